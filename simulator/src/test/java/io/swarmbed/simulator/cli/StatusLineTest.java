package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final StringWriter err = new StringWriter();

    @Test
    void what_is_done_at_once_leaves_no_progress_where_there_is_no_terminal() {
        StatusLine status = new StatusLine(new PrintWriter(err, true), false);
        status.show("0 of 24 runs  0 %");
        status.show("24 of 24 runs  100 %");
        status.clear();
        assertThat(err.toString()).isEmpty();
        status.warn("look here");
        assertThat(err.toString().lines()).containsExactly("look here");
    }
}

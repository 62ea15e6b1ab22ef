package io.swarmbed.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("count", "complete", "connections", "up");

    @Test
    void a_misspelt_name_is_recognised() {
        assertThat(Nearest.to("cuont", NAMES)).contains("count");
        assertThat(Nearest.to("conections", NAMES)).contains("connections");
        assertThat(Nearest.to("Count", NAMES)).contains("count");
        assertThat(Nearest.to("upp", NAMES)).contains("up");
    }

    @Test
    void something_else_is_not() {
        assertThat(Nearest.to("colour", NAMES)).isEmpty();
        assertThat(Nearest.to("", NAMES)).isEmpty();
        assertThat(Nearest.to("x".repeat(100_000), NAMES)).isEmpty();
    }
}

package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
    @Test
    void only_what_needs_quotes_gets_them() {
        assertThat(ShellWords.joined(
                        List.of("compare", "a.yaml", "--vary", "home.up=1 kB/s,{name: b}", "", "it's", "~")))
                .isEqualTo("compare a.yaml --vary 'home.up=1 kB/s,{name: b}' '' 'it'\\''s' '~'");
    }
}

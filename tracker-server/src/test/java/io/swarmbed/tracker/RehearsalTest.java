package io.swarmbed.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void made_up_peers_are_answered() {
        assertThat(Rehearsal.perform(1)).isPositive();
    }
}

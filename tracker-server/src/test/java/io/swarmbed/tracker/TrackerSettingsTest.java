package io.swarmbed.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.tracker.swarm.SwarmSettings;
import org.junit.jupiter.api.Test;

class TrackerSettingsTest {
    @Test
    void a_peer_that_keeps_to_the_longest_interval_must_not_expire() {
        TrackerSettings tight = TrackerSettings.defaults()
                .withSwarm(SwarmSettings.defaults().withInterval(1000).withTimeout(1200));
        OperationSettings operation = OperationSettings.embedded().withJitterPercent(10);
        assertThatThrownBy(() -> tight.withOperation(operation))
                .hasMessage("with replies that name up to 1100 s the timeout must be at least 1210 s, not 1200 s");
        assertThat(tight.withSwarm(tight.swarm().withTimeout(1210)).withOperation(operation))
                .isNotNull();
    }

    @Test
    void a_tracker_on_its_own_has_defaults_that_fit_together() {
        assertThat(TrackerSettings.defaults()
                        .withOperation(OperationSettings.standalone())
                        .operation()
                        .jitterPercent())
                .isEqualTo(5);
    }
}

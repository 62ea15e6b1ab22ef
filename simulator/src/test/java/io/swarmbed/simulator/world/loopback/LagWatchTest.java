package io.swarmbed.simulator.world.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagWatchTest {
    private static final long MILLI = 1_000_000L;

    private long lag;
    private final LagWatch watch = new LagWatch(() -> lag);

    private void sample(long atMillis, long lagMillis) {
        lag = lagMillis * MILLI;
        assertThat(watch.sample(atMillis * MILLI)).isEqualTo(lag);
    }

    @Test
    void the_first_two_seconds_do_not_count() {
        sample(1500, 900);
        sample(2500, 3);
        assertThat(watch.keptPace()).isTrue();
        assertThat(watch.worstMillis()).isEqualTo(3);
    }

    @Test
    void a_loop_that_is_late_for_more_than_a_twentieth_of_the_run_has_slipped() {
        sample(9_500, 499);
        sample(10_000, 0);
        assertThat(watch.keptPace()).isTrue();
        sample(10_010, 210);
        assertThat(watch.keptPace()).isFalse();
        assertThat(watch.worstMillis()).isEqualTo(499);
    }

    @Test
    void a_little_late_all_the_time_is_no_harm() {
        for (int second = 3; second < 20; second++) {
            sample(second * 1000L, 200);
        }
        assertThat(watch.keptPace()).isTrue();
    }
}

package io.swarmbed.tracker.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateHistoryTest {
    private final RateHistory history = new RateHistory();

    @Test
    void a_rate_is_the_mean_over_its_span_or_over_what_there_is() {
        assertThat(history.tenthsPerSecond(5)).isZero();
        tell(0, 10, 100);
        assertThat(history.tenthsPerSecond(5)).isEqualTo(1000);
        assertThat(history.tenthsPerSecond(900)).isEqualTo(1000);
        tell(10, 20, 50);
        assertThat(history.tenthsPerSecond(5)).isEqualTo(500);
        assertThat(history.tenthsPerSecond(60)).isBetween(730L, 770L);
    }

    @Test
    void samples_that_came_late_count_for_the_time_that_passed() {
        history.sample(0, 0);
        history.sample(1000, 10 * Figures.SECOND);
        assertThat(history.tenthsPerSecond(1)).isEqualTo(1000);
    }

    @Test
    void the_last_quarter_of_an_hour_is_remembered_however_long_the_tracker_runs() {
        tell(0, 5000, 10);
        tell(5000, 5901, 20);
        assertThat(history.tenthsPerSecond(900)).isEqualTo(200);
        assertThat(history.courseTenthsPerSecond(90, 10)).hasSize(90).containsOnly(200L);
    }

    @Test
    void a_course_lists_whole_spans_oldest_first() {
        assertThat(history.courseTenthsPerSecond(90, 10)).isEmpty();
        tell(0, 10, 1);
        tell(10, 21, 2);
        assertThat(history.courseTenthsPerSecond(90, 10)).containsExactly(10L, 20L);
    }

    private long total;

    private void tell(int from, int to, int perSecond) {
        for (int second = from; second < to; second++) {
            history.sample(total, second * Figures.SECOND);
            total += perSecond;
        }
    }
}

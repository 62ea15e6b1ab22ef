package io.swarmbed.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void requests_are_due_at_even_times_from_the_start() {
        Schedule schedule = new Schedule(1_000, 4);
        assertThat(schedule.nextAt()).isEqualTo(1_000);
        schedule.advance();
        assertThat(schedule.nextAt()).isEqualTo(250_001_000);
        schedule.advance();
        assertThat(schedule.nextAt()).isEqualTo(500_001_000);
    }

    @Test
    void a_rate_that_does_not_divide_a_second_does_not_drift() {
        Schedule schedule = new Schedule(0, 3);
        for (int i = 0; i < 3_000_000; i++) {
            schedule.advance();
        }
        assertThat(schedule.nextAt()).isEqualTo(1_000_000L * 1_000_000_000L);
    }
}

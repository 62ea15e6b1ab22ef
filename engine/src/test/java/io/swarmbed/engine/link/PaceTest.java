package io.swarmbed.engine.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    @Test
    void fractions_of_a_nanosecond_are_not_lost() {
        Pace pace = new Pace(3);
        for (int i = 0; i < 3000; i++) {
            pace.occupy(1, 0, i > 0);
        }
        assertThat(pace.busyUntil()).isEqualTo(1000 * SECOND);
    }

    @Test
    void what_is_owed_while_busy_is_added_to_the_next_block() {
        Pace pace = new Pace(1000);
        pace.occupy(10, 0, false);
        pace.owe(5, 3 * MS);

        assertThat(pace.occupy(10, 10 * MS, true)).isEqualTo(25 * MS);
    }

    @Test
    void what_is_owed_is_paid_by_the_time_in_which_the_link_is_idle() {
        Pace pace = new Pace(1000);
        pace.owe(1_000_000, 0);

        assertThat(pace.occupy(10, 999 * SECOND, false)).isEqualTo(1000 * SECOND + 10 * MS);

        pace.owe(7, 2000 * SECOND);
        assertThat(pace.occupy(10, 2000 * SECOND + 4 * MS, false)).isEqualTo(2000 * SECOND + 17 * MS);
    }

    @Test
    void time_that_was_idle_before_the_debt_does_not_pay_it() {
        Pace pace = new Pace(1000);
        pace.occupy(10, 0, false);
        pace.owe(20, SECOND);

        assertThat(pace.occupy(10, SECOND, false)).isEqualTo(SECOND + 30 * MS);
    }

    @Test
    void what_remains_of_a_message_moves_at_the_new_rate() {
        Pace pace = new Pace(1000);
        pace.occupy(10, 0, false);
        pace.rate(3, 4 * MS);

        assertThat(pace.busyUntil()).isEqualTo(2 * SECOND + 4 * MS);
        pace.rate(1000, SECOND + 4 * MS);
        assertThat(pace.busyUntil()).isEqualTo(SECOND + 7 * MS);
        assertThat(pace.occupy(10, SECOND + 7 * MS, true)).isEqualTo(SECOND + 17 * MS);
    }

    @Test
    void a_late_timer_is_made_up_for_only_while_there_was_work_all_along() {
        Pace pace = new Pace(1000);
        pace.occupy(10, 0, false);

        assertThat(pace.occupy(10, 15 * MS, true)).isEqualTo(20 * MS);
        assertThat(pace.occupy(10, 25 * MS, false)).isEqualTo(35 * MS);
        assertThat(pace.occupy(10, 500 * MS, true)).isEqualTo(460 * MS);
    }

    @Test
    void a_link_without_a_limit_is_never_busy() {
        Pace pace = new Pace(0);
        pace.owe(1000, 0);

        assertThat(pace.occupy(1000, 7, true)).isEqualTo(7);
        assertThat(pace.idle(0)).isTrue();
        assertThatThrownBy(() -> new Pace(-1)).hasMessage("a rate cannot be negative: -1");
    }

    @Test
    void what_has_not_moved_yet_is_known_at_any_time() {
        Pace pace = new Pace(1000);
        assertThat(pace.unmoved(0)).isZero();
        pace.occupy(10, 0, false);
        assertThat(pace.unmoved(0)).isEqualTo(10);
        assertThat(pace.unmoved(4 * MS + 1)).isEqualTo(6);
        assertThat(pace.unmoved(10 * MS)).isZero();
        assertThat(new Pace(0).unmoved(0)).isZero();
    }
}

package io.swarmbed.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.reports.table.RunInfo;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Four pieces of two seconds each; the leecher joins at 100 s, and a piece that comes at -1 never comes. */
final class ViewerTest {
    private static final double STAYS = Double.POSITIVE_INFINITY;

    private static Viewer viewer(double start, double until, double... arrivals) {
        int[] pieces = IntStream.range(0, arrivals.length)
                .filter(piece -> arrivals[piece] >= 0)
                .toArray();
        double[] times =
                IntStream.of(pieces).mapToDouble(piece -> 100 + arrivals[piece]).toArray();
        RunInfo.Playback playback = new RunInfo.Playback(50, start);
        return Viewer.of(times, pieces, 100, 100 + until, arrivals.length, 100, playback);
    }

    @Test
    void pieces_that_come_in_time_are_played_without_a_stop() {
        Viewer viewer = viewer(3, STAYS, 1, 5, 7, 0);
        assertThat(viewer.continuity()).hasValue(1);
        // Two pieces are needed for three seconds.
        assertThat(viewer.startUpDelay()).hasValue(5);
        assertThat(viewer.startNeeded()).hasValue(3);
        assertThat(viewer.stalls()).isEqualTo(new Viewer.Stalls(0, 0));
    }

    @Test
    void one_player_skips_what_is_late_and_the_other_waits_for_it() {
        Viewer viewer = viewer(2, STAYS, 2, 4.5, 5, 20);
        // Due at 2, 4, 6 and 8.
        assertThat(viewer.continuity()).hasValue(0.5);
        assertThat(viewer.startUpDelay()).hasValue(2);
        assertThat(viewer.startNeeded()).hasValue(14);
        // Waits from 4 to 4.5, and from 8.5 to 20.
        assertThat(viewer.stalls()).isEqualTo(new Viewer.Stalls(2, 12));
    }

    @Test
    void one_who_waits_gathers_as_much_as_at_the_start_before_going_on() {
        Viewer viewer = viewer(4, STAYS, 0, 1, 6, 11);
        // Plays from 1 to 5, and waits for the last two pieces until 11.
        assertThat(viewer.stalls()).isEqualTo(new Viewer.Stalls(1, 6));
    }

    @Test
    void one_who_leaves_is_owed_what_was_due_before() {
        Viewer viewer = viewer(2, 7, 1, 3, -1, -1);
        // Due at 2, 4 and 6; the fourth piece not before it left.
        assertThat(viewer.continuity()).hasValue(2.0 / 3);
        assertThat(viewer.startNeeded()).isEmpty();
        // Plays from 1 to 5, and waits until it leaves.
        assertThat(viewer.stalls()).isEqualTo(new Viewer.Stalls(1, 2));
    }

    @Test
    void one_who_got_nothing_never_began() {
        Viewer viewer = viewer(2, 9, -1, -1, -1, -1);
        assertThat(viewer.continuity()).hasValue(0);
        assertThat(viewer.startUpDelay()).isEmpty();
        assertThat(viewer(10, 9, -1).continuity()).isEmpty();
    }
}

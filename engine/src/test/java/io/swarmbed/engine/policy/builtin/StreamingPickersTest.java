package io.swarmbed.engine.policy.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swarmbed.engine.policy.PiecePicker;
import org.junit.jupiter.api.Test;

/** Pickers that go by position, see {@link Offer} for the drawings. */
class StreamingPickersTest {
    /** A window of three of ten pieces. */
    private static Window window(boolean greedy, double probability) {
        return new Window(0.3, greedy, probability);
    }

    @Test
    void inside_the_window_the_rarest_of_the_first_missing_pieces_is_picked() {
        assertThat(Offer.of("3211111111", "          ").picks(window(false, 1))).containsExactly(2);
        assertThat(Offer.of("3221111111", "          ").picks(window(false, 1))).containsExactly(1, 2);
    }

    @Test
    void the_window_counts_missing_pieces_and_moves_on_as_they_are_verified() {
        assertThat(Offer.of("9933311111", "vv        ").picks(window(false, 1))).containsExactly(2, 3, 4);
        assertThat(Offer.of("9333331111", " vv       ").picks(window(false, 1)))
                .as("0, 3 and 4, of which 0 is common")
                .containsExactly(3, 4);
        assertThat(Offer.of("3333333333", "          ").download(window(true, 1)))
                .isEqualTo("0123456789");
    }

    @Test
    void a_piece_that_this_peer_lacks_keeps_its_place_in_the_window() {
        assertThat(Offer.of("3333333333", "--        ").picks(window(false, 1))).containsExactly(2);
    }

    @Test
    void a_greedy_window_takes_the_lowest_piece() {
        assertThat(Offer.of("9911111111", "          ").picks(window(true, 1))).containsExactly(0);
        assertThat(Offer.of("9911111111", " o        ").picks(window(true, 1))).containsExactly(0);
        assertThat(Offer.of("9911111111", "-o        ").picks(window(true, 1))).containsExactly(1);
    }

    @Test
    void behind_the_window_the_rarest_piece_is_picked() {
        assertThat(Offer.of("1115333331", "          ").picks(window(false, 0))).containsExactly(9);
    }

    @Test
    void picks_fall_inside_the_window_with_probability_p() {
        int[] counts = Offer.of("1999999991", "          ").counts(window(false, 0.8), 10_000);
        assertThat(counts[0]).isBetween(7_800, 8_200);
        assertThat(counts[0] + counts[9]).isEqualTo(10_000);
    }

    @Test
    void where_the_peer_has_nothing_on_one_side_the_pick_is_made_on_the_other() {
        assertThat(Offer.of("1111111111", "---- -----").picks(window(false, 1))).containsExactly(4);
        assertThat(Offer.of("1111111111", " ---------").picks(window(false, 0))).containsExactly(0);
        assertThat(Offer.of("1111111111", "----------").picks(window(false, 0.5)))
                .containsExactly(PiecePicker.NONE);
    }

    @Test
    void each_side_of_the_window_finishes_what_is_open_there() {
        assertThat(Offer.of("2222222222", " o    o   ").picks(window(false, 1))).containsExactly(1);
        assertThat(Offer.of("2222222222", " o    o   ").picks(window(false, 0))).containsExactly(6);
        assertThat(Offer.of("1222222122", " o    o   ").picks(window(false, 0.5)))
                .as("strictly rarer ones win")
                .containsExactly(0, 7);
    }

    @Test
    void the_smallest_window_is_the_first_missing_piece() {
        assertThat(Offer.of("9911111111", "v         ").picks(new Window(0, false, 1)))
                .containsExactly(1);
    }

    @Test
    void the_newest_pieces_of_the_buffer_are_taken_rarest_first() {
        PiecePicker mixed = new Mixed(6, 3);
        assertThat(Offer.of("1114241111", "          ").picks(mixed)).containsExactly(4);
        assertThat(Offer.of("1114441111", "          ").picks(mixed)).containsExactly(3, 4, 5);
        assertThat(Offer.of("1111111111", "v         ").picks(mixed))
                .as("one further on")
                .containsExactly(4, 5, 6);
    }

    @Test
    void without_one_of_the_newest_the_piece_played_soonest_is_taken() {
        PiecePicker mixed = new Mixed(6, 3);
        assertThat(Offer.of("9111111111", "   vvv    ").picks(mixed)).containsExactly(0);
        assertThat(Offer.of("9111111111", "-  ---    ").picks(mixed)).containsExactly(1);
    }

    @Test
    void behind_the_buffer_pieces_come_in_order_and_only_from_peers_that_have_nothing_else() {
        PiecePicker mixed = new Mixed(6, 3);
        assertThat(Offer.of("9999999111", "------    ").picks(mixed)).containsExactly(6);
        assertThat(Offer.of("9999999111", "-----     ").picks(mixed)).containsExactly(5);
    }

    @Test
    void what_is_open_in_the_buffer_is_finished_unless_a_rarer_one_of_the_newest_is_unstarted() {
        PiecePicker mixed = new Mixed(6, 3);
        assertThat(Offer.of("2222222222", " o        ").picks(mixed)).containsExactly(1);
        assertThat(Offer.of("2222221111", "    o     ").picks(mixed)).containsExactly(4);
        assertThat(Offer.of("2222212222", " o        ").picks(mixed)).containsExactly(5);
        assertThat(Offer.of("1212222222", " o        ").picks(mixed))
                .as("0 is rarer, but not new")
                .containsExactly(1);
    }

    @Test
    void a_mixed_download_fetches_what_comes_into_the_buffer_and_what_is_played_next_in_turn() {
        assertThat(Offer.of("5555512345", "          ").download(new Mixed(6, 1)))
                .isEqualTo("5061728394");
        assertThat(Offer.of("1111111111", "          ").download(new Mixed(4, 0)))
                .isEqualTo("0123456789");
    }

    @Test
    void a_buffer_smaller_than_its_newest_part_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mixed(4, 5))
                .withMessage("the buffer has 4 pieces, so rarest is 4 at most, not 5");
    }

    @Test
    void the_far_end_of_the_buffer_may_lie_behind_the_content() {
        assertThat(Offer.of("2111111112", "vvvvvvv   ").picks(new Mixed(6, 3)))
                .as("only two positions are new ones")
                .containsExactly(7);
    }
}

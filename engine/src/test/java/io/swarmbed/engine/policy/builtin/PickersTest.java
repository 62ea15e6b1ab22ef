package io.swarmbed.engine.policy.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.PiecePicker;
import org.junit.jupiter.api.Test;

/** The character of each built-in picker, see {@link Offer} for the drawings. */
class PickersTest {
    private final PiecePicker rarest = new RarestFirst(0);
    private final PiecePicker random = new RandomPieces();
    private final PiecePicker sequential = new Sequential();

    @Test
    void pickers_differ_in_the_order_of_a_whole_download() {
        assertThat(Offer.of("31425", "     ").download(rarest)).isEqualTo("13024");
        assertThat(Offer.of("31425", "     ").download(sequential)).isEqualTo("01234");
        assertThat(Offer.of("31425", "     ").download(random)).hasSize(5).isNotEqualTo("01234");
    }

    @Test
    void nothing_is_picked_where_nothing_is_offered() {
        for (PiecePicker picker : new PiecePicker[] {rarest, random, sequential, new RarestFirst()}) {
            assertThat(Offer.of("111", "v-v").picks(picker)).containsOnly(PiecePicker.NONE);
        }
    }

    @Test
    void rarest_first_draws_among_equally_rare_pieces() {
        assertThat(Offer.of("2113127", "       ").picks(rarest)).containsExactly(1, 2, 4);
    }

    @Test
    void rarest_first_takes_the_rarest_that_this_peer_has() {
        assertThat(Offer.of("21312", " - - ").picks(rarest)).containsExactly(0, 4);
    }

    @Test
    void an_open_piece_is_finished_before_one_as_rare_is_started() {
        assertThat(Offer.of("2222", "  o ").picks(rarest)).containsExactly(2);
        assertThat(Offer.of("2222", "  o ").bySeed().picks(rarest)).containsExactly(2);
    }

    @Test
    void a_strictly_rarer_unstarted_piece_comes_before_an_open_one() {
        assertThat(Offer.of("2212", "o   ").picks(rarest)).containsExactly(2);
        assertThat(Offer.of("2212", "o   ").bySeed().picks(rarest)).containsExactly(2);
    }

    @Test
    void the_rarest_of_the_open_pieces_is_finished_first() {
        assertThat(Offer.of("4352", " oo-").picks(rarest)).containsExactly(1);
        assertThat(Offer.of("4332", "voo-").picks(rarest))
                .as("the one opened first")
                .containsExactly(1);
    }

    @Test
    void until_it_has_pieces_to_trade_rarest_first_picks_at_random() {
        PiecePicker picker = new RarestFirst();
        assertThat(Offer.of("91919", "     ").verified(3).picks(picker)).containsExactly(0, 1, 2, 3, 4);
        assertThat(Offer.of("91919", "     ").verified(4).picks(picker)).containsExactly(1, 3);
    }

    @Test
    void until_it_has_pieces_to_trade_rarest_first_finishes_what_is_open() {
        PiecePicker picker = new RarestFirst();
        assertThat(Offer.of("91919", "  o  ").verified(3).picks(picker)).containsExactly(2);
        assertThat(Offer.of("91919", "  o  ").verified(4).picks(picker)).containsExactly(1, 3);
    }

    @Test
    void with_a_seed_rarity_counts_from_the_first_piece_on() {
        PiecePicker picker = new RarestFirst();
        assertThat(Offer.of("91919", "     ").bySeed().picks(picker)).containsExactly(1, 3);
        assertThat(Offer.of("91919", "  o  ").bySeed().picks(picker)).containsExactly(1, 3);
        assertThat(Offer.of("99999", "  o  ").bySeed().picks(picker)).containsExactly(2);
    }

    @Test
    void random_does_not_care_for_rarity() {
        assertThat(Offer.of("19191", "    -").picks(random)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void random_finishes_what_it_began_with_a_seed_too() {
        assertThat(Offer.of("19191", " o  o").picks(random)).containsExactly(1);
        assertThat(Offer.of("19191", " o  o").bySeed().picks(random)).containsExactly(1);
    }

    @Test
    void sequential_takes_the_lowest_piece_open_or_not() {
        assertThat(Offer.of("19191", "v o  ").picks(sequential)).containsExactly(1);
        assertThat(Offer.of("19191", "v-o  ").picks(sequential)).containsExactly(2);
        assertThat(Offer.of("19191", "vv-o ").bySeed().picks(sequential)).containsExactly(3);
    }
}

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

    @Test
    void global_rarest_counts_the_copies_of_the_whole_swarm() {
        PiecePicker global = new GlobalRarest(0);
        assertThat(Offer.of("11999", "     ").inSwarm("99113").picks(global)).containsExactly(2, 3);
        assertThat(Offer.of("11999", "  -  ").inSwarm("99113").picks(global)).containsExactly(3);
        assertThat(Offer.of("31425", "     ").inSwarm("52413").download(global)).isEqualTo("31420");
    }

    @Test
    void global_rarest_applies_mainline_s_rule_for_open_pieces_to_those_copies() {
        PiecePicker global = new GlobalRarest(0);
        assertThat(Offer.of("11111", "o  o ").inSwarm("32222").picks(global)).containsExactly(3);
        assertThat(Offer.of("11111", "o  o ").inSwarm("32212").bySeed().picks(global))
                .containsExactly(3);
        assertThat(Offer.of("11111", "o  o ").inSwarm("32221").picks(global)).containsExactly(4);
    }

    @Test
    void global_rarest_begins_at_random_as_rarest_first_does() {
        PiecePicker global = new GlobalRarest(4);
        assertThat(Offer.of("11111", "     ").inSwarm("12345").verified(3).picks(global))
                .hasSize(5);
        assertThat(Offer.of("11111", "     ").inSwarm("12345").verified(4).picks(global))
                .containsExactly(0);
        assertThat(Offer.of("11111", "     ").inSwarm("12345").bySeed().picks(global))
                .containsExactly(0);
    }

    @Test
    void where_nobody_counts_the_swarm_global_rarest_is_rarest_first() {
        assertThat(Offer.of("2113127", "       ").picks(new GlobalRarest(0))).containsExactly(1, 2, 4);
    }

    @Test
    void weighted_rarest_draws_by_the_inverse_of_the_copies() {
        int[] counts = Offer.of("124", "   ").counts(new WeightedRarest(1), 70_000);
        assertThat(counts[0]).isBetween(39_000, 41_000);
        assertThat(counts[1]).isBetween(19_200, 20_800);
        assertThat(counts[2]).isBetween(9_300, 10_700);
    }

    @Test
    void alpha_leads_from_random_to_rarest_first() {
        int[] random = Offer.of("19", "  ").counts(new WeightedRarest(0), 10_000);
        assertThat(random[0]).isBetween(4_800, 5_200);
        int[] sharp = Offer.of("19", "  ").counts(new WeightedRarest(10), 10_000);
        assertThat(sharp[0]).isEqualTo(10_000);
    }

    @Test
    void weighted_rarest_starts_what_it_draws_only_where_no_open_piece_is_as_rare() {
        assertThat(Offer.of("2229", "  o ").picks(new WeightedRarest(0))).containsExactly(2);
        assertThat(Offer.of("1229", "  o ").picks(new WeightedRarest(0)))
                .as("a rarer one or, where another is drawn, the open one")
                .containsExactly(0, 2);
    }

    @Test
    void nothing_is_picked_by_any_picker_where_nothing_is_offered() {
        for (PiecePicker picker : new PiecePicker[] {
            new GlobalRarest(0),
            new GlobalRarest(4),
            new WeightedRarest(1),
            new Window(0.5, false, 0.5),
            new Mixed(3, 1)
        }) {
            assertThat(Offer.of("111", "v-v").picks(picker)).containsOnly(PiecePicker.NONE);
        }
    }
}

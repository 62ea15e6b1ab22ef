package io.swarmbed.engine.policy.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmbed.engine.policy.ChokeView.Cause;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bargains of a strategic peer, round by round; see {@link ChokeTable} for the strings. */
class BitTyrantTest {
    private static final long KB = 1024;
    private static final Offset<Double> CLOSE = within(1e-6);

    private final RuleChoker tyrant = new RuleChoker(new BitTyrant(), SeedRule.MAINLINE.rule());
    /** 100 kB/s has an active set of five, so every peer costs 20 kB/s at first. */
    private final ChokeTable table = new ChokeTable(tyrant, 2, 3).capacity(100 * KB);

    private final Bargain bargain = new Bargain();
    private final ChokePeer peer = new ChokePeer(0);

    /** A round has passed in which the peer was unchoked and gave at this rate, or choked us. */
    private void pass(boolean serves, long rate) {
        peer.choked = false;
        peer.chokesUs = !serves;
        peer.downloadRate = rate;
        table.next();
        bargain.learn(peer, table);
    }

    private double cost() {
        return bargain.cost(100 * KB) / KB;
    }

    @ParameterizedTest
    @CsvSource({
        "10, 2",
        "11, 3",
        "34, 3",
        "35, 4",
        "79, 4",
        "80, 5",
        "199, 5",
        "200, 6",
        "349, 6",
        "350, 7",
        "599, 7",
        "600, 8",
        "899, 8",
        "900, 9",
        "100000, 9"
    })
    void the_assumed_active_set_grows_with_capacity(int kilobytesPerSecond, int set) {
        assertThat(Bargain.activeSet(kilobytesPerSecond * KB)).isEqualTo(set);
    }

    @Test
    void a_peer_costs_the_equal_split_at_first() {
        assertThat(cost()).isCloseTo(20, CLOSE);
    }

    @Test
    void from_the_third_reciprocated_round_on_it_becomes_cheaper() {
        double[] expected = {20, 20, 18, 16.2, 14.58};
        for (double costs : expected) {
            pass(true, 5 * KB);
            assertThat(cost()).isCloseTo(costs, CLOSE);
        }
    }

    @Test
    void a_round_without_reciprocation_makes_it_dearer_and_counts_anew() {
        pass(true, KB);
        pass(true, KB);
        pass(false, KB);
        assertThat(cost()).isCloseTo(24, CLOSE);
        pass(true, KB);
        pass(true, KB);
        assertThat(cost()).isCloseTo(24, CLOSE);
        pass(true, KB);
        assertThat(cost()).isCloseTo(21.6, CLOSE);
    }

    @Test
    void a_peer_that_is_choked_or_has_nothing_to_give_keeps_its_price() {
        peer.choked = true;
        peer.chokesUs = true;
        table.next();
        bargain.learn(peer, table);
        assertThat(cost()).isCloseTo(20, CLOSE);
        peer.interesting = false;
        pass(false, 0);
        assertThat(cost()).isCloseTo(20, CLOSE);
    }

    @Test
    void prices_stay_between_a_block_in_a_round_and_the_whole_capacity() {
        for (int round = 0; round < 100; round++) {
            pass(true, KB);
        }
        assertThat(cost()).isCloseTo(1.6, within(0.2));
        for (int round = 0; round < 100; round++) {
            pass(false, 0);
        }
        assertThat(cost()).isEqualTo(100);
    }

    @Test
    void what_a_peer_gives_is_measured_once_it_has_served_for_a_round() {
        assertThat(bargain.worth(peer, table))
                .as("unknown: as much as it costs")
                .isCloseTo(1, CLOSE);
        pass(true, 40 * KB);
        assertThat(bargain.worth(peer, table)).isCloseTo(1, CLOSE);
        pass(true, 40 * KB);
        assertThat(bargain.worth(peer, table)).isCloseTo(2, CLOSE);
        pass(false, 0);
        assertThat(bargain.worth(peer, table)).as("dearer").isCloseTo(40 / 24.0, CLOSE);
    }

    @Test
    void before_that_it_is_the_equal_split_of_the_rate_at_which_it_tells_of_pieces() {
        peer.chokesUs = true;
        peer.pieceCount = 10;
        table.next();
        bargain.learn(peer, table);
        // 64 KiB pieces, 25 of them in twenty seconds: 80 kB/s, of which a fifth is for one of five.
        table.next();
        table.next();
        peer.pieceCount = 35;
        assertThat(bargain.worth(peer, table)).isCloseTo(16.0 / 20, CLOSE);
    }

    @Test
    void peers_are_unchoked_until_their_prices_reach_the_capacity() {
        assertThat(table.connect(8).next().replace(".", "")).hasSize(5);
        assertThat(table.shares().stream().filter(share -> share == 20)).hasSize(5);
        assertThat(table.capacity(8 * KB).next().replace(".", ""))
                .as("the prices of earlier rounds stay, cut to the capacity")
                .hasSize(1);
    }

    @Test
    void the_best_bargains_are_unchoked_and_weigh_what_they_cost() {
        table.connect(8);
        for (int i = 0; i < 8; i++) {
            table.peer(i).chokesUs = i >= 3;
        }
        table.downloadRates("99900000");
        for (int i = 0; i < 3; i++) {
            table.peer(i).downloadRate = (30 + 10L * i) * KB;
        }
        for (int round = 0; round < 20; round++) {
            table.next();
        }
        assertThat(table.next()).startsWith("RRR");
        assertThat(table.peer(0).weight).isEqualTo(table.peer(2).weight);
        assertThat(table.connected().subList(3, 8))
                .filteredOn(other -> !other.choked)
                .allSatisfy(other -> assertThat(other.weight).isGreaterThan(table.peer(0).weight));
    }

    @Test
    void who_has_nothing_to_give_gets_what_is_left() {
        table.connect(6);
        for (int i = 0; i < 4; i++) {
            table.peer(i).interesting = false;
        }
        String outcome = table.next();
        assertThat(outcome).endsWith("RR");
        assertThat(outcome.replace(".", "")).hasSize(5);
    }

    @Test
    void between_rounds_of_the_clock_prices_stay_and_free_capacity_is_given() {
        table.connect(6);
        String outcome = table.next();
        int leaving = outcome.indexOf('R');
        assertThat(table.leave(leaving)).isEqualTo("RRRRR");
        assertThat(table.hold(Cause.INTEREST)).isEqualTo("RRRRR");
    }

    @Test
    void without_a_limit_everybody_is_unchoked() {
        ChokeTable unlimited = new ChokeTable(tyrant, 2, 3).connect(7);
        assertThat(unlimited.next()).isEqualTo("RRRRRRR");
        assertThat(unlimited.shares()).containsOnly(14);
    }
}

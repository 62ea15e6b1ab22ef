package io.swarmbed.engine.policy.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.ChokeView.Cause;
import io.swarmbed.engine.random.RandomStream;
import org.junit.jupiter.api.Test;

/** The leecher half, round by round; see {@link ChokeTable} for the strings. */
class TitForTatTest {
    private static ChokeTable leecher(int slots) {
        return new ChokeTable(new TitForTat(), slots, 5);
    }

    private static long count(String outcome, char kind) {
        return outcome.chars().filter(c -> c == kind).count();
    }

    @Test
    void those_who_give_most_are_unchoked_and_one_more_by_turns() {
        ChokeTable table = leecher(4).connect(8).downloadRates("10902803");
        for (int round = 0; round < 12; round++) {
            String outcome = table.next();
            assertThat(outcome).matches("..R..R.R");
            assertThat(count(outcome, 'O')).isEqualTo(1);
        }
    }

    @Test
    void the_optimistic_unchoke_moves_on_every_third_round() {
        ChokeTable table = leecher(4).connect(5).downloadRates("99900");
        String first = table.next();
        String second = first.equals("RRRO.") ? "RRR.O" : "RRRO.";
        assertThat(table.next()).isEqualTo(first);
        for (int turn = 0; turn < 4; turn++) {
            String expected = turn % 2 == 0 ? second : first;
            for (int round = 0; round < 3; round++) {
                assertThat(table.next()).as("turn " + turn + ", round " + round).isEqualTo(expected);
            }
        }
    }

    @Test
    void an_optimistic_peer_that_gives_well_gets_a_regular_slot() {
        ChokeTable table = leecher(4).connect(5).downloadRates("54300");
        int lucky = table.next().indexOf('O');
        table.peer(lucky).downloadRate = 9;
        String outcome = table.next();
        assertThat(outcome.charAt(lucky)).isEqualTo('R');
        assertThat(outcome).startsWith("RR").contains("O", ".");
    }

    @Test
    void snubbed_peers_get_the_optimistic_slot_at_most() {
        ChokeTable table = leecher(4).connect(5).downloadRates("98765").snubbed("ss...");
        for (int round = 0; round < 9; round++) {
            String outcome = table.next();
            assertThat(outcome).endsWith("RRR");
            assertThat(count(outcome, 'O')).isEqualTo(1);
        }
    }

    @Test
    void two_are_unchoked_by_turns_when_nobody_earns_a_slot() {
        ChokeTable table = leecher(4).connect(5).snubbed("sssss");
        assertThat(count(table.next(), 'O')).isEqualTo(2);
        assertThat(count(table.snubbed("sss.s").next(), 'O')).isEqualTo(1);
    }

    @Test
    void a_single_slot_goes_by_turns() {
        ChokeTable table = leecher(1).connect(3).downloadRates("900");
        for (int round = 0; round < 9; round++) {
            assertThat(table.next())
                    .matches("[O.]{3}")
                    .satisfies(o -> assertThat(count(o, 'O')).isEqualTo(1));
        }
        assertThat(table.connected())
                .allSatisfy(peer -> assertThat(peer.roundsOptimistic).isBetween(2, 4));
    }

    @Test
    void peers_without_interest_do_not_use_up_the_optimistic_slot() {
        ChokeTable table = leecher(4).connect(6).downloadRates("999000").interested("iii---");
        assertThat(table.next()).isEqualTo("RRRooo");
        String outcome = table.interested("iiiiii").hold(Cause.INTEREST);
        assertThat(outcome).startsWith("RRR");
        assertThat(count(outcome, 'O')).isEqualTo(1);
    }

    @Test
    void the_slot_of_one_who_leaves_is_given_at_once_and_the_turn_stays() {
        ChokeTable table = leecher(4).connect(6).downloadRates("987600");
        table.next();
        int optimistic = table.hold(Cause.INTEREST).indexOf('O');
        String outcome = table.leave(0);
        assertThat(outcome).startsWith("RRR");
        assertThat(outcome.indexOf('O')).isEqualTo(optimistic == 3 ? outcome.indexOf('O') : optimistic - 1);
        assertThat(count(outcome, 'O')).isEqualTo(1);
    }

    @Test
    void the_slot_of_one_who_loses_interest_is_given_at_once() {
        ChokeTable table = leecher(4).connect(6).downloadRates("987600");
        table.next();
        assertThat(table.interested("-iiiii").hold(Cause.INTEREST)).matches("[o.]RRR..");
    }

    /** Peers come and go; whoever is there long enough has had as many optimistic rounds as anybody. */
    @Test
    void in_the_long_run_everybody_is_unchoked_optimistically_as_often() {
        ChokeTable table = leecher(4).connect(43);
        for (int i = 0; i < 3; i++) {
            table.peer(i).downloadRate = 100;
        }
        RandomStream draws = new RandomStream(11);
        for (int round = 0; round < 40 * ChokeTable.ROUNDS_PER_ROTATION * 25; round++) {
            table.next();
            if (draws.nextInt(20) == 0) {
                table.leave(33 + draws.nextInt(10));
                table.connect(1);
            }
        }
        assertThat(table.connected().subList(3, 33))
                .allSatisfy(peer -> assertThat(peer.roundsOptimistic).isBetween(75 * 85 / 100, 75 * 115 / 100));
    }

    @Test
    void among_equal_rates_nobody_is_favoured_for_having_been_there_first() {
        ChokeTable table = leecher(4).connect(40);
        int rounds = 40 * ChokeTable.ROUNDS_PER_ROTATION * 20;
        for (int round = 0; round < rounds; round++) {
            table.next();
        }
        int share = rounds * 4 / 40;
        assertThat(table.connected())
                .allSatisfy(peer -> assertThat(peer.roundsUnchoked).isBetween(share * 9 / 10, share * 11 / 10));
    }

    @Test
    void a_newcomer_s_first_turn_comes_at_any_time() {
        int[] waited = new int[4];
        for (int seed = 0; seed < 400; seed++) {
            ChokeTable table =
                    new ChokeTable(new TitForTat(), 4, seed).connect(19).downloadRates("999");
            table.next();
            table.connect(1);
            int rounds = 0;
            while (table.peer(19).roundsUnchoked == 0 && rounds < 100) {
                table.next();
                rounds++;
            }
            assertThat(rounds).as("seed " + seed).isLessThan(100);
            waited[Math.min(3, rounds / 12)]++;
        }
        assertThat(waited).as("seeds by twelve rounds of waiting").satisfies(counts -> {
            for (int quarter : counts) {
                assertThat(quarter).isBetween(60, 140);
            }
        });
    }

    @Test
    void a_free_rider_unchokes_nobody() {
        ChokeTable table = new ChokeTable(new FreeRider(), 4, 1).connect(3).downloadRates("999");
        assertThat(table.next()).isEqualTo("...");
        assertThat(table.complete().hold(Cause.COMPLETED)).isEqualTo("...");
    }
}

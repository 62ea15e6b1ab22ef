package io.swarmbed.engine.policy.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.ChokeView.Cause;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seed half, round by round; see {@link ChokeTable} for the strings. */
class SeedChokingTest {
    private static ChokeTable seed(int slots) {
        return new ChokeTable(new TitForTat(), slots, 3).complete();
    }

    private static int unchoked(ChokeTable table) {
        return (int) table.connected().stream().filter(peer -> !peer.choked).count();
    }

    private static int unchokes(ChokeTable table) {
        return table.connected().stream().mapToInt(peer -> peer.timesUnchoked).sum();
    }

    @Test
    void all_who_are_interested_are_served_while_there_are_slots() {
        ChokeTable table = seed(4).connect(5).interested("i-iii");
        for (int round = 0; round < 9; round++) {
            assertThat(table.next()).isEqualTo("S.SSS");
        }
    }

    /** With four slots two change hands in three rounds, so a slot is kept for six. */
    @Test
    void a_third_of_the_slots_changes_hands_in_three_rounds() {
        ChokeTable table = seed(4).connect(12).uploadRates("555555555555");
        table.next();
        for (int rotation = 0; rotation < 10; rotation++) {
            int before = unchokes(table);
            for (int round = 0; round < ChokeTable.ROUNDS_PER_ROTATION; round++) {
                table.next();
                assertThat(unchoked(table)).isEqualTo(4);
            }
            assertThat(unchokes(table) - before).isEqualTo(2);
        }
    }

    @Test
    void a_single_slot_goes_round() {
        ChokeTable table = seed(1).connect(4).uploadRates("9555");
        table.next();
        List<String> turns = new ArrayList<>();
        for (int turn = 0; turn < 5; turn++) {
            String outcome = table.next();
            turns.add(outcome);
            assertThat(table.next()).isEqualTo(outcome);
            assertThat(table.next()).isEqualTo(outcome);
        }
        assertThat(turns.subList(0, 4)).containsExactlyInAnyOrder("S...", ".S..", "..S.", "...S");
        assertThat(turns.get(4)).isEqualTo(turns.get(0));
    }

    @Test
    void the_one_unchoked_longest_ago_makes_way_unless_another_takes_nothing() {
        for (boolean idle : new boolean[] {false, true}) {
            ChokeTable table = seed(4).connect(12).uploadRates("555555555555");
            while (table.round() < 12) {
                table.next();
            }
            ChokePeer oldest = unchokedIn(table, 7);
            ChokePeer other = unchokedIn(table, 8);
            other.uploadRate = idle ? 0 : 5;
            table.next();
            assertThat(oldest.choked).isEqualTo(!idle);
            assertThat(other.choked).isEqualTo(idle);
        }
    }

    private static ChokePeer unchokedIn(ChokeTable table, int round) {
        return table.connected().stream()
                .filter(peer -> !peer.choked && peer.unchokedInRound == round)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_slot_of_one_who_leaves_is_given_at_once_and_counts_as_a_turn() {
        ChokeTable table = seed(3).connect(9).uploadRates("555555555");
        table.next();
        for (int round = 0; round < 30; round++) {
            int before = unchokes(table);
            if (round % 3 == 0) {
                int leaving = 0;
                while (table.peer(leaving).choked) {
                    leaving++;
                }
                int theirs = table.peer(leaving).timesUnchoked;
                table.leave(leaving);
                assertThat(unchoked(table)).isEqualTo(3);
                assertThat(unchokes(table)).isEqualTo(before - theirs + 1);
                table.connect(1).uploadRates("555555555");
                before = unchokes(table);
            }
            table.next();
            assertThat(unchoked(table)).isEqualTo(3);
            assertThat(unchokes(table) - before).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_leecher_that_completes_goes_over_to_serving_all() {
        ChokeTable table = new ChokeTable(new TitForTat(), 4, 3).connect(6).downloadRates("999000");
        assertThat(table.next()).startsWith("RRR").contains("O");
        String outcome = table.complete().hold(Cause.COMPLETED);
        assertThat(outcome).startsWith("SSS").matches("[S.]{6}");
        assertThat(unchoked(table)).isEqualTo(4);
    }

    /** Whatever their rates and their neighbours' coming and going, all get the same time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 10})
    void every_interested_peer_is_served_for_the_same_time(int slots) {
        ChokeTable table = seed(slots).connect(50);
        RandomStream draws = new RandomStream(slots);
        for (ChokePeer peer : table.connected()) {
            peer.uploadRate = 1 + peer.id() % 20;
        }
        int rounds = 12_000;
        for (int round = 0; round < rounds; round++) {
            if (draws.nextInt(30) == 0) {
                table.leave(40 + draws.nextInt(10));
                table.connect(1).peer(49).uploadRate = 1 + draws.nextInt(20);
            }
            table.next();
        }
        int share = rounds * slots / 50;
        assertThat(table.connected().subList(0, 40))
                .allSatisfy(peer -> assertThat(peer.roundsUnchoked).isBetween(share * 85 / 100, share * 115 / 100));
    }

    @Test
    void the_rule_before_4_0_serves_who_downloads_fastest_and_one_more_by_turns() {
        ChokeTable table = new ChokeTable(new TitForTat(SeedRule.FASTEST), 4, 3)
                .complete()
                .connect(8)
                .uploadRates("19213081");
        for (int round = 0; round < 30; round++) {
            assertThat(table.next()).matches(".S..S.S.");
            assertThat(unchoked(table)).isEqualTo(4);
        }
        assertThat(table.connected())
                .allSatisfy(peer -> assertThat(peer.roundsUnchoked).isPositive());
    }
}

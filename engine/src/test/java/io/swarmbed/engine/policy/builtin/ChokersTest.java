package io.swarmbed.engine.policy.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.ChokeView.Cause;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.engine.policy.PolicyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The character of each choker beside tit for tat, round by round; see {@link ChokeTable} for the strings. */
class ChokersTest {
    private static ChokeTable table(String choker, int slots, String... options) {
        return new ChokeTable(choker(choker, options), slots, 3);
    }

    private static Choker choker(String name, String... options) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            given.put(options[i], options[i + 1]);
        }
        try {
            return Policies.builtIn().choker(new PolicyChoice(name, given)).get();
        } catch (PolicyException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static long count(String outcome, char kind) {
        return outcome.chars().filter(c -> c == kind).count();
    }

    // ---- whoever has a slot keeps it

    @Test
    void fixed_slots_stay_with_those_who_have_them_whatever_others_give() {
        ChokeTable table = table("fixed-slots", 2).connect(5);
        String first = table.next();
        assertThat(count(first, 'R')).isEqualTo(2);
        table.downloadRates(first.replace('R', '0').replace('.', '9'));
        for (int round = 0; round < 12; round++) {
            assertThat(table.next()).isEqualTo(first);
        }
    }

    @Test
    void a_fixed_slot_falls_free_when_interest_is_lost_or_the_peer_leaves() {
        ChokeTable table = table("fixed-slots", 1).connect(3);
        int first = table.next().indexOf('R');
        table.peer(first).interested = false;
        int second = table.hold(Cause.INTEREST).indexOf('R');
        assertThat(second).isNotEqualTo(first).isNotNegative();
        table.peer(first).interested = true;
        assertThat(table.next().indexOf('R')).as("no way back").isEqualTo(second);
        assertThat(table.leave(second)).contains("R");
    }

    @Test
    void round_robin_moves_all_slots_on_together_and_serves_everybody_for_the_same_time() {
        ChokeTable table = table("round-robin", 2).connect(6).downloadRates("900000");
        for (int turn = 0; turn < 30; turn++) {
            String outcome = table.next();
            while (table.round() % ChokeTable.ROUNDS_PER_ROTATION != ChokeTable.ROUNDS_PER_ROTATION - 1) {
                assertThat(table.next()).isEqualTo(outcome);
            }
        }
        int rounds = table.connected().get(0).roundsUnchoked;
        assertThat(table.connected())
                .allSatisfy(peer -> assertThat(peer.roundsUnchoked).isBetween(rounds - 3, rounds + 3));
    }

    @Test
    void a_slot_that_falls_free_between_turns_goes_to_the_next_in_turn() {
        ChokeTable table = table("round-robin", 2).connect(5);
        String before = table.next();
        int leaving = before.indexOf('R');
        int staying = before.lastIndexOf('R') - 1;
        String after = table.leave(leaving);
        assertThat(after.charAt(staying)).isEqualTo('R');
        assertThat(count(after, 'R')).isEqualTo(2);
    }

    @Test
    void random_draws_anew_with_every_rotation_and_favours_nobody() {
        ChokeTable table = table("random", 2).connect(8).downloadRates("99000000");
        String outcome = table.next();
        int changes = 0;
        for (int round = 0; round < 3_000; round++) {
            String next = table.next();
            boolean rotates = table.round() % ChokeTable.ROUNDS_PER_ROTATION == 0;
            assertThat(rotates || next.equals(outcome)).isTrue();
            assertThat(count(next, 'R')).isEqualTo(2);
            changes += next.equals(outcome) ? 0 : 1;
            outcome = next;
        }
        assertThat(changes).isGreaterThan(900);
        assertThat(table.connected())
                .allSatisfy(peer -> assertThat(peer.roundsUnchoked).isBetween(600, 900));
    }

    @Test
    void fewer_who_are_interested_than_slots_are_all_unchoked() {
        for (String name : List.of("fixed-slots", "round-robin", "random")) {
            ChokeTable table = table(name, 4).connect(5).interested("i-i--");
            assertThat(table.next()).as(name).isEqualTo("R.R..");
            assertThat(table.complete().hold(Cause.COMPLETED)).as(name).isEqualTo("S.S..");
        }
    }

    // ---- beyond the slots

    @Test
    void everyone_is_unchoked_whatever_the_slots_and_shares_alike() {
        ChokeTable table = table("everyone", 1).connect(4).interested("iii-");
        assertThat(table.next()).isEqualTo("RRRr");
        assertThat(table.shares()).containsOnly(25);
        assertThat(table.complete().next()).isEqualTo("SSSs");
    }

    @Test
    void chokers_that_unchoke_more_than_slots_say_so() {
        String beyond = Policies.builtIn().chokers().stream()
                .map(provider -> provider.name())
                .filter(name -> !choker(name).keepsToSlots())
                .collect(Collectors.joining(" "));
        assertThat(beyond).isEqualTo("block-tit-for-tat prop-share bit-tyrant everyone slow-drip");
    }

    @Test
    void a_slow_drip_lets_a_peer_have_the_next_block_only_after_a_while() {
        Choker drip = choker("slow-drip", "every", "5");
        ChokeTable table = new ChokeTable(drip, 1, 3).connect(2);
        assertThat(table.next()).isEqualTo("RR");
        ChokePeer peer = table.peer(0);
        assertThat(drip.mayServe(peer)).as("the first block").isTrue();
        peer.sinceUploadNanos = 4_999_999_999L;
        assertThat(drip.mayServe(peer)).isFalse();
        peer.sinceUploadNanos = 5_000_000_000L;
        assertThat(drip.mayServe(peer)).isTrue();
    }

    // ---- by rate

    @Test
    void generous_gives_a_share_of_the_slots_by_turns() {
        ChokeTable table = table("generous", 4, "share", "0.5").connect(8).downloadRates("98700000");
        for (int round = 0; round < 12; round++) {
            String outcome = table.next();
            assertThat(outcome).startsWith("RR");
            assertThat(count(outcome, 'R')).isEqualTo(2);
            assertThat(count(outcome, 'O')).isEqualTo(2);
        }
        assertThat(table.connected().subList(3, 8))
                .allSatisfy(peer -> assertThat(peer.roundsOptimistic).isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.1", "0.25"})
    void the_least_generous_is_tit_for_tat(String share) {
        ChokeTable generous = table("generous", 4, "share", share).connect(8).downloadRates("98765432");
        ChokeTable mainline = table("tit-for-tat", 4).connect(8).downloadRates("98765432");
        for (int round = 0; round < 20; round++) {
            assertThat(generous.next()).isEqualTo(mainline.next());
        }
    }

    @Test
    void the_most_generous_gives_every_slot_by_turns() {
        ChokeTable table = table("generous", 3, "share", "1").connect(6).downloadRates("999000");
        for (int round = 0; round < 60; round++) {
            assertThat(count(table.next(), 'O')).isEqualTo(3);
        }
        assertThat(table.connected())
                .allSatisfy(peer -> assertThat(peer.roundsOptimistic).isBetween(27, 33));
    }

    @Test
    void block_tit_for_tat_chooses_by_rate_and_holds_back_whoever_is_blocks_ahead() {
        Choker choker = choker("block-tit-for-tat", "delta", "2");
        ChokeTable table = new ChokeTable(choker, 4, 3).connect(8).downloadRates("10902803");
        assertThat(table.next()).matches("..R..R.R");
        ChokePeer peer = table.peer(2);
        int block = 16 * 1024;
        assertThat(choker.mayServe(peer)).as("even").isTrue();
        peer.uploaded = block;
        assertThat(choker.mayServe(peer)).as("one block ahead").isTrue();
        peer.uploaded = 2 * block;
        assertThat(choker.mayServe(peer)).as("two blocks ahead").isFalse();
        peer.downloaded = 1;
        assertThat(choker.mayServe(peer)).isTrue();
        peer.uploaded = 100L * block;
        table.complete().hold(Cause.COMPLETED);
        assertThat(choker.mayServe(peer)).as("as a seed").isTrue();
    }

    @Test
    void whoever_is_held_back_is_unchoked_and_takes_no_slot() {
        ChokeTable table = table("block-tit-for-tat", 2, "delta", "2").connect(6);
        String first = table.next();
        assertThat(count(first, '.')).isEqualTo(4);
        for (ChokePeer peer : table.connected()) {
            peer.uploaded = peer.choked ? 0 : 2 * 16 * 1024;
        }
        String second = table.next();
        assertThat(count(second, '.')).as("two held back, and two with slots").isEqualTo(2);
        for (int i = 0; i < first.length(); i++) {
            assertThat(first.charAt(i) == '.' || second.charAt(i) == 'R')
                    .as("peer %d", i)
                    .isTrue();
        }
    }

    @Test
    void prop_share_gives_in_proportion_to_what_was_given_in_the_last_round() {
        ChokeTable table = table("prop-share", 4, "newcomers", "0.2").connect(4);
        table.next();
        assertThat(table.give("3100").next()).matches("RR(O\\.|\\.O)");
        assertThat(table.shares()).startsWith(60, 20).contains(20, 0);
        assertThat(table.give("0200").next()).contains("R");
        assertThat(table.shares().get(1)).as("the only one that gave").isEqualTo(80);
        assertThat(count(table.hold(Cause.INTEREST), 'R'))
                .as("what was given stays between rounds of the clock")
                .isEqualTo(1);
    }

    @Test
    void prop_share_knows_no_slots_and_keeps_a_share_for_one_newcomer_at_a_time() {
        ChokeTable table = table("prop-share", 2, "newcomers", "0.25").connect(10);
        table.next();
        for (int round = 0; round < 18; round++) {
            String outcome = table.give("1111110000").next();
            assertThat(outcome).startsWith("RRRRRR");
            assertThat(count(outcome, 'O')).isEqualTo(1);
            assertThat(table.shares().stream().filter(share -> share == 25)).hasSize(1);
        }
        assertThat(table.connected().subList(6, 10))
                .allSatisfy(peer -> assertThat(peer.roundsOptimistic).isPositive());
    }

    @Test
    void before_anybody_gives_prop_share_unchokes_two_by_turns() {
        ChokeTable table = table("prop-share", 4).connect(5);
        assertThat(count(table.next(), 'O')).isEqualTo(2);
        assertThat(table.shares().stream().filter(share -> share == 50)).hasSize(2);
    }

    @Test
    void giving_to_prop_share_without_interest_earns_nothing() {
        ChokeTable table = table("prop-share", 4).connect(3).interested("-ii");
        table.next();
        assertThat(table.give("910").next()).startsWith(".R");
    }

    // ---- as a seed

    @Test
    void anti_leech_serves_those_nearest_to_start_or_end() {
        ChokeTable table = table("anti-leech", 3).complete().connect(6).tenths("592419");
        assertThat(table.next()).isEqualTo(".S..SS");
        assertThat(table.tenths("592498").hold(Cause.INTEREST))
                .as("slots are kept between rounds of the clock")
                .isEqualTo(".S..SS");
        assertThat(table.tenths("555099").next()).isEqualTo("...SSS");
    }

    @Test
    void among_equals_anti_leech_goes_by_turns() {
        ChokeTable table = table("anti-leech", 2).complete().connect(5);
        for (int round = 0; round < 50; round++) {
            table.next();
        }
        assertThat(table.connected())
                .allSatisfy(peer -> assertThat(peer.roundsUnchoked).isBetween(18, 22));
    }

    @Test
    void while_downloading_chokers_for_seeds_are_mainline() {
        for (String name : List.of("anti-leech", "fastest")) {
            ChokeTable table = table(name, 4).connect(8).downloadRates("10902803");
            assertThat(table.next()).as(name).matches("..R..R.R");
        }
    }

    @Test
    void every_rule_for_seeds_goes_with_every_choker_that_has_one_for_leechers() {
        for (String name : List.of("tit-for-tat", "generous", "prop-share", "bit-tyrant", "random", "everyone")) {
            ChokeTable table =
                    table(name, 3, "seed", "anti-leech").complete().connect(6).tenths("592419");
            assertThat(table.next()).as(name).isEqualTo(".S..SS");
        }
    }

    @Test
    void fastest_serves_who_downloads_fastest() {
        ChokeTable table = table("fastest", 3).complete().connect(5).uploadRates("19280");
        for (int round = 0; round < 6; round++) {
            String outcome = table.next();
            assertThat(outcome).matches(".S.S.|SS.S.|.SSS.|.S.SS");
            assertThat(count(outcome, 'S')).isEqualTo(3);
        }
    }
}

package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.core.SessionSettings.Connections;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.builtin.FreeRider;
import io.swarmbed.engine.policy.builtin.SuperSeeding;
import io.swarmbed.engine.policy.builtin.UnderReporting;
import io.swarmbed.engine.virtual.AccessLink;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** BEP 16 in whole swarms. */
class SuperSeedingTest {
    private static final int KIB = Swarm.KIB;
    private static final int PIECE = 256 * KIB;
    private static final int PIECES = 100;
    private static final long CONTENT = (long) PIECES * PIECE;
    private static final Supplier<Disclosure> SUPER = () -> new SuperSeeding(120 * Swarm.SECOND);

    /** Copies that the only seed has sent when the first leecher completes, and when the last one does. */
    private record Sent(double first, double last, double seconds) {}

    /** A flash crowd with a seed no faster than a leecher. */
    private static Sent flashCrowd(int seed, Supplier<Disclosure> disclosure) {
        Swarm swarm = new Swarm(seed, CONTENT, PIECE);
        AccessLink link = new AccessLink(50 * KIB, 0, 10_000_000);
        Swarm.Peer origin = swarm.seed(options -> {
            options.link = link;
            options.disclosure = disclosure.get();
            options.settings(settings -> settings.withConnections(new Connections(40, 80, 80, 10)));
        });
        for (int i = 0; i < 20; i++) {
            swarm.leecher(options -> {
                options.link = link;
                options.settings(settings -> settings.withConnections(new Connections(40, 80, 80, 10)));
            });
        }
        swarm.network.time().runUntil(() -> swarm.completePeers() > 1, 2000 * Swarm.SECOND);
        assertThat(swarm.completePeers()).isGreaterThan(1);
        double first = (double) origin.session.uploadedBytes() / CONTENT;
        swarm.runUntilAllComplete(2000);
        double last = (double) origin.session.uploadedBytes() / CONTENT;
        double seconds = swarm.seconds();
        swarm.stopAndCheckTokens();
        return new Sent(first, last, seconds);
    }

    @Test
    void a_super_seed_sends_hardly_more_than_one_copy_before_others_complete() {
        for (int seed = 1; seed <= 2; seed++) {
            Sent ordinary = flashCrowd(seed, () -> Disclosure.EVERYTHING);
            Sent clever = flashCrowd(seed, SUPER);

            assertThat(ordinary.first).as("seed %d", seed).isGreaterThanOrEqualTo(1.15);
            assertThat(clever.first).as("seed %d", seed).isLessThanOrEqualTo(1.10);
            assertThat(clever.last).as("seed %d", seed).isLessThan(0.9 * ordinary.last);
            assertThat(clever.seconds / ordinary.seconds).as("seed %d", seed).isLessThan(1);
        }
    }

    @Test
    void it_looks_like_a_peer_with_nothing_and_tells_of_one_piece() {
        Swarm swarm = new Swarm(5, CONTENT, PIECE);
        Swarm.Peer origin = swarm.seed(options -> options.disclosure = SUPER.get());
        Stranger one = new Stranger(swarm, true).dial(origin);
        Stranger two = new Stranger(swarm, false).dial(origin);
        swarm.runFor(Swarm.SECOND);
        one.out().haveNone();
        swarm.runFor(3 * Swarm.SECOND);

        assertThat(one.heard).contains("have none").doesNotContain("have all");
        assertThat(haves(one)).hasSize(1);
        assertThat(haves(two)).hasSize(1).isNotEqualTo(haves(one));
        int piece = Integer.parseInt(haves(one).get(0).substring("have ".length()));

        one.out().have(piece);
        swarm.runFor(20 * Swarm.SECOND);
        assertThat(haves(one)).as("before it was passed on").hasSize(1);
        two.out().have(piece);
        swarm.runFor(Swarm.SECOND);
        assertThat(haves(one)).as("once it was passed on").hasSize(2);
        swarm.stopAndCheckTokens();
    }

    @Test
    void it_serves_no_piece_that_it_has_not_told_of() {
        Swarm swarm = new Swarm(6, CONTENT, PIECE);
        Swarm.Peer origin = swarm.seed(options -> options.disclosure = SUPER.get());
        Stranger stranger = new Stranger(swarm, true).dial(origin);
        swarm.runFor(Swarm.SECOND);
        stranger.out().haveNone();
        stranger.out().interested();
        swarm.runFor(15 * Swarm.SECOND);
        assertThat(stranger.heard).contains("unchoke");
        int told = Integer.parseInt(haves(stranger).get(0).substring("have ".length()));
        int other = (told + 1) % PIECES;
        stranger.out().request(other, 0, 16 * KIB);
        stranger.out().request(told, 0, 16 * KIB);
        swarm.runFor(Swarm.SECOND);

        assertThat(stranger.heard).contains("reject " + other + " 0", "piece " + told + " 0");
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_single_leecher_gets_everything() {
        Swarm swarm = new Swarm(7, 32 * PIECE, PIECE);
        swarm.seed(options -> options.disclosure = SUPER.get());
        swarm.leecher();
        swarm.runUntilAllComplete(120);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_leecher_that_was_left_with_the_only_copy_gets_everything() {
        Swarm swarm = new Swarm(8, 32 * PIECE, PIECE);
        swarm.seed(options -> options.disclosure = SUPER.get());
        for (int i = 0; i < 4; i++) {
            swarm.leecher();
        }
        swarm.runFor(15 * Swarm.SECOND);
        for (int i = 0; i < 3; i++) {
            Swarm.Peer leaver = swarm.peers.remove(2);
            leaver.leave();
            swarm.runFor(2 * Swarm.SECOND);
        }
        swarm.runUntilAllComplete(200);
        swarm.stopAndCheckTokens();
    }

    @Test
    void free_riders_get_everything_in_the_end() {
        Swarm swarm = new Swarm(9, 16 * PIECE, PIECE);
        swarm.seed(options -> options.disclosure = SUPER.get());
        for (int i = 0; i < 4; i++) {
            swarm.leecher(options -> options.choker = new FreeRider());
        }
        swarm.runUntilAllComplete(16 * 150);
        swarm.stopAndCheckTokens();
    }

    @Test
    void peers_that_do_not_repeat_what_they_were_told_get_everything() {
        Swarm swarm = new Swarm(11, 16 * PIECE, PIECE);
        swarm.seed(options -> options.disclosure = SUPER.get());
        for (int i = 0; i < 4; i++) {
            swarm.leecher(options -> options.settings(settings -> settings.withRedundantHaves(false)));
        }
        swarm.runUntilAllComplete(200);
        swarm.stopAndCheckTokens();
    }

    @Test
    void peers_that_tell_of_little_get_everything() {
        for (int count : new int[] {1, 4}) {
            Swarm swarm = new Swarm(12, 16 * PIECE, PIECE);
            swarm.seed(options -> options.disclosure = SUPER.get());
            for (int i = 0; i < count; i++) {
                swarm.leecher(options -> options.disclosure = new UnderReporting(UnderReporting.AT_ONCE));
            }
            swarm.runUntilAllComplete(300);
            swarm.stopAndCheckTokens();
        }
    }

    @Test
    void a_leecher_of_that_name_tells_everything_even_when_it_completes() {
        Swarm swarm = new Swarm(10, 16 * PIECE, PIECE);
        Swarm.Peer origin = swarm.seed();
        Swarm.Peer later = swarm.leecher(options -> options.disclosure = SUPER.get());
        swarm.runUntilAllComplete(60);
        origin.leave();
        Stranger stranger = new Stranger(swarm, true).dial(later);
        swarm.runFor(2 * Swarm.SECOND);

        assertThat(stranger.heard).contains("have all");
        swarm.peers.remove(origin);
        swarm.stopAndCheckTokens();
    }

    private static List<String> haves(Stranger stranger) {
        return stranger.heard.stream().filter(line -> line.matches("have \\d+")).toList();
    }
}

package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.builtin.RandomPieces;
import io.swarmbed.engine.policy.builtin.Sequential;
import io.swarmbed.engine.virtual.AccessLink;
import org.junit.jupiter.api.Test;

/** Whole swarms of real sessions on a virtual clock. */
class SwarmTest {
    private static final int KIB = Swarm.KIB;

    @Test
    void one_leecher_gets_everything_from_one_seed_at_the_speed_of_the_link() {
        Swarm swarm = new Swarm(1, 4096 * KIB, 256 * KIB);
        swarm.seed();
        Swarm.Peer leecher = swarm.leecher();
        swarm.runUntilAllComplete(100);

        double atLinkSpeed = 4096.0 / 100;
        assertThat(swarm.seconds()).isBetween(atLinkSpeed, atLinkSpeed * 1.02 + 1);
        assertThat(leecher.session.downloadedBytes()).isEqualTo(4096 * KIB);
        assertThat(leecher.session.wastedBytes()).isZero();
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_last_piece_and_a_last_block_may_be_short() {
        Swarm swarm = new Swarm(2, 1_000_003, 64 * KIB);
        swarm.seed();
        Swarm.Peer leecher = swarm.leecher();

        swarm.runUntilAllComplete(60);

        assertThat(leecher.session.downloadedBytes()).isEqualTo(1_000_003);
        swarm.stopAndCheckTokens();
    }

    @Test
    void twenty_leechers_complete_close_to_the_bound() {
        Swarm swarm = new Swarm(3, 32 * 1024 * KIB, 256 * KIB);
        swarm.seed(options -> options.link = new AccessLink(400 * KIB, 0, 10_000_000));
        for (int i = 0; i < 20; i++) {
            swarm.leecher();
        }

        swarm.runUntilAllComplete(600);

        double bound = 20 * 32 * 1024 / (24 * 100.0);
        long wasted =
                swarm.peers.stream().mapToLong(p -> p.session.wastedBytes()).sum();
        assertThat(swarm.seconds()).isBetween(bound, 1.35 * bound);
        assertThat(wasted).isLessThan(20L * 32 * 1024 * KIB / 100);
        swarm.stopAndCheckTokens();
    }

    @Test
    void the_same_seed_gives_the_same_digest_and_another_gives_another() {
        assertThat(digest(4)).isEqualTo(digest(4)).isNotEqualTo(digest(5));
    }

    private static String digest(long seed) {
        Swarm swarm = new Swarm(seed, 4096 * KIB, 128 * KIB);
        swarm.seed();
        for (int i = 0; i < 10; i++) {
            swarm.leecher();
        }
        swarm.runUntilAllComplete(600);
        return swarm.network.digest().hex();
    }

    @Test
    void sequential_and_random_pickers_complete_too() {
        Swarm swarm = new Swarm(6, 4096 * KIB, 128 * KIB);
        swarm.seed();
        for (int i = 0; i < 6; i++) {
            boolean even = i % 2 == 0;
            swarm.leecher(options -> options.picker = even ? new Sequential() : new RandomPieces());
        }
        swarm.runUntilAllComplete(600);
        swarm.stopAndCheckTokens();
    }

    @Test
    void without_limits_a_swarm_completes_and_wastes_little() {
        Swarm swarm = new Swarm(8, 16 * 1024 * KIB, 256 * KIB);
        swarm.seed(options -> options.link = new AccessLink(0, 0, 1_000_000));
        for (int i = 0; i < 8; i++) {
            swarm.leecher(options -> options.link = new AccessLink(0, 0, 1_000_000));
        }
        swarm.runUntilAllComplete(60);
        long wasted =
                swarm.peers.stream().mapToLong(p -> p.session.wastedBytes()).sum();
        assertThat(wasted).isLessThan(8 * 16 * 1024 * KIB / 20);
        swarm.stopAndCheckTokens();
    }
}

package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.virtual.AccessLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a download: nobody waits for a slow peer when a fast one has the block, and little is fetched twice. */
class TailTest {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void slow_peers_do_not_hold_up_the_last_blocks(int slow) {
        Swarm swarm = new Swarm(71, 8L * MIB, 256 * KIB);
        for (int i = 0; i < slow; i++) {
            swarm.seed(options -> options.link = new AccessLink(2 * KIB, 0, 10_000_000));
        }
        swarm.seed(options -> options.link = new AccessLink(MIB, 0, 10_000_000));
        Swarm.Peer leecher = swarm.leecher(options -> options.link = new AccessLink(0, 0, 10_000_000));
        swarm.runUntilAllComplete(600);

        assertThat(swarm.seconds()).isLessThan(8 + 4.0);
        assertThat(leecher.session.wastedBytes()).isLessThan(8L * MIB / 20);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_fast_peer_that_comes_at_the_end_takes_over() {
        Swarm swarm = new Swarm(72, 1L * MIB, 64 * KIB);
        swarm.tracker.intervalSeconds = 5;
        for (int i = 0; i < 8; i++) {
            swarm.seed(options -> options.link = new AccessLink(1 * KIB, 0, 10_000_000));
        }
        Swarm.Peer leecher = swarm.leecher();
        swarm.runFor(110 * Swarm.SECOND);
        assertThat(leecher.session.isComplete()).isFalse();
        Swarm.Peer fast = swarm.seed(options -> options.link = new AccessLink(MIB, 0, 10_000_000));
        leecher.session.addPeer(fast.address);
        double before = swarm.seconds();
        swarm.runUntilAllComplete(600);
        assertThat(swarm.seconds() - before).isLessThan(4);
        swarm.stopAndCheckTokens();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40})
    void swarms_without_limits_waste_little(int leechers) {
        Swarm swarm = new Swarm(73, 16L * MIB, 256 * KIB);
        swarm.seed(options -> options.link = new AccessLink(0, 0, 1_000_000));
        for (int i = 0; i < leechers; i++) {
            swarm.leecher(options -> options.link = new AccessLink(0, 0, 1_000_000));
        }
        swarm.runUntilAllComplete(60);
        long wasted =
                swarm.peers.stream().mapToLong(p -> p.session.wastedBytes()).sum();
        assertThat(wasted).isLessThan(leechers * 16L * MIB / 50);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_home_swarm_wastes_little_and_ends_together() {
        Swarm swarm = new Swarm(74, 16L * MIB, 256 * KIB);
        swarm.seed(options -> options.link = new AccessLink(400 * KIB, 0, 10_000_000));
        for (int i = 0; i < 30; i++) {
            long up = (20 + 10 * (i % 20)) * KIB;
            swarm.leecher(options -> options.link = new AccessLink(up, 8 * up, 20_000_000));
        }
        swarm.runUntilAllComplete(2000);
        long wasted =
                swarm.peers.stream().mapToLong(p -> p.session.wastedBytes()).sum();
        assertThat(wasted).isLessThan(30 * 16L * MIB / 50);
        swarm.stopAndCheckTokens();
    }
}

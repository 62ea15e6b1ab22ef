package io.swarmbed.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One seed and two leechers, and 1,000 bytes of content. */
class BoundTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long CONTENT = 1000;

    @TempDir
    Path folder;

    /** Both leechers join at once, and complete unless told otherwise. */
    private Bound bound(long seedUp, long leecherUp, long leecherDown, int completing) {
        RecordedSwarm swarm = new RecordedSwarm(
                folder,
                1,
                List.of(
                        new PeerFacts(0, "s", "s", true, seedUp, 0, ""),
                        new PeerFacts(1, "a", "l", false, leecherUp, leecherDown, ""),
                        new PeerFacts(2, "b", "l", false, leecherUp, leecherDown, "")));
        for (int peer = 0; peer <= 2; peer++) {
            swarm.join(peer);
        }
        for (int peer = 1; peer <= completing; peer++) {
            swarm.peer(peer).completed();
        }
        swarm.recorder.close();
        return Bound.of(swarm.recorder.peers(), CONTENT);
    }

    @Test
    void a_slow_seed_bounds_everybody() {
        assertThat(bound(100, 1000, 0, 2).nanos()).contains(10 * SECOND);
    }

    @Test
    void all_uplinks_together_carry_every_copy() {
        assertThat(bound(500, 100, 0, 2).nanos()).contains(2000 * SECOND / 700);
    }

    @Test
    void only_copies_of_those_who_completed_count() {
        assertThat(bound(500, 100, 0, 1).nanos()).contains(2 * SECOND);
    }

    @Test
    void a_slow_downlink_bounds_its_peer() {
        assertThat(bound(500, 100, 50, 2).nanos()).contains(20 * SECOND);
    }

    @Test
    void a_late_peer_is_bounded_from_its_joining() {
        RecordedSwarm swarm = new RecordedSwarm(
                folder,
                1,
                List.of(new PeerFacts(0, "s", "s", true, 0, 0, ""), new PeerFacts(1, "a", "l", false, 0, 500, "")));
        swarm.join(0);
        swarm.at(7000).join(1);
        swarm.peer(1).completed();
        swarm.recorder.close();
        assertThat(Bound.of(swarm.recorder.peers(), CONTENT).nanos()).contains(9 * SECOND);
    }

    @Test
    void there_is_no_bound_without_limits_or_without_a_completion() {
        assertThat(bound(0, 0, 0, 2))
                .isEqualTo(new Bound(Optional.empty(), "the links of these peers are not limited"));
        assertThat(bound(100, 100, 100, 0).unavailable()).isEqualTo("no peer completed its download");
    }

    @Test
    void a_seed_without_limit_leaves_the_bound_to_downlinks() {
        assertThat(bound(0, 100, 100, 2).nanos()).contains(10 * SECOND);
        assertThat(bound(0, 100, 0, 2).nanos()).isEmpty();
    }

    /** A seed of 100 bytes/s and a leecher of 300 from the start, and what comes and goes besides. */
    private RecordedSwarm threePeers(boolean thirdIsSeed) {
        RecordedSwarm swarm = new RecordedSwarm(
                folder,
                1,
                List.of(
                        new PeerFacts(0, "s", "s", true, 100, 0, ""),
                        new PeerFacts(1, "a", "l", false, 300, 0, ""),
                        new PeerFacts(2, "b", "l", thirdIsSeed, 600, 0, "")));
        swarm.join(0);
        swarm.join(1);
        return swarm;
    }

    @Test
    void a_late_peer_uploads_from_its_joining() {
        RecordedSwarm swarm = threePeers(false);
        swarm.at(2000).join(2);
        swarm.peer(1).completed();
        swarm.peer(2).completed();
        swarm.recorder.close();
        // Two copies: 800 bytes in two seconds, and 1,200 at 1,000 bytes/s; but the seed alone takes ten seconds.
        assertThat(Bound.of(swarm.recorder.peers(), CONTENT).nanos()).contains(10 * SECOND);
        // Little content leaves the seed in a second, but nobody completes before he joins.
        assertThat(Bound.of(swarm.recorder.peers(), 100).nanos()).contains(2 * SECOND);
    }

    @Test
    void a_peer_that_has_left_uploads_no_more() {
        RecordedSwarm swarm = threePeers(false);
        swarm.join(2);
        swarm.peer(2).completed();
        swarm.at(1000).peer(2).leaving();
        swarm.at(9000).peer(1).completed();
        swarm.recorder.close();
        // Two copies of 800 bytes: 1,000 in the first second, then 600 at 400 bytes/s; the seed alone takes eight.
        assertThat(Bound.of(swarm.recorder.peers(), 800).nanos()).contains(8 * SECOND);
    }

    @Test
    void copies_wait_for_the_capacity_that_stays() {
        RecordedSwarm swarm = threePeers(true);
        swarm.join(2);
        swarm.at(1000).peer(2).leaving();
        swarm.at(9000).peer(1).completed();
        swarm.recorder.close();
        // One copy: all three move 1,000 bytes in the first second, the seeds 700 of them, and 100 in each that
        // follows.
        assertThat(Bound.of(swarm.recorder.peers(), CONTENT).nanos()).contains(4 * SECOND);
    }

    @Test
    void a_seed_that_comes_late_can_send_nothing_before() {
        RecordedSwarm swarm = new RecordedSwarm(
                folder,
                1,
                List.of(new PeerFacts(0, "s", "s", true, 100, 0, ""), new PeerFacts(1, "a", "l", false, 900, 0, "")));
        swarm.join(1);
        swarm.at(5000).join(0);
        swarm.at(20_000).peer(1).completed();
        swarm.recorder.close();
        assertThat(Bound.of(swarm.recorder.peers(), CONTENT).nanos()).contains(15 * SECOND);
    }
}

package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.core.SessionSettings.Connections;
import io.swarmbed.engine.core.SessionSettings.Extensions;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.StoreTiming;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How sessions find, keep and drop each other. */
class ConnectionsTest {
    private static final int KIB = Swarm.KIB;

    @Test
    void peers_that_dial_each_other_at_once_keep_one_connection() {
        Swarm swarm = new Swarm(21, 16 * 1024 * KIB, 256 * KIB);
        Swarm.Peer a = swarm.leecher();
        Swarm.Peer b = swarm.leecher();
        a.session.addPeer(b.address);
        b.session.addPeer(a.address);
        swarm.runFor(5 * Swarm.SECOND);

        assertThat(a.session.connectionCount()).isEqualTo(1);
        assertThat(b.session.connectionCount()).isEqualTo(1);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_peer_does_not_keep_a_connection_to_itself() {
        Swarm swarm = new Swarm(22, 1024 * KIB, 64 * KIB);
        Swarm.Peer a = swarm.leecher();
        a.session.addPeer(a.address);
        swarm.runFor(60 * Swarm.SECOND);

        assertThat(a.session.connectionCount()).isZero();
        swarm.stopAndCheckTokens();
    }

    @Test
    void nobody_has_more_connections_than_its_limit() {
        Swarm swarm = new Swarm(23, 4096 * KIB, 64 * KIB);
        swarm.seed(options -> options.settings(s -> s.withConnections(new Connections(2, 3, 4, 3))));
        for (int i = 0; i < 15; i++) {
            swarm.leecher(options -> options.settings(s -> s.withConnections(new Connections(2, 3, 4, 3))));
        }
        for (int i = 0; i < 20; i++) {
            swarm.runFor(Swarm.SECOND);
            assertThat(swarm.peers).allMatch(peer -> peer.session.connectionCount() <= 4);
        }
        assertThat(swarm.peers).allMatch(peer -> peer.session.connectionCount() >= 1);
        swarm.stopAndCheckTokens();
    }

    @Test
    void complete_peers_part() {
        Swarm swarm = new Swarm(24, 256 * KIB, 64 * KIB);
        Swarm.Peer seed = swarm.seed();
        Swarm.Peer leecher = swarm.leecher();
        swarm.runUntilAllComplete(30);
        swarm.runFor(Swarm.SECOND);

        assertThat(seed.session.connectionCount()).isZero();
        assertThat(leecher.session.connectionCount()).isZero();
        swarm.stopAndCheckTokens();
    }

    @Test
    void the_tracker_hears_started_completed_and_stopped_once_each() {
        Swarm swarm = new Swarm(25, 256 * KIB, 64 * KIB);
        swarm.seed();
        Swarm.Peer leecher = swarm.leecher();
        swarm.runUntilAllComplete(30);
        swarm.runFor(Swarm.SECOND);
        leecher.session.stop();
        swarm.runFor(Swarm.SECOND);

        assertThat(swarm.tracker.announces.stream()
                        .filter(request -> request.peerId().equals(leecher.session.peerId()))
                        .map(AnnounceRequest::event))
                .containsExactly(
                        AnnounceRequest.Event.STARTED, AnnounceRequest.Event.COMPLETED, AnnounceRequest.Event.STOPPED);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_swarm_starts_once_its_tracker_comes_back() {
        Swarm swarm = new Swarm(26, 256 * KIB, 64 * KIB);
        swarm.tracker.down = true;
        swarm.seed();
        swarm.leecher();
        swarm.runFor(12 * Swarm.SECOND);
        swarm.tracker.down = false;
        swarm.runUntilAllComplete(120);
        swarm.stopAndCheckTokens();
    }

    @Test
    void peers_that_are_alone_ask_the_tracker_again_before_its_interval_is_over() {
        Swarm swarm = new Swarm(27, 256 * KIB, 64 * KIB);
        Swarm.Peer seed = swarm.seed();
        swarm.runFor(20 * Swarm.SECOND);

        assertThat(swarm.tracker.announces.size()).isBetween(3, 5);
        assertThat(seed.session.connectionCount()).isZero();
        swarm.stopAndCheckTokens();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void any_mix_of_extensions_completes(int mix) {
        Swarm swarm = new Swarm(28 + mix, 1024 * KIB, 64 * KIB);
        for (int i = 0; i < 8; i++) {
            int bits = i + mix;
            Extensions extensions = new Extensions(
                    (bits & 1) != 0, (bits & 1) != 0 && (bits & 4) != 0, (bits & 2) != 0, (bits & 2) != 0);
            if (i == 0) {
                swarm.seed(options -> options.settings(s -> s.withExtensions(extensions)));
            } else {
                swarm.leecher(options -> options.settings(s -> s.withExtensions(extensions)));
            }
        }
        swarm.runUntilAllComplete(400);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_swarm_survives_peers_that_come_and_go_at_random() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Swarm swarm = new Swarm(200 + seed, 2048 * KIB, 64 * KIB);
            swarm.tracker.intervalSeconds = 20;
            swarm.seed();
            for (int i = 0; i < 30; i++) {
                swarm.leecher();
                swarm.runFor(random.nextInt(3_000) * 1_000_000L);
                if (random.nextInt(3) == 0) {
                    Swarm.Peer leaver = swarm.peers.get(1 + random.nextInt(swarm.peers.size() - 1));
                    swarm.peers.remove(leaver);
                    leaver.leave();
                }
            }
            swarm.runUntilAllComplete(2000);
            swarm.stopAndCheckTokens();
        }
    }

    /** Counts what became of dials. */
    private static final class Dials implements Observer {
        int failed;
        int made;

        @Override
        public void dialFailed(PeerAddress remote, CloseReason reason) {
            failed++;
        }

        @Override
        public void connected(int connection, PeerAddress remote, PeerId peerId, boolean outgoing) {
            made += outgoing ? 1 : 0;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_peer_that_has_dialled_us_is_not_dialled_over_and_over(boolean tellsItsPort) {
        Swarm swarm = new Swarm(51, 16 * 1024 * KIB, 256 * KIB);
        Extensions extensions = new Extensions(true, true, tellsItsPort, tellsItsPort);
        Dials dials = new Dials();
        Swarm.Peer a = swarm.leecher(options -> {
            options.settings(s -> s.withExtensions(extensions));
            options.observer = dials;
        });
        Swarm.Peer b = swarm.leecher(options -> options.settings(s -> s.withExtensions(extensions)));
        b.session.addPeer(a.address);
        swarm.runFor(Swarm.SECOND);
        a.session.addPeer(b.address);
        swarm.runFor(600 * Swarm.SECOND);

        assertThat(a.session.connectionCount()).isEqualTo(1);
        assertThat(dials.made + dials.failed).isLessThanOrEqualTo(tellsItsPort ? 1 : 12);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_peer_that_accepts_and_then_hangs_up_is_dialled_ever_more_rarely() {
        Swarm swarm = new Swarm(52, 1024 * KIB, 64 * KIB);
        Dials dials = new Dials();
        Swarm.Peer peer = swarm.leecher(options -> options.observer = dials);
        Stranger stranger = new Stranger(swarm, true);
        stranger.hangsUp = true;
        peer.session.addPeer(stranger.node.address());
        swarm.runFor(600 * Swarm.SECOND);

        assertThat(dials.made).isBetween(5, 8);
        swarm.stopAndCheckTokens();
    }

    @Test
    void peers_that_find_everybody_full_do_not_storm() {
        Swarm swarm = new Swarm(53, 64 * 1024 * KIB, 256 * KIB);
        swarm.tracker.intervalSeconds = 60;
        Dials dials = new Dials();
        for (int i = 0; i < 12; i++) {
            swarm.leecher(options -> {
                options.settings(s -> s.withConnections(new Connections(2, 2, 2, 2)));
                options.observer = dials;
            });
        }
        swarm.runFor(600 * Swarm.SECOND);

        // Twelve peers that know eleven others each: a few tries by each in ten minutes.
        assertThat(dials.failed).isLessThan(12 * 5);
        swarm.stopAndCheckTokens();
    }

    @Test
    void complete_peers_meet_once_at_most() {
        Swarm swarm = new Swarm(57, 1024 * KIB, 256 * KIB);
        swarm.tracker.intervalSeconds = 60;
        Dials dials = new Dials();
        for (int i = 0; i < 12; i++) {
            swarm.seed(options -> options.observer = dials);
        }
        swarm.runFor(600 * Swarm.SECOND);

        assertThat(dials.made).isBetween(1, 12 * 11 / 2);
        assertThat(swarm.peers).allMatch(peer -> peer.session.connectionCount() == 0);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_complete_peer_that_does_not_say_where_it_listens_is_dropped_all_the_same() {
        Swarm swarm = new Swarm(58, 1024 * KIB, 256 * KIB);
        Swarm.Peer seed = swarm.seed();
        Stranger stranger = new Stranger(swarm, true).dial(seed);
        swarm.runFor(Swarm.SECOND);
        stranger.out().haveAll();
        swarm.runFor(3 * Swarm.SECOND);

        assertThat(seed.session.connectionCount()).isZero();
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_seed_dials_leechers_that_cannot_find_it() {
        Swarm swarm = new Swarm(59, 1024 * KIB, 256 * KIB);
        swarm.tracker.down = true;
        Swarm.Peer seed = swarm.seed(options -> options.link = AccessLink.IDEAL);
        for (int i = 0; i < 10; i++) {
            Swarm.Peer leecher = swarm.leecher();
            seed.session.addPeer(leecher.address);
        }
        swarm.runUntilAllComplete(60);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_peer_that_leaves_out_redundant_haves_tells_of_a_piece_only_those_who_lack_it() {
        Swarm swarm = new Swarm(60, 1024 * KIB, 256 * KIB);
        swarm.seed();
        Swarm.Peer leecher = swarm.leecher(options -> options.settings(s -> s.withRedundantHaves(false)));
        Stranger owner = new Stranger(swarm, true).dial(leecher);
        Stranger other = new Stranger(swarm, true).dial(leecher);
        swarm.runFor(100_000_000);
        owner.out().have(2);
        swarm.runUntilAllComplete(60);
        swarm.runFor(Swarm.SECOND);

        assertThat(other.heard).contains("have 0", "have 1", "have 2", "have 3");
        assertThat(owner.heard).contains("have 0", "have 1", "have 3").doesNotContain("have 2");
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_lonely_peer_asks_its_tracker_ever_more_rarely() {
        Swarm swarm = new Swarm(54, 256 * KIB, 64 * KIB);
        swarm.seed();
        swarm.runFor(1800 * Swarm.SECOND);

        assertThat(swarm.tracker.announces.size()).isBetween(8, 14);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_tracker_that_goes_down_is_left_in_peace_ever_longer_also_by_who_is_short_of_peers() {
        Swarm swarm = new Swarm(56, 256 * KIB, 64 * KIB);
        swarm.seed();
        swarm.runFor(Swarm.SECOND);
        swarm.tracker.down = true;
        swarm.runFor(1800 * Swarm.SECOND);

        assertThat(swarm.tracker.announces.size()).isBetween(6, 12);
        swarm.stopAndCheckTokens();
    }

    @Test
    void whoever_leaves_before_the_tracker_has_answered_still_says_that_it_stopped() {
        Swarm swarm = new Swarm(55, 256 * KIB, 64 * KIB);
        Swarm.Peer seed = swarm.seed();
        swarm.runFor(5_000_000);
        seed.session.stop();
        swarm.runFor(Swarm.SECOND);

        assertThat(swarm.tracker.announces.stream().map(AnnounceRequest::event))
                .containsExactly(AnnounceRequest.Event.STARTED, AnnounceRequest.Event.STOPPED);
        assertThat(swarm.network.time().pending()).as("alarms left behind").isZero();
    }

    @Test
    void a_stopped_session_leaves_no_alarm_behind() {
        Swarm swarm = new Swarm(56, 1024 * KIB, 64 * KIB);
        swarm.seed(options -> options.timing = new StoreTiming(5_000_000, 1_000_000));
        swarm.leecher();
        swarm.runFor(2 * Swarm.SECOND);
        swarm.stopAndCheckTokens();
        assertThat(swarm.network.time().pending()).isZero();
    }
}

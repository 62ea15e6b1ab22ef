package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.BlockRule;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Peers that corrupt, stall or break the protocol. */
class HostilePeersTest {
    private static final int KIB = Swarm.KIB;

    private static final class Watch implements Observer {
        final List<CloseReason> closes = new ArrayList<>();
        int failedPieces;
        int snubs;

        @Override
        public void disconnected(int connection, CloseReason reason) {
            closes.add(reason);
        }

        @Override
        public void pieceFailed(int piece, int bytes) {
            failedPieces++;
        }

        @Override
        public void snubbed(int connection, boolean snubbed) {
            snubs += snubbed ? 1 : 0;
        }

        boolean banned() {
            return closes.stream().anyMatch(reason -> reason.kind() == CloseReason.Kind.BANNED);
        }
    }

    @Test
    void a_peer_that_sends_a_whole_corrupt_piece_alone_is_banned_at_once() {
        Swarm swarm = new Swarm(11, 1024 * KIB, 64 * KIB);
        swarm.seed(options -> options.store = store -> store.corruptWhen(BlockRule.ALL));
        Watch watch = new Watch();
        Swarm.Peer leecher = swarm.leecher(options -> options.observer = watch);
        swarm.runFor(60 * Swarm.SECOND);

        assertThat(watch.failedPieces).isGreaterThanOrEqualTo(1);
        assertThat(watch.banned()).isTrue();
        assertThat(leecher.session.verifiedPieces()).isZero();
        swarm.stopAndCheckTokens();
    }

    @Test
    void among_honest_seeds_the_one_that_corrupts_single_blocks_is_convicted_and_the_download_completes() {
        for (int seed = 0; seed < 20; seed++) {
            Swarm swarm = new Swarm(100 + seed, 4096 * KIB, 256 * KIB);
            Swarm.Peer polluter = swarm.seed(
                    options -> options.store = store -> store.corruptWhen((piece, begin) -> begin == 32 * KIB));
            swarm.seed();
            swarm.seed();
            Watch watch = new Watch();
            Swarm.Peer leecher = swarm.leecher(options -> options.observer = watch);
            boolean complete = swarm.network.time().runUntil(leecher.session::isComplete, 600 * Swarm.SECOND);

            assertThat(complete).as("complete with seed %d", seed).isTrue();
            assertThat(watch.failedPieces).isGreaterThan(0);
            List<CloseReason> bans = watch.closes.stream()
                    .filter(reason -> reason.kind() == CloseReason.Kind.BANNED)
                    .toList();
            assertThat(bans).as("convictions with seed %d", seed).hasSize(1);
            assertThat(polluter.session.connectionCount()).isZero();
            swarm.stopAndCheckTokens();
        }
    }

    @Test
    void the_requests_of_a_peer_that_stalls_are_given_to_others() {
        Swarm swarm = new Swarm(12, 1024 * KIB, 64 * KIB);
        swarm.seed(options -> options.choker = new StallingChoker());
        swarm.seed();
        Watch watch = new Watch();
        Swarm.Peer leecher = swarm.leecher(options -> options.observer = watch);

        boolean complete = swarm.network.time().runUntil(leecher.session::isComplete, 200 * Swarm.SECOND);

        assertThat(complete).isTrue();
        assertThat(leecher.session.wastedBytes()).isZero();
        swarm.stopAndCheckTokens();
    }

    /** Unchokes everybody and sends nothing. */
    private static class StallingChoker implements io.swarmbed.engine.policy.Choker {
        @Override
        public void round(io.swarmbed.engine.policy.ChokeView view) {
            view.peers().forEach(peer -> view.unchoke(peer, io.swarmbed.engine.policy.ChokeView.Kind.SEED));
        }

        @Override
        public boolean mayServe(io.swarmbed.engine.policy.PeerView peer) {
            return false;
        }
    }

    @Test
    void a_stalling_peer_alone_is_snubbed() {
        Swarm swarm = new Swarm(13, 1024 * KIB, 64 * KIB);
        swarm.seed(options -> options.choker = new StallingChoker());
        Watch watch = new Watch();
        swarm.leecher(options -> options.observer = watch);
        swarm.runFor(40 * Swarm.SECOND);

        assertThat(watch.snubs).isEqualTo(1);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_store_that_fails_stops_its_session_alone() {
        Swarm swarm = new Swarm(14, 1024 * KIB, 64 * KIB);
        swarm.seed();
        List<String> failures = new ArrayList<>();
        Swarm.Peer broken = swarm.leecher(options -> {
            options.store = store -> store.failWriteWhen((piece, begin) -> piece == 3);
            options.observer = new Observer() {
                @Override
                public void failed(String reason) {
                    failures.add(reason);
                }
            };
        });
        Swarm.Peer sound = swarm.leecher();
        boolean complete = swarm.network.time().runUntil(sound.session::isComplete, 100 * Swarm.SECOND);

        assertThat(complete).isTrue();
        assertThat(failures).hasSize(1);
        assertThat(broken.session.connectionCount()).isZero();
        swarm.stopAndCheckTokens();
    }

    @Test
    void two_partial_peers_complete_each_other() {
        Swarm swarm = new Swarm(15, 1024 * KIB, 64 * KIB);
        PieceSet even = new PieceSet(16);
        PieceSet odd = new PieceSet(16);
        for (int piece = 0; piece < 16; piece++) {
            (piece % 2 == 0 ? even : odd).add(piece);
        }
        swarm.join(even, options -> {});
        swarm.join(odd, options -> {});
        swarm.runUntilAllComplete(30);
        swarm.stopAndCheckTokens();
    }

    /** Remembers who was banned, by address. */
    private static final class Bans implements Observer {
        final Map<Integer, PeerAddress> connections = new HashMap<>();
        final Set<PeerAddress> banned = new HashSet<>();

        @Override
        public void connected(int connection, PeerAddress remote, PeerId peerId, boolean outgoing) {
            connections.put(connection, remote.withPort(0));
        }

        @Override
        public void disconnected(int connection, CloseReason reason) {
            if (reason.kind() == CloseReason.Kind.BANNED) {
                banned.add(connections.get(connection));
            }
        }
    }

    @Test
    void whatever_polluters_do_no_innocent_peer_is_banned_and_the_download_completes() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Swarm swarm = new Swarm(300 + seed, 1_500_000, 64 * KIB);
            Set<PeerAddress> guilty = new HashSet<>();
            swarm.seed();
            for (int i = 0; i < 5; i++) {
                boolean polluter = random.nextInt(2) == 0;
                double share = random.nextInt(3) == 0 ? 1 : random.nextDouble() / 2;
                Swarm.Peer peer = swarm.seed(options -> {
                    options.link = new AccessLink((10 + random.nextInt(200)) * KIB, 0, 10_000_000);
                    options.store = store -> store.corruptWhen((p, b) -> polluter && random.nextDouble() < share);
                });
                if (polluter) {
                    guilty.add(peer.address.withPort(0));
                }
            }
            Bans bans = new Bans();
            Swarm.Peer leecher = swarm.leecher(options -> options.observer = bans);
            boolean complete = false;
            for (int second = 0; second < 600 && !complete; second++) {
                complete = swarm.network.time().runUntil(leecher.session::isComplete, (second + 1) * Swarm.SECOND);
                if (second % 10 == 9 && random.nextInt(4) == 0 && swarm.peers.size() > 2) {
                    Swarm.Peer leaver = swarm.peers.get(1 + random.nextInt(swarm.peers.size() - 1));
                    if (leaver != leecher) {
                        swarm.peers.remove(leaver);
                        leaver.leave();
                    }
                }
            }
            assertThat(complete).as("complete with seed %d", seed).isTrue();
            assertThat(guilty).as("guilty peers with seed %d", seed).containsAll(bans.banned);
            assertThat(leecher.session.downloadedBytes())
                    .as("useful and wasted bytes with seed %d", seed)
                    .isEqualTo(1_500_000 + leecher.session.wastedBytes());
            swarm.stopAndCheckTokens();
        }
    }

    @Test
    void a_lone_suspect_finishes_what_others_began_with_it() {
        // Both seeds become suspects; the guilty one leaves, and nobody is left whom the leecher trusts.
        for (int seed = 0; seed < 20; seed++) {
            Swarm swarm = new Swarm(400 + seed, 512 * KIB, 128 * KIB);
            int bad = seed % 8;
            Swarm.Peer polluter = swarm.seed(options ->
                    options.store = store -> store.corruptWhen((piece, begin) -> begin / (16 * KIB) == bad));
            swarm.seed();
            Watch watch = new Watch();
            Swarm.Peer leecher = swarm.leecher(options -> options.observer = watch);
            swarm.network.time().runUntil(() -> watch.failedPieces > 0, 100 * Swarm.SECOND);
            swarm.peers.remove(polluter);
            polluter.leave();
            boolean complete = swarm.network.time().runUntil(leecher.session::isComplete, 200 * Swarm.SECOND);

            assertThat(complete).as("complete with seed %d", seed).isTrue();
            assertThat(watch.banned()).isFalse();
            swarm.stopAndCheckTokens();
        }
    }

    @Test
    void a_suspect_that_stalls_does_not_keep_its_piece_for_ever() {
        Swarm swarm = new Swarm(16, 512 * KIB, 64 * KIB);
        boolean[] stall = new boolean[1];
        Swarm.Peer polluter = swarm.seed(options -> {
            options.store = store -> store.corruptWhen((piece, begin) -> begin == 0);
            options.choker = new StallingChoker() {
                @Override
                public boolean mayServe(io.swarmbed.engine.policy.PeerView peer) {
                    return !stall[0];
                }
            };
        });
        swarm.seed();
        Swarm.Peer leecher = swarm.leecher(options -> options.observer = new Observer() {
            @Override
            public void pieceFailed(int piece, int bytes) {
                stall[0] = true;
            }
        });
        boolean complete = swarm.network.time().runUntil(leecher.session::isComplete, 300 * Swarm.SECOND);

        assertThat(polluter.session.isComplete()).isTrue();
        assertThat(stall[0]).isTrue();
        assertThat(complete).isTrue();
        swarm.stopAndCheckTokens();
    }
}

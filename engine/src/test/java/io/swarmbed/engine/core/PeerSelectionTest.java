package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmbed.engine.core.SessionSettings.Connections;
import io.swarmbed.engine.env.Places;
import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.SelectionView;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.engine.policy.builtin.LocalPeers;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whom peers connect to. */
class PeerSelectionTest {
    private static final int KIB = Swarm.KIB;

    /** Every so many peers are one region: the first, the one after the next such number, and so on. */
    private record Modulo(int regions, int own) implements Places {
        @Override
        public int region(PeerAddress address) {
            return (address.ipv4() >>> 8) % regions;
        }
    }

    private static int region(Swarm.Peer peer, int regions) {
        return (peer.address.ipv4() >>> 8) % regions;
    }

    private static Swarm swarm(int peers, int regions, Supplier<PeerSelector> selector) {
        Swarm swarm = new Swarm(61, 64L * 64 * KIB, 64 * KIB);
        for (int i = 0; i < peers; i++) {
            int own = (0x0A00_0001 + (i << 8) >>> 8) % regions;
            swarm.join(i == 0 ? swarm.everything() : swarm.nothing(), options -> {
                options.selector = selector.get();
                options.places = new Modulo(regions, own);
                options.settings(settings -> settings.withConnections(new Connections(9, 10, 12, 5)));
            });
        }
        return swarm;
    }

    /** Connections of this peer to those of other regions. */
    private static long outside(Swarm swarm, Swarm.Peer peer, int regions) {
        return peer.session.peers().stream()
                .filter(other ->
                        new Modulo(regions, 0).region(other.connection().remote()) != region(peer, regions))
                .count();
    }

    @Test
    void local_peers_keep_one_connection_to_other_regions() {
        Swarm swarm = swarm(60, 4, () -> new LocalPeers(1));
        for (int second = 0; second < 20; second++) {
            swarm.runFor(Swarm.SECOND);
            assertThat(swarm.peers).allMatch(peer -> outside(swarm, peer, 4) <= 1);
        }
        assertThat(swarm.peers.stream()
                        .filter(peer -> outside(swarm, peer, 4) == 1)
                        .count())
                .isGreaterThan(50);
        assertThat(swarm.peers).allMatch(peer -> peer.session.connectionCount() >= 9);
        swarm.runUntilAllComplete(600);
        swarm.stopAndCheckTokens();
    }

    @Test
    void where_nothing_is_known_of_places_local_peers_connect_to_anybody() {
        Swarm swarm = new Swarm(62, 64L * 64 * KIB, 64 * KIB);
        swarm.seed();
        for (int i = 0; i < 10; i++) {
            swarm.leecher(options -> options.selector = new LocalPeers(1));
        }
        swarm.runFor(5 * Swarm.SECOND);
        assertThat(swarm.peers).allMatch(peer -> peer.session.connectionCount() == 10);
        swarm.runUntilAllComplete(600);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_peer_that_wants_all_connections_gets_nearly_all() {
        Swarm swarm = new Swarm(63, 4L * 1024 * KIB, 64 * KIB);
        swarm.tracker.intervalSeconds = 60;
        swarm.seed();
        Swarm.Peer greedy = swarm.leecher(
                options -> options.settings(settings -> settings.withConnections(new Connections(500, 500, 500, 10))));
        for (int i = 0; i < 150; i++) {
            swarm.leecher();
        }
        swarm.runFor(60 * Swarm.SECOND);
        assertThat(greedy.session.connectionCount()).isGreaterThan(140);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_selector_that_chooses_who_cannot_be_dialled_is_named() {
        Swarm swarm = new Swarm(64, 64L * 64 * KIB, 64 * KIB);
        swarm.seed();
        PeerSelector stubborn = new PeerSelector() {
            @Override
            public int next(SelectionView view) {
                return view.size();
            }
        };
        swarm.leecher(options -> options.selector = stubborn);
        assertThatExceptionOfType(StrategyException.class)
                .isThrownBy(() -> swarm.runFor(10 * Swarm.SECOND))
                .withMessageContaining("which is none that can be dialled");
    }
}

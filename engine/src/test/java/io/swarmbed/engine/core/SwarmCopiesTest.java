package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.builtin.GlobalRarest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What sessions tell of their pieces where the whole swarm is counted. */
class SwarmCopiesTest {
    private static final int KIB = Swarm.KIB;

    private static final class Counted implements SwarmCopies {
        private final int[] copies = new int[16];

        @Override
        public int copies(int piece) {
            return copies[piece];
        }

        @Override
        public void add(int piece) {
            copies[piece]++;
        }

        @Override
        public void add(PieceSet pieces) {
            pieces.forEach(this::add);
        }

        @Override
        public void remove(PieceSet pieces) {
            pieces.forEach(piece -> copies[piece]--);
        }
    }

    private final Swarm swarm = new Swarm(5, 16 * 32 * KIB, 32 * KIB);
    private final Counted counted = new Counted();

    private Swarm.Peer join(boolean complete) {
        return swarm.join(complete ? swarm.everything() : swarm.nothing(), options -> {
            options.swarmCopies = Optional.of(counted);
            options.picker = new GlobalRarest(0);
            options.settings(settings -> settings.withExtensions(SessionSettings.Extensions.NONE));
        });
    }

    private void agrees() {
        int[] copies = new int[16];
        for (Swarm.Peer peer : swarm.peers) {
            if (peer.node.isOpen()) {
                peer.session.pieces().forEach(piece -> copies[piece]++);
            }
        }
        assertThat(counted.copies).isEqualTo(copies);
    }

    @Test
    void the_copies_of_all_peers_are_counted_while_they_come_download_and_go() {
        join(true);
        for (int i = 0; i < 6; i++) {
            join(false);
        }
        swarm.runFor(5 * Swarm.SECOND);
        assertThat(swarm.completePeers()).isEqualTo(1);
        agrees();
        swarm.peers.get(3).leave();
        agrees();
        join(false);
        boolean complete = swarm.network
                .time()
                .runUntil(() -> swarm.completePeers() == 7 || swarm.completePeers() == 8, 300 * Swarm.SECOND);
        assertThat(complete).isTrue();
        agrees();
        swarm.peers.forEach(peer -> {
            if (peer.node.isOpen()) {
                peer.leave();
            }
        });
        assertThat(counted.copies).containsOnly(0);
    }

    /** Two leechers that do not know each other and share one seed: the second fetches what the first has not. */
    @Test
    void global_rarest_avoids_what_others_out_of_sight_have() {
        swarm.tracker.down = true;
        Swarm.Peer seed = join(true);
        Swarm.Peer first = join(false);
        first.session.addPeer(seed.address);
        swarm.network.time().runUntil(() -> first.session.verifiedPieces() == 8, 300 * Swarm.SECOND);
        PieceSet taken = first.session.pieces();
        Swarm.Peer second = join(false);
        second.session.addPeer(seed.address);
        swarm.network.time().runUntil(() -> second.session.verifiedPieces() == 2, 300 * Swarm.SECOND);
        assertThat(second.session.pieces().countMissingFrom(taken))
                .as("pieces of the first that the second lacks")
                .isEqualTo(8);
    }
}

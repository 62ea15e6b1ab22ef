package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.policy.builtin.RandomPieces;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What one strategy of one peer draws shifts nothing else in the swarm. */
class RandomStreamsTest {
    private static final int KIB = Swarm.KIB;

    /** Unchokes the peers of longest standing, and draws numbers for nothing. */
    private static final class Idle implements Choker {
        private final int draws;
        private final Set<Long> drawn = new TreeSet<>();

        Idle(int draws) {
            this.draws = draws;
        }

        @Override
        public void round(ChokeView view) {
            for (int i = 0; i < draws; i++) {
                drawn.add(view.random().nextLong());
            }
            int slots = view.slots();
            for (PeerView peer : view.peers()) {
                if (peer.interested() && slots-- > 0) {
                    view.unchoke(peer, ChokeView.Kind.REGULAR);
                }
            }
        }
    }

    private static String digest(long seed, Idle choker) {
        Swarm swarm = new Swarm(seed, 2048 * KIB, 64 * KIB);
        swarm.seed();
        swarm.leecher(options -> {
            options.choker = choker;
            options.picker = new RandomPieces();
        });
        for (int i = 0; i < 6; i++) {
            swarm.leecher(options -> options.picker = new RandomPieces());
        }
        swarm.runUntilAllComplete(600);
        return swarm.network.digest().hex();
    }

    @Test
    void draws_of_one_choker_shift_no_other_stream() {
        Idle talkative = new Idle(3);
        assertThat(digest(1, talkative)).isEqualTo(digest(1, new Idle(0)));
        assertThat(talkative.drawn).hasSizeGreaterThan(10);
    }

    @Test
    void another_seed_gives_another_run() {
        assertThat(digest(1, new Idle(0))).isNotEqualTo(digest(2, new Idle(0)));
    }
}

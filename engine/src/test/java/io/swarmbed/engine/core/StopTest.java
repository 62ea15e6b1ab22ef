package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.StoreTiming;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session may end at any moment, by its own will or because its store fails, and leaves nothing behind. */
class StopTest {
    private static final int KIB = 1024;
    private static final AccessLink FAST = new AccessLink(0, 0, 3_000_000);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void a_session_that_is_stopped_after_any_event_leaves_no_block_and_no_alarm(long seed) {
        for (int events = 1; events < 400; events += 7) {
            Swarm swarm = new Swarm(seed, 600_000, 64 * KIB);
            Random random = new Random(seed);
            for (int i = 0; i < 3; i++) {
                StoreTiming timing = new StoreTiming(random.nextInt(3) * 500_000L, random.nextInt(3) * 50_000_000L);
                PieceSet held = i == 0 ? PieceSet.all(10) : new PieceSet(10);
                swarm.join(held, options -> {
                    options.link = FAST;
                    options.timing = timing;
                });
            }
            swarm.network.time().runEvents(events);
            swarm.peers.get((int) (seed % 3)).session.stop();
            swarm.peers.get((int) (seed % 3)).session.stop();
            swarm.runFor(Swarm.SECOND);
            swarm.stopAndCheckTokens();
            assertThat(swarm.network.time().pending()).as("alarms left behind").isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void a_store_that_fails_anywhere_ends_its_session_with_one_word(long seed) {
        for (int fatal = 0; fatal < 60; fatal += 3) {
            Swarm swarm = new Swarm(seed, 600_000, 64 * KIB);
            int[] left = {fatal};
            int[] failures = new int[1];
            swarm.seed(options -> options.link = FAST);
            Swarm.Peer broken = swarm.leecher(options -> {
                options.link = FAST;
                options.timing = new StoreTiming(seed % 2 * 500_000, seed % 3 * 50_000_000);
                options.store = store -> {
                    store.failWriteWhen((piece, begin) -> left[0]-- == 0);
                    store.failReadWhen((piece, begin) -> left[0]-- == 0);
                };
                options.observer = new Observer() {
                    @Override
                    public void failed(String reason) {
                        failures[0]++;
                    }
                };
            });
            Swarm.Peer sound = swarm.leecher(options -> options.link = FAST);
            boolean complete = swarm.network.time().runUntil(sound.session::isComplete, 60 * Swarm.SECOND);

            assertThat(complete).isTrue();
            assertThat(failures[0]).isEqualTo(left[0] < 0 ? 1 : 0);
            assertThat(broken.session.connectionCount() == 0 || failures[0] == 0)
                    .isTrue();
            swarm.stopAndCheckTokens();
        }
    }

    @Test
    void a_peer_may_come_back_at_the_same_address() {
        Swarm swarm = new Swarm(82, 2048 * KIB, 64 * KIB);
        swarm.seed();
        Swarm.Peer leecher = swarm.leecher();
        swarm.runFor(8 * Swarm.SECOND);
        PieceSet held = leecher.session.pieces();
        assertThat(held.size()).isBetween(1, 31);
        leecher.leave();
        swarm.peers.remove(leecher);
        swarm.rejoin(leecher, held, options -> {});
        swarm.runUntilAllComplete(60);
        swarm.stopAndCheckTokens();
    }
}

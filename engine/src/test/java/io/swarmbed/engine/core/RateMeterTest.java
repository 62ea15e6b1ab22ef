package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateMeterTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {SECOND / 2, SECOND, 20 * SECOND})
    void a_meter_made_for_the_first_block_measures_as_one_that_was_there_since_the_connection(long window) {
        RandomStream draws = new RandomStream(window);
        for (int history = 0; history < 200; history++) {
            long round = draws.nextLong(10 * SECOND);
            long connectedAt = round + draws.nextLong(10 * SECOND);
            long settledAt = round;
            long now = connectedAt;
            RateMeter early = new RateMeter(window, connectedAt, settledAt);
            for (int rounds = draws.nextInt(5); rounds > 0; rounds--) {
                settledAt = Math.max(settledAt + 10 * SECOND, now);
                now = settledAt;
                early.settle(now, window);
            }
            now += draws.nextLong(10 * SECOND);
            RateMeter late = new RateMeter(window, connectedAt, settledAt);
            for (int block = 0; block < 20; block++) {
                early.add(16384, now, window);
                late.add(16384, now, window);
                now += draws.nextLong(SECOND);
                assertThat(late.rate(now)).as("history %d", history).isEqualTo(early.rate(now));
            }
            assertThat(late.total()).isEqualTo(20 * 16384);
        }
    }
}

package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.policy.builtin.FreeRider;
import io.swarmbed.engine.virtual.AccessLink;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well request windows fill a link: too few requests leave it idle, too many make cancels and chokes costly. */
class ThroughputTest {
    private static final int MIB = 1024 * 1024;

    /** Bytes that came in each slice of time since the first unchoke. */
    private static final class Slices implements Observer {
        private final long nanos;
        private final Swarm swarm;
        private final long[] bytes;
        private long begun = -1;

        Slices(Swarm swarm, long nanos, int count) {
            this.swarm = swarm;
            this.nanos = nanos;
            this.bytes = new long[count];
        }

        @Override
        public void choked(int connection, boolean choked) {
            if (!choked && begun < 0) {
                begun = swarm.network.time().nanos();
            }
        }

        @Override
        public void blockReceived(int connection, int piece, int begin, int length, boolean wasted) {
            long slice = (swarm.network.time().nanos() - begun) / nanos;
            if (slice < bytes.length) {
                bytes[(int) slice] += length;
            }
        }

        double rate(int from, int to) {
            return Arrays.stream(bytes, from, to).sum() * 1e9 / (nanos * (to - from));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 20", "1, 100", "1, 400", "10, 1", "10, 20", "10, 100", "10, 400"})
    void one_connection_fills_the_link_within_ten_round_trips_and_keeps_it_full(int mibPerSecond, int roundTripMillis) {
        long link = (long) mibPerSecond * MIB;
        long roundTrip = roundTripMillis * 1_000_000L;
        Swarm swarm = new Swarm(41, 40 * link, 256 * 1024);
        // A slice is a round trip, but never so short that it holds less than fifty blocks.
        long slice = Math.max(roundTrip, 50L * 16384 * 1_000_000_000L / link);
        Slices slices = new Slices(swarm, slice, 40);
        swarm.seed(options -> options.link = new AccessLink(link, 0, roundTrip / 4));
        swarm.leecher(options -> {
            options.link = new AccessLink(0, 0, roundTrip / 4);
            options.observer = slices;
        });
        swarm.runFor(41 * slice + 2 * roundTrip);

        double[] rates = new double[40];
        Arrays.setAll(rates, i -> slices.rate(i, i + 1) / link);
        assertThat(slices.rate(10, 15) / link).as("%s", Arrays.toString(rates)).isGreaterThan(0.95);
        assertThat(slices.rate(10, 40) / link).as("%s", Arrays.toString(rates)).isGreaterThan(0.97);
        swarm.stopAndCheckTokens();
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "4, 10", "4, 1", "10, 50", "20, 200"})
    void a_shared_uplink_stays_full_whoever_is_choked_and_unchoked(int slots, int latencyMillis) {
        Swarm swarm = new Swarm(42, 400L * MIB, 256 * 1024);
        Swarm.Peer seed = swarm.seed(options -> {
            options.link = new AccessLink(MIB, 0, latencyMillis * 500_000L);
            options.settings(s -> s.withSlots(slots));
        });
        for (int i = 0; i < 2 * slots; i++) {
            // They cannot help each other, so that every byte comes from the seed.
            swarm.leecher(options -> {
                options.link = new AccessLink(0, 0, latencyMillis * 500_000L);
                options.choker = new FreeRider();
            });
        }
        swarm.runFor(5 * Swarm.SECOND);
        long before = seed.session.uploadedBytes();
        swarm.runFor(100 * Swarm.SECOND);

        double used = (seed.session.uploadedBytes() - before) / (100.0 * MIB);
        long wasted =
                swarm.peers.stream().mapToLong(p -> p.session.wastedBytes()).sum();
        assertThat(used).isGreaterThan(0.97);
        assertThat(wasted).isLessThan(MIB);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_window_follows_when_the_link_is_left_to_it() {
        Swarm swarm = new Swarm(43, 400L * MIB, 256 * 1024);
        swarm.seed(options -> {
            options.link = new AccessLink(4L * MIB, 0, 50_000_000);
            options.settings(s -> s.withSlots(20));
        });
        for (int i = 0; i < 20; i++) {
            swarm.leecher(options -> {
                options.link = new AccessLink(0, 0, 50_000_000);
                options.choker = new FreeRider();
            });
        }
        swarm.runFor(30 * Swarm.SECOND);
        for (int i = 20; i > 1; i--) {
            swarm.peers.remove(i).leave();
        }
        Swarm.Peer last = swarm.peers.get(1);
        swarm.runFor(2 * Swarm.SECOND);
        long before = last.session.downloadedBytes();
        swarm.runFor(5 * Swarm.SECOND);
        assertThat((last.session.downloadedBytes() - before) / (20.0 * MIB)).isGreaterThan(0.95);
        swarm.stopAndCheckTokens();
    }
}

package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.RequestSizer;
import io.swarmbed.engine.policy.builtin.AdaptiveRequests;
import io.swarmbed.engine.policy.builtin.FixedRequests;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.wire.WireSize;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What one connection moves, by the requests that it may have under way: a window for each round trip, or what the link
 * carries. A round trip ends with the last byte of the block that was asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineTest {
    private static final long MEGABIT = 125_000;
    private static final int WIRE_BYTES = PieceGeometry.BLOCK_LENGTH + WireSize.PIECE_HEADER;

    private final Table fixed = new Table("link", "round trip", "window", "computed", "measured", "off");
    private final Table adaptive = new Table("link", "round trip", "share of the link after 10 round trips");

    @AfterAll
    void print() {
        fixed.print();
        adaptive.print();
    }

    /** Blocks that have come, and when it all began. */
    private static final class Arrivals implements Observer {
        private final Swarm swarm;
        private long firstRequest = -1;
        private long blocks;

        Arrivals(Swarm swarm) {
            this.swarm = swarm;
        }

        @Override
        public void choked(int connection, boolean choked) {
            if (!choked && firstRequest < 0) {
                firstRequest = swarm.network.time().nanos();
            }
        }

        @Override
        public void blockReceived(int connection, int piece, int begin, int length, boolean wasted) {
            blocks++;
        }
    }

    /** One connection, and how fast it moves blocks. */
    private static final class Path {
        private final long bytesPerSecond;
        private final long roundTrip;
        private final Swarm swarm;
        private final Arrivals arrivals;

        Path(long bytesPerSecond, int roundTripMillis, Supplier<RequestSizer> sizers) {
            this.bytesPerSecond = bytesPerSecond;
            this.roundTrip = roundTripMillis * 1_000_000L + blockNanos();
            this.swarm = new Swarm(43, 8192L * 1024 * 1024, 1024 * 1024);
            this.arrivals = new Arrivals(swarm);
            swarm.seed(options -> options.link = new AccessLink(bytesPerSecond, 0, roundTripMillis * 250_000L));
            swarm.leecher(options -> {
                options.link = new AccessLink(0, 0, roundTripMillis * 250_000L);
                options.observer = arrivals;
                options.sizers = sizers;
            });
            swarm.network.time().runUntil(() -> arrivals.firstRequest >= 0, Long.MAX_VALUE);
        }

        private long blockNanos() {
            return WIRE_BYTES * 1_000_000_000L / bytesPerSecond;
        }

        /** The part of the link that is used from so many round trips after the first request on. */
        double used(int afterRoundTrips, int forRoundTrips) {
            swarm.network.time().runUntil(arrivals.firstRequest + afterRoundTrips * roundTrip);
            long before = arrivals.blocks;
            long span = Math.max(forRoundTrips * roundTrip, 100 * blockNanos());
            swarm.runFor(span);
            double used = (double) (arrivals.blocks - before) * blockNanos() / span;
            swarm.stopAndCheckTokens();
            return used;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 100, 1",
        "1, 400, 2",
        "1, 400, 4",
        "1, 400, 16",
        "8, 1, 1",
        "8, 20, 1",
        "8, 20, 4",
        "8, 100, 4",
        "8, 100, 7",
        "8, 400, 4",
        "8, 400, 16",
        "8, 400, 25",
        "8, 400, 26",
        "8, 400, 40",
        "8, 50, 64",
        "100, 1, 1",
        "100, 1, 2",
        "100, 10, 4",
        "100, 10, 8",
        "100, 50, 16",
        "100, 100, 40",
        "100, 100, 76",
        "100, 200, 76",
        "100, 400, 250",
        "100, 400, 304",
        "100, 400, 400"
    })
    void a_fixed_window_moves_itself_in_each_round_trip(int megabits, int roundTripMillis, int window) {
        Path path = new Path(megabits * MEGABIT, roundTripMillis, () -> new FixedRequests(window));
        double computed = Math.min(1, (double) window * path.blockNanos() / path.roundTrip);
        double measured = path.used(20, 40);

        fixed.row(
                megabits + " Mbit/s",
                roundTripMillis + " ms",
                window,
                percent(computed),
                percent(measured),
                String.format(Locale.ROOT, "%+.1f %%", 100 * (measured / computed - 1)));
        assertThat(measured / computed).isBetween(0.95, 1.05);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1, 10",
        "1, 50",
        "1, 100",
        "1, 200",
        "1, 400",
        "10, 1",
        "10, 10",
        "10, 50",
        "10, 100",
        "10, 200",
        "10, 400",
        "100, 1",
        "100, 10",
        "100, 50",
        "100, 100",
        "100, 200",
        "100, 400"
    })
    void the_default_window_fills_the_link_within_ten_round_trips(int megabits, int roundTripMillis) {
        Path path = new Path(megabits * MEGABIT, roundTripMillis, AdaptiveRequests::new);
        double used = path.used(10, 5);

        adaptive.row(megabits + " Mbit/s", roundTripMillis + " ms", percent(used));
        assertThat(used).isBetween(0.95, 1.01);
    }

    @Test
    void a_swarm_hardly_feels_its_latency() {
        double near = medianCompletion(0);
        double far = medianCompletion(400);
        assertThat(far / near).isBetween(0.95, 1.15);
    }

    /** Seconds until half of the leechers are complete, over some seeds. */
    private static double medianCompletion(int roundTripMillis) {
        double sum = 0;
        for (int seed = 1; seed <= 2; seed++) {
            Swarm swarm = new Swarm(seed, 16L * 1024 * 1024, 256 * 1024);
            long latency = roundTripMillis * 250_000L;
            swarm.seed(options -> options.link = new AccessLink(400 * 1024, 0, latency));
            for (int i = 0; i < 25; i++) {
                swarm.leecher(options -> options.link = new AccessLink(100 * 1024, 800 * 1024, latency));
            }
            swarm.runUntilAllComplete(2000);
            sum += swarm.peers.stream()
                            .mapToLong(peer -> peer.completedAt)
                            .filter(at -> at >= 0)
                            .sorted()
                            .skip(12)
                            .findFirst()
                            .orElseThrow()
                    / 1e9;
        }
        return sum / 2;
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }
}

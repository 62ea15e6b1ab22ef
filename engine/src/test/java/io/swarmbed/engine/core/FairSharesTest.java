package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.engine.wire.WireSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What each connection gets in steady state, where the links of several peers meet, against the max-min fair shares: those
 * of which none can be raised without lowering one that is as small or smaller.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FairSharesTest {
    private static final int KIB = 1024;
    private static final long SECOND = 1_000_000_000L;
    private static final long SETTLING = 60 * SECOND;
    private static final long MEASURED = 120 * SECOND;

    private final Table table = new Table("topology", "connection", "fair share", "measured", "off");

    @AfterAll
    void print() {
        table.print();
    }

    /** From one seed to one leecher, by number. */
    private record Edge(int seed, int leecher) {}

    /** Seeds that upload to leechers; rates in KiB/s, 0 for a link without a limit. */
    private record Topology(String name, int[] ups, int[] downs, int roundTripMillis, List<Edge> edges) {
        static Topology complete(String name, int[] ups, int[] downs, int roundTripMillis) {
            List<Edge> edges = new ArrayList<>();
            for (int seed = 0; seed < ups.length; seed++) {
                for (int leecher = 0; leecher < downs.length; leecher++) {
                    edges.add(new Edge(seed, leecher));
                }
            }
            return new Topology(name, ups, downs, roundTripMillis, edges);
        }

        /** Raises all shares alike until a link is full, fixes those that use it, and goes on with the others. */
        double[] fairShares() {
            double[] shares = new double[edges.size()];
            Arrays.fill(shares, -1);
            while (Arrays.stream(shares).anyMatch(share -> share < 0)) {
                double least = Double.MAX_VALUE;
                for (int link = 0; link < ups.length + downs.length; link++) {
                    least = Math.min(least, level(link, shares));
                }
                boolean[] full = new boolean[ups.length + downs.length];
                for (int link = 0; link < full.length; link++) {
                    full[link] = level(link, shares) <= least * (1 + 1e-9);
                }
                for (int i = 0; i < shares.length; i++) {
                    Edge edge = edges.get(i);
                    if (shares[i] < 0 && (full[edge.seed] || full[ups.length + edge.leecher])) {
                        shares[i] = least;
                    }
                }
            }
            return shares;
        }

        /** What each connection that is not fixed may have of this link; seeds' uplinks come first. */
        private double level(int link, double[] shares) {
            boolean up = link < ups.length;
            int capacity = up ? ups[link] : downs[link - ups.length];
            double left = capacity;
            int open = 0;
            for (int i = 0; i < shares.length; i++) {
                Edge edge = edges.get(i);
                if (up ? edge.seed == link : edge.leecher == link - ups.length) {
                    open += shares[i] < 0 ? 1 : 0;
                    left -= Math.max(0, shares[i]);
                }
            }
            return capacity == 0 || open == 0 ? Double.MAX_VALUE : left / open;
        }
    }

    /** Content that one leecher has received from each seed since it was last emptied. */
    private static final class Meter implements Observer {
        private final Map<Integer, PeerId> remotes = new HashMap<>();
        private final Map<PeerId, Long> bytes = new HashMap<>();

        @Override
        public void connected(int connection, PeerAddress remote, PeerId peerId, boolean outgoing) {
            remotes.put(connection, peerId);
        }

        @Override
        public void blockReceived(int connection, int piece, int begin, int length, boolean wasted) {
            bytes.merge(remotes.get(connection), (long) length, Long::sum);
        }
    }

    /** Content rates in KiB/s of wire capacity, edge by edge. The last seeds may join after the others have settled. */
    private static double[] measure(Topology topology, int lateSeeds) {
        Swarm swarm = new Swarm(61, 4096L * 1024 * KIB, 1024 * KIB);
        swarm.tracker.down = true;
        int early = topology.ups.length - lateSeeds;
        List<Swarm.Peer> seeds = new ArrayList<>();
        List<Swarm.Peer> leechers = new ArrayList<>();
        List<Meter> meters = new ArrayList<>();
        for (int down : topology.downs) {
            Meter meter = new Meter();
            meters.add(meter);
            leechers.add(swarm.leecher(options -> {
                options.link = new AccessLink(0, down * (long) KIB, topology.roundTripMillis * 250_000L);
                options.observer = meter;
            }));
        }
        for (int i = 0; i < topology.ups.length; i++) {
            if (i == early) {
                swarm.runFor(SETTLING);
            }
            int up = topology.ups[i];
            seeds.add(swarm.seed(options -> {
                options.link = new AccessLink(up * (long) KIB, 0, topology.roundTripMillis * 250_000L);
                options.settings(settings -> settings.withSlots(topology.downs.length));
            }));
            for (Edge edge : topology.edges) {
                if (edge.seed == i) {
                    leechers.get(edge.leecher).session.addPeer(seeds.get(i).address);
                }
            }
        }
        swarm.runFor(SETTLING);
        meters.forEach(meter -> meter.bytes.clear());
        swarm.runFor(MEASURED);
        double[] rates = new double[topology.edges.size()];
        for (int i = 0; i < rates.length; i++) {
            Edge edge = topology.edges.get(i);
            PeerId seed = seeds.get(edge.seed).session.peerId();
            double wire = (double) (PieceGeometry.BLOCK_LENGTH + WireSize.PIECE_HEADER) / PieceGeometry.BLOCK_LENGTH;
            rates[i] = meters.get(edge.leecher).bytes.getOrDefault(seed, 0L) * wire / KIB / (MEASURED / 1e9);
        }
        swarm.stopAndCheckTokens();
        return rates;
    }

    private void check(Topology topology, int lateSeeds) {
        double[] fair = topology.fairShares();
        double[] rates = measure(topology, lateSeeds);
        double worst = 0;
        for (int i = 0; i < fair.length; i++) {
            Edge edge = topology.edges.get(i);
            double off = rates[i] / fair[i] - 1;
            worst = Math.max(worst, Math.abs(off));
            table.row(
                    topology.name,
                    (char) ('A' + edge.seed) + " to " + (edge.leecher + 1),
                    String.format(Locale.ROOT, "%.1f KiB/s", fair[i]),
                    String.format(Locale.ROOT, "%.1f KiB/s", rates[i]),
                    String.format(Locale.ROOT, "%+.1f %%", 100 * off));
        }
        assertThat(worst)
                .as("%s: %s for %s", topology.name, Arrays.toString(rates), Arrays.toString(fair))
                .isLessThan(0.05);
    }

    private static int[] rates(int... kibPerSecond) {
        return kibPerSecond;
    }

    @Test
    void one_uplink_among_four() {
        check(Topology.complete("one uplink", rates(400), rates(0, 0, 0, 0), 40), 0);
    }

    @Test
    void one_downlink_among_five_of_which_one_is_slow() {
        check(Topology.complete("one downlink", rates(1000, 1000, 50, 1000, 500), rates(400), 40), 0);
    }

    @Test
    void two_bottlenecks() {
        List<Edge> edges = List.of(new Edge(0, 0), new Edge(0, 1), new Edge(0, 2), new Edge(1, 2), new Edge(1, 3));
        check(new Topology("two bottlenecks", rates(600, 300), rates(0, 100, 240, 0), 40, edges), 0);
    }

    @Test
    void downlinks_that_differ() {
        check(Topology.complete("asymmetric downlinks", rates(600), rates(50, 100, 0), 40), 0);
    }

    @Test
    void three_seeds_with_four_slots_each() {
        check(Topology.complete("three seeds, four slots", rates(80, 240, 1000), rates(100, 200, 400, 800), 40), 0);
    }

    @Test
    void a_late_joiner_behind_one_downlink() {
        check(Topology.complete("late joiner D", rates(1000, 1000, 1000, 1000), rates(600), 40), 1);
    }

    @Test
    void long_paths_get_the_same_shares() {
        check(Topology.complete("400 ms there and back", rates(300, 900), rates(0, 500, 200), 400), 0);
    }

    @Test
    void short_paths_get_the_same_shares() {
        check(Topology.complete("1 ms there and back", rates(300, 900), rates(0, 500, 200), 1), 0);
    }
}

package io.swarmbed.tracker.service;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;

/** Measures a registry of some shape: see {@code tracker-server/bench/registry.sh}. */
final class RegistryBench {
    private static final int ANNOUNCES = 1_000_000;
    private static final int TIMEOUT_SECONDS = 3600;
    private static final int EXPIRED_AT_ONCE = 256;
    private static final int ODD = 0x9E37_79B1;

    private final RandomStream random = new RandomStream(1);
    private final SharedRegistry registry = new SharedRegistry(
            SwarmSettings.defaults()
                    .withPeerIds(false)
                    .withTimeout(TIMEOUT_SECONDS)
                    .withLimits(Integer.MAX_VALUE, Integer.MAX_VALUE),
            random.nextLong());
    private final int torrents;
    private final int peers;
    private final boolean ipv6;

    private RegistryBench(int torrents, int peers, boolean ipv6) {
        this.torrents = torrents;
        this.peers = peers;
        this.ipv6 = ipv6;
    }

    /**
     * Prints the figures of one shape.
     *
     * @param args torrents, x, peers of each, perhaps followed by {@code /ipv6}
     */
    public static void main(String[] args) {
        String[] shape = args[0].split("[x/]");
        boolean ipv6 = shape.length > 2;
        new RegistryBench(200, 500, ipv6).run("to warm up, 200x500");
        new RegistryBench(Integer.parseInt(shape[0]), Integer.parseInt(shape[1]), ipv6).run(args[0]);
    }

    private void run(String name) {
        long empty = heap();
        long collecting = collectingMillis();
        Durations joins = new Durations();
        for (int peer = 0; peer < peers; peer++) {
            for (int torrent = 0; torrent < torrents; torrent++) {
                announce(torrent, peer, peer % 1000, joins);
            }
        }
        double full = heap() - empty;
        Durations announces = new Durations();
        for (int i = 0; i < ANNOUNCES; i++) {
            announce(random.nextInt(torrents), random.nextInt(peers), 1000 + i / 2_500, announces);
        }
        long total = (long) torrents * peers;
        System.out.printf(
                "%s: %.1f bytes a peer of %,d%n", name, full / registry.census().peers(), total);
        System.out.printf("  joining      %s%n", joins);
        System.out.printf("  announcing   %s%n", announces);
        Durations expiries = new Durations();
        int done = EXPIRED_AT_ONCE;
        while (done == EXPIRED_AT_ONCE) {
            expiries.start();
            done = registry.expire(2 * TIMEOUT_SECONDS + 2000, EXPIRED_AT_ONCE);
            expiries.stop();
        }
        System.out.printf("  expiring %d   %s%n", EXPIRED_AT_ONCE, expiries);
        collecting = collectingMillis() - collecting;
        System.out.printf("  %,d bytes left, %,d ms in collections%n", heap() - empty, collecting);
    }

    private void announce(int torrent, int peer, long now, Durations durations) {
        // An odd factor gives every torrent its own, and every peer of a torrent.
        InfoHash infoHash = new InfoHash((long) torrent * ODD, (long) torrent << 32, torrent);
        int host = peer * ODD + torrent;
        Endpoint endpoint = ipv6 ? new Endpoint(0xFD00L << 48, host, 6881) : Endpoint.ofIpv4(host, 6881);
        AnnounceRequest request = new AnnounceRequest(
                infoHash, endpoint, new PeerId(0, 0, peer), peer % 4 == 0 ? 0 : 1000, AnnounceEvent.NONE, -1);
        durations.start();
        registry.announce(request, now, random);
        durations.stop();
    }

    private static long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static long collectingMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    /**
     * Durations counted in classes an eighth of a power of two wide, and the most processor time that the thread itself has
     * spent in one call, which leaves out collections and the work of other programs.
     */
    private static final class Durations {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final long[] counts = new long[64 * 8];
        private long count;
        private long sum;
        private long longest;
        private long busiest;
        private long startCpu;
        private long startNanos;

        void start() {
            startCpu = threads.getCurrentThreadCpuTime();
            startNanos = System.nanoTime();
        }

        void stop() {
            long nanos = System.nanoTime() - startNanos;
            busiest = Math.max(busiest, threads.getCurrentThreadCpuTime() - startCpu);
            add(nanos);
        }

        private void add(long nanos) {
            int magnitude = 63 - Long.numberOfLeadingZeros(nanos | 8);
            counts[magnitude * 8 + (int) (nanos >>> (magnitude - 3) & 7)]++;
            count++;
            sum += nanos;
            longest = Math.max(longest, nanos);
        }

        private double micros(double share) {
            long below = 0;
            int at = 0;
            while (below + counts[at] < share * count) {
                below += counts[at++];
            }
            return (8 + at % 8) * Math.pow(2, at / 8 - 3) / 1000;
        }

        @Override
        public String toString() {
            return String.format(
                    "%,10.0f ns; in us: median %.2f, 99.9 %% %.2f, 99.99 %% %.1f, longest %.0f, of the processor %.0f",
                    (double) sum / count,
                    micros(0.5),
                    micros(0.999),
                    micros(0.9999),
                    longest / 1000.0,
                    busiest / 1000.0);
        }
    }
}

package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.random.RandomStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures how many events the kernel handles per second on one core. Run its main method; it takes some ten seconds.
 */
final class KernelBenchmark {
    private static final int BLOCK = 16 * 1024;
    private static final int ROUNDS = 4;

    private KernelBenchmark() {}

    public static void main(String[] args) {
        for (int round = 1; round <= ROUNDS; round++) {
            for (int pending : new int[] {100, 10_000, 100_000}) {
                report("alarms, " + pending + " pending", alarms(pending, 3_000_000), 3_000_000);
            }
            blocks();
        }
    }

    /** Alarms that set themselves again at exponential distances. */
    private static long alarms(int pending, long events) {
        VirtualNetwork network = new VirtualNetwork(1);
        RandomStream random = new RandomStream(2);
        long[] distances = random.longs(1 << 16).map(draw -> draw >>> 40).toArray();
        int[] next = {0};
        for (int i = 0; i < pending; i++) {
            VirtualNode node = network.addNode(TestPeer.address(i), AccessLink.IDEAL);
            Alarm[] self = new Alarm[1];
            self[0] = node.alarms()
                    .alarm(() -> self[0].at(network.time().nanos() + distances[next[0]++ & (distances.length - 1)]));
            self[0].at(random.nextInt(1 << 24));
        }
        long start = cpuNanos();
        network.time().runEvents(events);
        return cpuNanos() - start;
    }

    /** Five hundred peers that each upload to ten others through limited links at both ends. */
    private static void blocks() {
        int count = 500;
        VirtualNetwork network = new VirtualNetwork(3);
        List<TestPeer> peers = IntStream.range(0, count)
                .mapToObj(i -> new TestPeer(
                        network.addNode(TestPeer.address(i), new AccessLink(1_000_000, 2_000_000, 20_000_000L + i))))
                .toList();
        for (int i = 0; i < count; i++) {
            for (int j = 1; j <= 10; j++) {
                peers.get(i).dial(peers.get((i + j * j) % count));
            }
        }
        network.time().runUntil(1_000_000_000L);
        peers.forEach(peer -> peer.deaf = true);
        Tokens tokens = Tokens.shared();
        int blocksEach = 50;
        peers.forEach(peer -> peer.ends.forEach(end -> end.upload(blocksEach, BLOCK, tokens)));
        long blocks = peers.stream().mapToLong(peer -> peer.ends.size()).sum() * blocksEach;
        long events = network.time().events();
        long start = cpuNanos();
        network.time().runEvents(Long.MAX_VALUE);
        long nanos = cpuNanos() - start;
        report("events for " + blocks + " blocks", nanos, network.time().events() - events);
        report("blocks through both links", nanos, blocks);
    }

    /** This thread's own time, so that other work on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report(String what, long nanos, long count) {
        System.out.println(what + ": " + count * 1_000_000L / nanos + " thousand/s, " + nanos / count + " ns each");
    }
}

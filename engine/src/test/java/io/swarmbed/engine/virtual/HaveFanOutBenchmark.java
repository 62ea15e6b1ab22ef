package io.swarmbed.engine.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a HAVE to one neighbour costs the kernel, from the call to its delivery: all nodes send to fifty neighbours. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HaveFanOutBenchmark {
    private static final int NEIGHBOURS = 50;
    private static final long SECOND = 1_000_000_000L;

    @Param({"100", "1000", "10000"})
    public int nodes;

    private final VirtualNetwork network = new VirtualNetwork(1);
    private final List<TestPeer> peers = new ArrayList<>();
    private int next;
    private int piece;

    /** Connects everybody. */
    @Setup
    public void connect() {
        for (int i = 0; i < nodes; i++) {
            AccessLink link = new AccessLink(250_000, 2_000_000, 5_000_000 + i * 7919L % 25_000_000);
            TestPeer peer = new TestPeer(network.addNode(TestPeer.address(i), link));
            peer.deaf = true;
            peers.add(peer);
        }
        for (int i = 0; i < nodes; i++) {
            for (int j = 1; j <= NEIGHBOURS / 2; j++) {
                peers.get(i).dial(peers.get((i + j * j) % nodes));
            }
        }
        network.time().runUntil(SECOND);
    }

    /** One of fifty HAVEs of one piece; as many others as there are nodes, up to a thousand, are under way meanwhile. */
    @Benchmark
    @OperationsPerInvocation(NEIGHBOURS)
    public long have() {
        TestPeer peer = peers.get(next);
        next = next + 1 == nodes ? 0 : next + 1;
        piece++;
        for (TestPeer.End end : peer.ends) {
            end.connection.have(piece);
        }
        network.time().runUntil(network.time().nanos() + 50_000_000 / Math.min(nodes, 1000));
        return network.deliveries();
    }
}

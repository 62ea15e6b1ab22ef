package io.swarmbed.engine.virtual;

import io.swarmbed.engine.random.RandomStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The hold model: the first event is taken out and put in again at an exponential distance, 100 ms in the mean, so that
 * as many stay pending. The wheel against the heap alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventQueueBenchmark {
    private static final double MEAN_NANOS = 100e6;
    private static final int DRAWS = 1 << 16;

    @Param({"1000", "10000", "100000", "1000000"})
    public int pending;

    private final long[] distances = new long[DRAWS];
    private final EventQueue queue = new EventQueue();
    private final EventHeap heap = new EventHeap();
    private final RandomStream random = new RandomStream(1);
    private long[] heapTimes;
    private long key;

    private static final class Plain extends Event {
        @Override
        void fire() {}
    }

    /** Fills both queues. */
    @Setup
    public void fill() {
        for (int i = 0; i < DRAWS; i++) {
            distances[i] = (long) (MEAN_NANOS * random.nextExponential());
        }
        heapTimes = new long[pending];
        for (int i = 0; i < pending; i++) {
            queue.add(new Plain(), distance(), key++);
            heap.add(i, distance(), key++);
        }
    }

    private long distance() {
        return distances[(int) key & (DRAWS - 1)];
    }

    /** One event of the queue. */
    @Benchmark
    public long wheel() {
        long now = queue.firstTime();
        queue.add(queue.poll(), now + distance(), key++);
        return now;
    }

    /** One event of a heap without the wheel before it. */
    @Benchmark
    public long heapAlone() {
        int slot = heap.first();
        long now = heap.firstTime();
        heap.removeFirst();
        heapTimes[slot] = now;
        heap.add(slot, now + distance(), key++);
        return now;
    }
}

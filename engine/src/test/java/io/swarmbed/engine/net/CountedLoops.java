package io.swarmbed.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Event loops whose close fails when a buffer was kept or anything was thrown on them. */
public final class CountedLoops implements AutoCloseable {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final EventLoops loops = EventLoops.open(2, Transport.best(), failures::add, allocator);

    public EventLoops loops() {
        return loops;
    }

    @Override
    public void close() {
        loops.close();
        assertThat(failures).isEmpty();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
        assertThat(allocator.metric().usedHeapMemory()).isZero();
    }
}

package io.swarmbed.engine.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event loops that all peers of a JVM share: native epoll where there is such, else NIO. Thread-safe. */
public final class EventLoops implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoops.class);
    private static final int SHUTDOWN_SECONDS = 5;
    private static final int MOST_SHUTDOWN_SECONDS = 10;

    private final MultiThreadIoEventLoopGroup group;
    private final List<PeerLoop> loops;
    private final AtomicInteger next = new AtomicInteger();

    private EventLoops(int count, Transport transport, Consumer<Throwable> failures, ByteBufAllocator allocator) {
        this.group = new MultiThreadIoEventLoopGroup(
                count, new DefaultThreadFactory("swarmbed-loop", true), transport.handlers());
        long origin = System.nanoTime();
        List<PeerLoop> made = new ArrayList<>();
        for (EventExecutor executor : group) {
            made.add(new PeerLoop((EventLoop) executor, transport, allocator, origin, failures));
        }
        this.loops = List.copyOf(made);
        loops.forEach(PeerLoop::watchLag);
    }

    /** As many loops as there are processors; failures are logged. */
    public static EventLoops open() {
        return open(Runtime.getRuntime().availableProcessors(), EventLoops::log);
    }

    /**
     * Opens event loops.
     *
     * @param count threads, at least 1
     * @param failures hears, on any loop, what an alarm, task or connection listener threw: an error of the program
     */
    public static EventLoops open(int count, Consumer<Throwable> failures) {
        return open(count, Transport.best(), failures, PooledByteBufAllocator.DEFAULT);
    }

    static EventLoops open(int count, Transport transport, Consumer<Throwable> failures, ByteBufAllocator allocator) {
        return new EventLoops(count, transport, failures, allocator);
    }

    private static void log(Throwable failure) {
        LOG.error("a peer's task failed", failure);
    }

    /** The loop for the next peer, in turn; a peer stays on its loop. */
    public PeerLoop next() {
        return loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
    }

    /** All loops, in a fixed order. */
    public List<PeerLoop> all() {
        return loops;
    }

    /**
     * Ends the threads, and waits for that; whatever is still open on them is closed. One whose task never returns is left
     * behind. Not to be called on a loop.
     */
    @Override
    public void close() {
        var ended = group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        if (!ended.awaitUninterruptibly(MOST_SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
            LOG.debug("an event loop did not end within {} s", MOST_SHUTDOWN_SECONDS);
        }
    }
}

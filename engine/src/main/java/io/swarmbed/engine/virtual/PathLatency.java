package io.swarmbed.engine.virtual;

/** How long a message takes from one node to another. Asked once for each direction when a connection is made. */
@FunctionalInterface
public interface PathLatency {
    /** The latencies of both access links. */
    PathLatency ACCESS_LINKS =
            (from, to) -> from.link().latencyNanos() + to.link().latencyNanos();

    /** Nanoseconds, at least 0. */
    long nanos(VirtualNode from, VirtualNode to);
}

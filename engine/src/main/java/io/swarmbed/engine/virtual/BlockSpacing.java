package io.swarmbed.engine.virtual;

/**
 * The least time between two blocks of one connection, by which a world caps the rate of long or lossy paths (Mathis et
 * al. 1997). Asked once for each direction when a connection is made.
 */
@FunctionalInterface
public interface BlockSpacing {
    /** Connections as fast as the links at their ends. */
    BlockSpacing NONE = (from, to) -> 0;

    /** Nanoseconds that a block of 16 KiB occupies the path, shorter ones in proportion; 0 for no cap. */
    long nanos(VirtualNode from, VirtualNode to);
}

package io.swarmbed.engine.storage;

import io.swarmbed.engine.wire.Bytes;

/** Where stores take the buffers that blocks are read into. Thread-safe. */
public interface BufferPool {
    /**
     * A direct buffer of exactly this many bytes with arbitrary content; it goes back to the pool when it is released,
     * which any thread may do.
     *
     * @param length at least 1
     */
    Bytes acquire(int length);
}

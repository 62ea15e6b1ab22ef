package io.swarmbed.engine.storage;

import java.io.IOException;

/** Content to be read at any offset. Used by one thread. */
interface ContentSource extends AutoCloseable {
    /** Reads exactly this many bytes of the content into the array's beginning. */
    void read(long offset, byte[] target, int length) throws IOException;

    @Override
    void close() throws IOException;
}

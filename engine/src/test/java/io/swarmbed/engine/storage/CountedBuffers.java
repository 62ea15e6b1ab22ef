package io.swarmbed.engine.storage;

import io.swarmbed.engine.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Buffers of storage threads, counted, so that a test can tell whether each was given back once. */
public final class CountedBuffers implements BufferPool {
    private final BufferPool pool = new DirectBuffers(StorageWorkers.CHUNK_LENGTH, 1 << 20);
    private final AtomicInteger lent = new AtomicInteger();

    /** Storage threads that take their buffers here. */
    public StorageWorkers workers() {
        return new StorageWorkers(new StorageWorkers.Settings(2, 8L << 20, 8L << 20), this);
    }

    /** Buffers that were not given back. */
    public int lent() {
        return lent.get();
    }

    @Override
    public Bytes acquire(int length) {
        lent.incrementAndGet();
        return new Counted(pool.acquire(length));
    }

    private final class Counted implements Bytes {
        private final Bytes bytes;

        Counted(Bytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public ByteBuffer buffer() {
            return bytes.buffer();
        }

        @Override
        public int length() {
            return bytes.length();
        }

        @Override
        public void release() {
            bytes.release();
            lent.decrementAndGet();
        }
    }
}

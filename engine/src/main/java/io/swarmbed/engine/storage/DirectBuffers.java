package io.swarmbed.engine.storage;

import io.swarmbed.engine.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pool of direct buffers in two sizes: a block, and a read-ahead chunk. It keeps a bounded number of free buffers and
 * allocates when there is none; larger buffers are not pooled. Thread-safe.
 */
public final class DirectBuffers implements BufferPool {
    private static final int SMALL = 16 * 1024;

    private final int chunkLength;
    private final ArrayBlockingQueue<ByteBuffer> blocks;
    private final ArrayBlockingQueue<ByteBuffer> chunks;

    /**
     * @param chunkLength bytes of a large buffer
     * @param keptBytes how much free memory of each size is kept for later, in bytes
     */
    public DirectBuffers(int chunkLength, long keptBytes) {
        this.chunkLength = chunkLength;
        this.blocks = new ArrayBlockingQueue<>((int) Math.max(1, keptBytes / SMALL));
        this.chunks = new ArrayBlockingQueue<>((int) Math.max(1, keptBytes / chunkLength));
    }

    @Override
    public Bytes acquire(int length) {
        if (length <= SMALL) {
            return new Pooled(take(blocks, SMALL), length, blocks);
        }
        if (length <= chunkLength) {
            return new Pooled(take(chunks, chunkLength), length, chunks);
        }
        return new Pooled(ByteBuffer.allocateDirect(length), length, new ArrayBlockingQueue<>(1));
    }

    private static ByteBuffer take(ArrayBlockingQueue<ByteBuffer> free, int size) {
        ByteBuffer buffer = free.poll();
        return buffer != null ? buffer : ByteBuffer.allocateDirect(size);
    }

    private static final class Pooled extends AtomicBoolean implements Bytes {
        private static final long serialVersionUID = 1L;

        private final transient ByteBuffer memory;
        private final int length;
        private final transient ArrayBlockingQueue<ByteBuffer> home;

        Pooled(ByteBuffer memory, int length, ArrayBlockingQueue<ByteBuffer> home) {
            this.memory = memory;
            this.length = length;
            this.home = home;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public ByteBuffer buffer() {
            return memory.slice(0, length);
        }

        @Override
        public void release() {
            if (getAndSet(true)) {
                throw new IllegalStateException("a buffer was released twice");
            }
            home.offer(memory);
        }
    }
}

package io.swarmbed.engine.net;

import io.swarmbed.engine.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** A block that counts in {@code held} until it is released, and may be released once only. */
final class TestBlock implements Bytes {
    private final byte[] content;
    private final AtomicInteger held;
    private boolean released;

    TestBlock(byte[] content, AtomicInteger held) {
        this.content = content;
        this.held = held;
        held.incrementAndGet();
    }

    /** Content that differs from block to block. */
    static byte[] content(int seed, int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (seed * 31 + i * 7 + (i >>> 8));
        }
        return content;
    }

    @Override
    public int length() {
        return content.length;
    }

    @Override
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(content);
    }

    @Override
    public synchronized void release() {
        if (released) {
            throw new AssertionError("released twice");
        }
        released = true;
        held.decrementAndGet();
    }
}

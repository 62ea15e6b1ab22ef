package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.swarmbed.engine.wire.Bytes;
import java.nio.ByteBuffer;

/**
 * A block that came over a socket: a range of a buffer on which it holds one reference. It is not pooled, because a
 * pooled one that was released twice would silently give away another's memory, while this costs 24 bytes per block.
 */
final class ReceivedBlock implements Bytes {
    private final ByteBuf owner;
    private final int start;
    private final int length;

    /** Takes one reference. */
    ReceivedBlock(ByteBuf owner, int start, int length) {
        this.owner = owner;
        this.start = start;
        this.length = length;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public ByteBuffer buffer() {
        return owner.nioBuffer(start, length);
    }

    /** Callable on any thread. */
    @Override
    public void release() {
        owner.release();
    }
}

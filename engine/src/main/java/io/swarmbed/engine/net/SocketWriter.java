package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.swarmbed.engine.wire.Bytes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a channel without delay. Small messages are gathered in one buffer, blocks go as they are; all of it is
 * flushed once per turn of the loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class SocketWriter implements Outlet {
    private static final int GATHER_BYTES = 256;
    /** What a remote peer that does not read may leave unwritten beyond the water mark, in bytes. */
    private static final long MAX_BACKLOG = 8L << 20;
    /** How long the remote peer may take to read the rest and to close, once this side has closed. */
    private static final long LINGER_NANOS = 5_000_000_000L;

    private final DuplexChannel channel;
    private final PeerLoop loop;
    private @Nullable ByteBuf gathered;
    private boolean dirty;
    private boolean finished;

    SocketWriter(DuplexChannel channel, PeerLoop loop) {
        this.channel = channel;
        this.loop = loop;
    }

    @Override
    public ByteBuf message(int bytes) {
        soon();
        ByteBuf buffer = gathered;
        if (buffer == null) {
            buffer = channel.alloc().directBuffer(Math.max(GATHER_BYTES, bytes));
            gathered = buffer;
        }
        return buffer;
    }

    @Override
    public ByteBuf header(int bytes, long departure) {
        return message(bytes);
    }

    @Override
    public void block(Bytes block) {
        writeGathered();
        ChannelFuture written = channel.write(Unpooled.wrappedBuffer(block.buffer()));
        written.addListener(done -> block.release());
    }

    @Override
    public void finish() {
        finished = true;
        soon();
        loop.schedule(channel::close, loop.nanos() + LINGER_NANOS)
                .ifPresent(timer -> channel.closeFuture().addListener(closed -> timer.cancel(false)));
    }

    @Override
    public void drop() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }

    private void soon() {
        if (!dirty) {
            dirty = true;
            loop.flushes().add(this);
        }
    }

    /** Called by the round. */
    void flush() {
        dirty = false;
        writeGathered();
        channel.flush();
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        if (waiting == null) {
            return;
        }
        if (waiting.totalPendingWriteBytes() > channel.config().getWriteBufferHighWaterMark() + MAX_BACKLOG) {
            channel.pipeline().fireExceptionCaught(new IOException("the remote peer does not read what it is sent"));
        } else if (finished) {
            endOutput();
        }
    }

    private void writeGathered() {
        ByteBuf buffer = gathered;
        if (buffer != null) {
            gathered = null;
            channel.write(buffer, channel.voidPromise());
        }
    }

    /** The remote peer sees the end behind the last message; closing at once could make its system discard that. */
    private void endOutput() {
        channel.write(Unpooled.EMPTY_BUFFER).addListener(done -> channel.shutdownOutput());
        channel.flush();
    }

    /** Makes the channel unwritable, whatever its water marks say, or leaves it to them again. */
    void allowBlocks(boolean allowed) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        if (waiting != null) {
            waiting.setUserDefinedWritability(1, allowed);
        }
    }
}

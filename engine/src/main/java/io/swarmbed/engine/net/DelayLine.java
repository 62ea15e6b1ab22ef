package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.wire.Bytes;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Holds each message back until it has left the uplink and travelled for the connection's latency, then passes it on to
 * the socket. Blocks are held as they are, other bytes in one buffer.
 */
final class DelayLine implements Outlet {
    /** Content that may be under way on a link that has latency but no limit, in bytes. */
    private static final long MAX_UNDER_WAY = 4L << 20;

    private final SocketWriter socket;
    private final PeerLoop loop;
    private final long latencyNanos;
    private final boolean paced;
    private final Alarm alarm;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private @Nullable ByteBuf lane;
    private long lastDue = Long.MIN_VALUE;
    private long blockDue;
    private long underWay;
    private boolean full;
    private boolean finished;

    /** Some bytes of the lane, and the block behind them if there is one. */
    private record Held(long due, int bytes, @Nullable Bytes block) {}

    /**
     * @param latencyNanos one way to the remote peer, at least 0
     * @param paced whether the uplink has a limit, which then bounds what is under way
     */
    DelayLine(SocketWriter socket, PeerLoop loop, long latencyNanos, boolean paced) {
        this.socket = socket;
        this.loop = loop;
        this.latencyNanos = latencyNanos;
        this.paced = paced;
        this.alarm = loop.alarms().alarm(this::advance);
    }

    @Override
    public ByteBuf message(int bytes) {
        hold(new Held(due(loop.nanos()), bytes, null));
        return lane(bytes);
    }

    @Override
    public ByteBuf header(int bytes, long departure) {
        blockDue = due(departure);
        hold(new Held(blockDue, bytes, null));
        return lane(bytes);
    }

    @Override
    public void block(Bytes block) {
        underWay += block.length();
        hold(new Held(blockDue, 0, block));
        if (!paced && !full && underWay >= MAX_UNDER_WAY) {
            full = true;
            socket.allowBlocks(false);
        }
    }

    @Override
    public void finish() {
        finished = true;
        if (held.isEmpty()) {
            socket.finish();
        }
    }

    @Override
    public void drop() {
        alarm.cancel();
        for (Held message : held) {
            if (message.block != null) {
                message.block.release();
            }
        }
        held.clear();
        dropLane();
        socket.drop();
    }

    private long due(long departure) {
        lastDue = Math.max(lastDue, departure + latencyNanos);
        return lastDue;
    }

    private void hold(Held message) {
        if (held.isEmpty()) {
            alarm.at(message.due);
        }
        held.add(message);
    }

    private ByteBuf lane(int bytes) {
        ByteBuf buffer = lane;
        if (buffer == null) {
            ByteBufAllocator allocator = loop.allocator();
            buffer = allocator.directBuffer(Math.max(256, bytes));
            lane = buffer;
        }
        return buffer;
    }

    private void dropLane() {
        if (lane != null) {
            lane.release();
            lane = null;
        }
    }

    private void advance() {
        long now = loop.nanos();
        for (Held next = held.peek(); next != null && next.due <= now; next = held.peek()) {
            held.remove();
            pass(next);
        }
        if (!held.isEmpty()) {
            alarm.at(held.element().due);
        } else {
            dropLane();
            if (finished) {
                socket.finish();
            }
        }
        if (full && underWay <= MAX_UNDER_WAY / 2) {
            full = false;
            socket.allowBlocks(true);
        }
    }

    private void pass(Held message) {
        if (message.block != null) {
            underWay -= message.block.length();
            socket.block(message.block);
        } else if (lane != null) {
            socket.message(message.bytes).writeBytes(lane, message.bytes);
            lane.discardSomeReadBytes();
        }
    }
}

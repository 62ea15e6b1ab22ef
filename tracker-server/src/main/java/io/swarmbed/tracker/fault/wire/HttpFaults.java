package io.swarmbed.tracker.fault.wire;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.fault.FaultPlan;
import io.swarmbed.tracker.fault.TrackerConduct;

/**
 * Keeps silent on a connection, or delays what comes and goes on it. What comes before an answer is one request, and shares
 * one fate. Belongs to the channel's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails has nothing left to do
final class HttpFaults extends ChannelDuplexHandler {
    /** SYN and SYN/ACK, which the system has exchanged by itself, and the request. */
    private static final int FIRST_PACKETS = 3;

    private final FaultPlan plan;
    private final TrackerConduct conduct;
    private final RandomStream random;
    private final DelayLine arriving;
    private final DelayLine leaving;
    private boolean connected;
    /** A request has arrived and its answer has not been written. */
    private boolean asked;

    private boolean silent;

    /** @param loop of the channel */
    HttpFaults(FaultPlan plan, RandomStream random, EventLoop loop) {
        this.plan = plan;
        this.conduct = plan.conduct();
        this.random = random;
        this.arriving = new DelayLine(loop, true);
        this.leaving = new DelayLine(loop, true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        long delay = (connected ? 1 : FIRST_PACKETS) * conduct.latencyNanos();
        connected = true;
        arriving.after(delay, now(), message, bytes -> arrived(context, bytes));
    }

    private void arrived(ChannelHandlerContext context, Object bytes) {
        if (!asked) {
            asked = true;
            silent |= conduct.swallows(now(), () -> random);
        }
        if (silent) {
            ReferenceCountUtil.release(bytes);
        } else {
            context.fireChannelRead(bytes);
            context.fireChannelReadComplete();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        asked = false;
        long now = now();
        leaving.after(
                conduct.latencyNanos() + conduct.delayNanos(now),
                now,
                message,
                bytes -> context.writeAndFlush(bytes, promise));
    }

    /** Closes once what was written before has left. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        leaving.after(0, now(), promise, waited -> context.close(promise));
    }

    /** What waits to leave fails as it would without having waited, so that whoever waits for it is told. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        arriving.clear();
        leaving.hurry();
        context.fireChannelInactive();
    }

    private long now() {
        return plan.nanos().getAsLong();
    }
}

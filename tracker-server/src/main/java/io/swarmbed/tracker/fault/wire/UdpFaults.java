package io.swarmbed.tracker.fault.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.fault.FaultPlan;
import io.swarmbed.tracker.fault.TrackerConduct;

/** Drops and delays the packets of BEP 15. Belongs to the channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a reply that cannot be sent is a lost packet
final class UdpFaults extends ChannelDuplexHandler {
    private static final int REQUEST_ACTION = 8;
    private static final int REPLY_ACTION = 0;
    private static final int CONNECT = 0;

    private final FaultPlan plan;
    private final TrackerConduct conduct;
    private final RandomStream random;
    private final DelayLine arriving;
    private final DelayLine leaving;

    /** @param loop of the channel */
    UdpFaults(FaultPlan plan, RandomStream random, EventLoop loop) {
        this.plan = plan;
        this.conduct = plan.conduct();
        this.random = random;
        this.arriving = new DelayLine(loop, false);
        this.leaving = new DelayLine(loop, false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        long latency = conduct.latencyNanos();
        arriving.after(latency, plan.nanos().getAsLong(), message, packet -> {
            arrived(context, packet);
            if (latency > 0) {
                context.fireChannelReadComplete();
            }
        });
    }

    private void arrived(ChannelHandlerContext context, Object packet) {
        long now = plan.nanos().getAsLong();
        boolean dropped = connects(packet, REQUEST_ACTION) ? conduct.isDown(now) : conduct.swallows(now, () -> random);
        if (dropped) {
            ReferenceCountUtil.release(packet);
        } else {
            context.fireChannelRead(packet);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        long now = plan.nanos().getAsLong();
        long delay = conduct.latencyNanos() + (connects(message, REPLY_ACTION) ? 0 : conduct.delayNanos(now));
        if (delay == 0) {
            context.write(message, promise);
        } else {
            leaving.after(delay, now, message, packet -> context.writeAndFlush(packet, promise));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        arriving.clear();
        leaving.hurry();
        context.fireChannelInactive();
    }

    private static boolean connects(Object message, int offset) {
        if (!(message instanceof DatagramPacket packet)) {
            return false;
        }
        ByteBuf content = packet.content();
        return content.readableBytes() >= offset + Integer.BYTES
                && content.getInt(content.readerIndex() + offset) == CONNECT;
    }
}

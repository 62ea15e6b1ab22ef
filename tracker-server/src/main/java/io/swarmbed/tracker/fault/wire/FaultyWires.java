package io.swarmbed.tracker.fault.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.fault.FaultPlan;

/**
 * Puts the troubles of a plan before the front ends of one thread. A tracker that is down is silent, as one whose machine
 * is off the network: packets are dropped; connections are taken, as the system does that by itself, and requests get no
 * answer. Losses and slowness are those of announces and scrapes: a connection id is given at once, so that an announce is
 * lost as often, and is answered as late, over UDP as over HTTP.
 */
public final class FaultyWires {
    private final FaultPlan plan;
    private final RandomStream random;

    /** @param random draws what is lost; of this thread alone */
    public FaultyWires(FaultPlan plan, RandomStream random) {
        this.plan = plan;
        this.random = random;
    }

    /** The handler of a datagram channel. */
    public ChannelHandler udp(ChannelHandler frontEnd) {
        return plan.conduct().isProper()
                ? frontEnd
                : new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new UdpFaults(plan, random, channel.eventLoop()), frontEnd);
                    }
                };
    }

    /** The handler of the connections that are accepted on a socket. */
    public ChannelHandler http(ChannelHandler frontEnd) {
        return plan.conduct().isProper()
                ? frontEnd
                : new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpFaults(plan, random, channel.eventLoop()), frontEnd);
                    }
                };
    }
}

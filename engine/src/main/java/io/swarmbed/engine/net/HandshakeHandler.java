package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import java.io.IOException;
import java.util.Optional;

/** Waits for the remote handshake on a channel; then either {@link #shaken} or {@link #failed} is called, once. */
abstract class HandshakeHandler extends ChannelInboundHandlerAdapter {
    private final PeerNetwork network;
    private final HandshakeReader reader = new HandshakeReader();
    private final Alarm timeout;
    private boolean over;

    HandshakeHandler(PeerNetwork network) {
        this.network = network;
        this.timeout = network.loop().alarms().alarm(() -> fail(CloseReason.timeout("no handshake came")));
    }

    /** The handshake has come, and what is left in {@code rest} behind it; the buffer stays the caller's. */
    abstract void shaken(Handshake theirs, ByteBuf rest);

    /** No handshake will come. */
    abstract void failed(CloseReason reason);

    /** Closes the channel. */
    abstract void abandon();

    final PeerNetwork network() {
        return network;
    }

    final boolean over() {
        return over;
    }

    final void send(Handshake ours, Outlet outlet) {
        network.uplink().control(Handshake.LENGTH);
        PeerWireEncoder.handshake(outlet.message(Handshake.LENGTH), ours);
    }

    final void await() {
        timeout.at(
                network.loop().nanos() + network.settings().handshakeTimeout().toNanos());
    }

    final void fail(CloseReason reason) {
        if (!over) {
            over = true;
            timeout.cancel();
            abandon();
            failed(reason);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            Optional<Handshake> handshake = over ? Optional.empty() : reader.read(bytes);
            if (handshake.isPresent()) {
                over = true;
                timeout.cancel();
                network.downlink().control(Handshake.LENGTH);
                shaken(handshake.get(), bytes);
            }
        } catch (MalformedMessageException problem) {
            fail(problem.reason());
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(new CloseReason(CloseReason.Kind.REMOTE, "closed instead of a handshake"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            fail(new CloseReason(CloseReason.Kind.REMOTE, String.valueOf(cause.getMessage())));
        } else {
            network.loop().failed(cause);
            fail(new CloseReason(CloseReason.Kind.LOCAL_IO, "an error in this program"));
            abandon();
        }
    }
}

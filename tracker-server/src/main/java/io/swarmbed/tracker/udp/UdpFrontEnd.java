package io.swarmbed.tracker.udp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.Endpoint;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a {@link UdpResponder} behind a datagram channel, which should read and send packets in batches. Belongs to the
 * channel's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a reply that cannot be sent is a lost packet
public final class UdpFrontEnd extends ChannelInboundHandlerAdapter {
    /** A packet longer than this is cut, in bytes; nothing that BEP 15 defines is. */
    public static final int MAX_REQUEST = 2048;

    private static final Logger LOG = LoggerFactory.getLogger(UdpFrontEnd.class);

    private final TrackerService service;
    private final UdpResponder responder;
    private final ByteBuffer request = ByteBuffer.allocate(MAX_REQUEST);
    private final ByteBuffer reply = ByteBuffer.allocate(UdpResponder.MAX_REPLY);
    private long bytesIn;
    private long bytesOut;

    /** A front end for one socket. */
    public UdpFrontEnd(TrackerService service, ConnectionIds connectionIds) {
        this.service = service;
        responder = new UdpResponder(service, connectionIds);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        service.holdClock();
        try {
            if (message instanceof DatagramPacket packet && packet.sender().getPort() != 0) {
                answer(context, packet.content(), packet.sender());
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answer(ChannelHandlerContext context, ByteBuf content, InetSocketAddress sender) {
        request.clear().limit(Math.min(content.readableBytes(), MAX_REQUEST));
        content.readBytes(request);
        request.flip();
        bytesIn += request.remaining();
        reply.clear();
        responder.respond(request, Endpoint.of(sender.getAddress().getAddress(), sender.getPort()), reply);
        if (reply.flip().hasRemaining() && context.channel().isWritable()) {
            bytesOut += reply.remaining();
            ByteBuf bytes = context.alloc().directBuffer(reply.remaining()).writeBytes(reply);
            context.write(new DatagramPacket(bytes, sender), context.voidPromise());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
        service.countBytes(Protocol.UDP, bytesIn, bytesOut);
        bytesIn = 0;
        bytesOut = 0;
        service.releaseClock();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Such as a reply to an address that cannot be one: one sender's trouble, not the tracker's.
        LOG.debug("UDP tracker", cause);
    }
}

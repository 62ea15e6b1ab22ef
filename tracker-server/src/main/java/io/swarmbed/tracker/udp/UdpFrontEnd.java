package io.swarmbed.tracker.udp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.Endpoint;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a {@link UdpResponder} behind a datagram channel. Belongs to the channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a reply that cannot be sent is a lost packet
public final class UdpFrontEnd extends SimpleChannelInboundHandler<DatagramPacket> {
    /** A packet longer than this is cut; nothing that BEP 15 defines is. */
    public static final int MAX_REQUEST = 2048;

    private static final Logger LOG = LoggerFactory.getLogger(UdpFrontEnd.class);

    private final UdpResponder responder;
    private final ByteBuffer request = ByteBuffer.allocate(MAX_REQUEST);
    private final ByteBuffer reply = ByteBuffer.allocate(UdpResponder.MAX_REPLY);

    /** A front end for one socket. */
    public UdpFrontEnd(TrackerService service, ConnectionIds connectionIds) {
        responder = new UdpResponder(service, connectionIds);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        ByteBuf content = packet.content();
        request.clear().limit(Math.min(content.readableBytes(), MAX_REQUEST));
        content.readBytes(request);
        request.flip();
        reply.clear();
        Endpoint sender = Endpoint.of(
                packet.sender().getAddress().getAddress(), packet.sender().getPort());
        responder.respond(request, sender, reply);
        if (reply.flip().hasRemaining() && context.channel().isWritable()) {
            ByteBuf bytes = context.alloc().buffer(reply.remaining()).writeBytes(reply);
            context.write(new DatagramPacket(bytes, packet.sender()), context.voidPromise());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Such as an ICMP error for an earlier reply: one sender's trouble, not the tracker's.
        LOG.debug("UDP tracker: {}", cause.toString());
    }
}

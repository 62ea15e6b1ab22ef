package io.swarmbed.engine.tracker;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.swarmbed.engine.wire.PeerAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A datagram socket on the peer's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a packet that cannot be sent is a lost packet
final class NettyUdpTransport implements UdpTransport {
    private static final Logger LOG = LoggerFactory.getLogger(NettyUdpTransport.class);
    private static final int LONGEST_PACKET = 65_535;

    private final EventLoop loop;
    private final Optional<PeerAddress> local;
    private Receiver receiver = (sender, packet) -> {};
    private @Nullable ChannelFuture binding;
    private boolean closed;

    NettyUdpTransport(EventLoop loop, Optional<PeerAddress> local) {
        this.loop = loop;
        this.local = local;
    }

    @Override
    public void onPacket(Receiver taker) {
        receiver = taker;
    }

    @Override
    public void send(PeerAddress target, ByteBuffer packet) {
        if (closed) {
            return;
        }
        if (binding == null || (binding.isDone() && !binding.isSuccess())) {
            binding = bind();
        }
        binding.addListener((ChannelFuture bound) -> {
            if (bound.isSuccess()) {
                bound.channel()
                        .writeAndFlush(
                                new DatagramPacket(Unpooled.wrappedBuffer(packet), NettyTypes.socketAddress(target)))
                        .addListener(sent -> {
                            if (!sent.isSuccess()) {
                                LOG.debug("UDP to {}: {}", target, String.valueOf(sent.cause()));
                            }
                        });
            } else {
                LOG.warn("no UDP socket for trackers: {}", String.valueOf(bound.cause()));
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        if (binding != null) {
            binding.channel().close();
        }
    }

    private ChannelFuture bind() {
        return new Bootstrap()
                .group(loop)
                .channel(NettyTypes.datagram(loop))
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LONGEST_PACKET))
                .handler(new Inbound())
                .bind(local.map(from -> NettyTypes.socketAddress(from.withPort(0)))
                        .orElseGet(() -> new InetSocketAddress(0)));
    }

    private final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            byte[] bytes = new byte[packet.content().readableBytes()];
            packet.content().readBytes(bytes);
            receiver.received(NettyTypes.peerAddress(packet.sender()), ByteBuffer.wrap(bytes));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("UDP trackers: {}", cause.toString());
        }
    }
}

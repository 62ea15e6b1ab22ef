package io.swarmbed.tracker;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.Inet4Address;
import java.net.InetSocketAddress;

/** The channels that fit an event loop: those of native epoll where there is one, else those of the JDK. */
enum Transport {
    EPOLL,
    NIO;

    /** Packets read before the replies to them are sent, at most. */
    private static final int BATCH = 32;

    /** A batch of one would be read in another way, by which it never grows. */
    private static final int LEAST_BATCH = 2;

    static Transport of(EventLoop loop) {
        return loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class) ? EPOLL : NIO;
    }

    /** Whether several sockets of a {@linkplain #newGroup new group} can listen at one port. */
    static boolean sharesPorts() {
        return Epoll.isAvailable();
    }

    static IoEventLoopGroup newGroup(int threads) {
        IoHandlerFactory handlers = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("tracker", true), handlers);
    }

    Class<? extends ServerSocketChannel> serverChannel() {
        return this == EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /**
     * A socket for packets of at most so many bytes, read and sent in batches.
     *
     * @param address to which it will be bound; a socket for IPv4 alone costs less per packet than one for both families
     */
    Bootstrap datagrams(InetSocketAddress address, int maxBytes) {
        if (this == NIO) {
            return new Bootstrap()
                    .channel(NioDatagramChannel.class)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(maxBytes).maxMessagesPerRead(BATCH));
        }
        boolean ipv4 = address.getAddress() instanceof Inet4Address inet4 && !inet4.isAnyLocalAddress();
        // A buffer of several times the longest packet is what makes Netty call recvmmsg; it grows and shrinks with the
        // number of packets found waiting.
        return new Bootstrap()
                .channelFactory(
                        () -> ipv4 ? new EpollDatagramChannel(SocketProtocolFamily.INET) : new EpollDatagramChannel())
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, maxBytes)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(LEAST_BATCH * maxBytes, BATCH * maxBytes, BATCH * maxBytes));
    }
}

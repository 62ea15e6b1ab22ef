package io.swarmbed.tracker;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The channel types that fit an event loop: native epoll where there is one, else those of the JDK. */
record Transport(Class<? extends DatagramChannel> datagram, Class<? extends ServerSocketChannel> server) {
    static Transport of(EventLoop loop) {
        return loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class)
                ? new Transport(EpollDatagramChannel.class, EpollServerSocketChannel.class)
                : new Transport(NioDatagramChannel.class, NioServerSocketChannel.class);
    }

    /** Whether several sockets of a {@linkplain #newGroup new group} can listen at one port. */
    static boolean sharesPorts() {
        return Epoll.isAvailable();
    }

    static IoEventLoopGroup newGroup(int threads) {
        IoHandlerFactory handlers = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("tracker", true), handlers);
    }
}

package io.swarmbed.simulator.load;

import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.ConnectException;

/** The event loop, native epoll where there is such, and the channels that fit it. */
final class NettyLoops {
    private static final int LONGEST_REASON = 150;

    private NettyLoops() {}

    static IoEventLoopGroup newGroup() {
        IoHandlerFactory handlers = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("load", true), handlers);
    }

    /** What went wrong with a connection, in a few words. */
    static String reason(Throwable cause) {
        String why = String.valueOf(cause.getMessage());
        if (cause instanceof ConnectTimeoutException) {
            return "it takes too long";
        }
        if (cause instanceof ConnectException && why.contains("refused")) {
            return "refused; nothing listens there";
        }
        if (cause instanceof NotSslRecordException) {
            return "what it answers is not TLS; is it http://?";
        }
        if (why.contains("PKIX") || why.contains("ertificate") || why.contains("subject alternative")) {
            return "its certificate is not trusted; --insecure takes any";
        }
        String line = why.replaceAll("\\s+", " ");
        return why.contains("reset by peer")
                ? "reset by the tracker"
                : line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }

    static boolean isEpoll(EventLoop loop) {
        return loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class);
    }

    static Class<? extends DatagramChannel> datagram(EventLoop loop) {
        return isEpoll(loop) ? EpollDatagramChannel.class : NioDatagramChannel.class;
    }

    static Class<? extends SocketChannel> socket(EventLoop loop) {
        return isEpoll(loop) ? EpollSocketChannel.class : NioSocketChannel.class;
    }
}

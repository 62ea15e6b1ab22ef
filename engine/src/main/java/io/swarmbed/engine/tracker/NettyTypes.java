package io.swarmbed.engine.tracker;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.swarmbed.engine.wire.PeerAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** What Netty calls an address, and the channel types that fit an event loop. */
final class NettyTypes {
    private NettyTypes() {}

    static Class<? extends DatagramChannel> datagram(EventLoop loop) {
        return isEpoll(loop) ? EpollDatagramChannel.class : NioDatagramChannel.class;
    }

    static Class<? extends SocketChannel> socket(EventLoop loop) {
        return isEpoll(loop) ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    private static boolean isEpoll(EventLoop loop) {
        return loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class);
    }

    static InetSocketAddress socketAddress(PeerAddress address) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address.addressBytes()), address.port());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of neither 4 nor 16 bytes: " + address, e);
        }
    }

    static PeerAddress peerAddress(InetSocketAddress address) {
        return PeerAddress.of(address.getAddress().getAddress(), address.getPort());
    }
}

package io.swarmbed.engine.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.swarmbed.engine.wire.PeerAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Accepts connections for a peer and keeps those that have not shaken hands within a limit. */
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails has nothing left to do
final class Listener {
    private static final int BACKLOG = 1024;

    private final PeerNetwork network;
    private final SocketTuning tuning;
    private @Nullable Channel server;
    private int unshaken;

    Listener(PeerNetwork network, SocketTuning tuning) {
        this.network = network;
        this.tuning = tuning;
    }

    /** Completes on the loop with the address that is listened on, or with a {@link ListenException}. */
    CompletableFuture<PeerAddress> open() {
        PeerLoop loop = network.loop();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop.netty(), loop.netty())
                .channelFactory(loop.transport().servers())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accepted(channel);
                    }
                });
        if (tuning.receiveBuffer() > 0) {
            bootstrap.option(ChannelOption.SO_RCVBUF, tuning.receiveBuffer());
        }
        CompletableFuture<PeerAddress> opened = new CompletableFuture<>();
        PeerAddress wanted = network.settings().listen();
        ChannelFuture bound = bootstrap.bind(Addresses.toSocket(wanted));
        bound.addListener(done -> {
            if (bound.isSuccess()) {
                server = bound.channel();
                network.track(bound.channel());
                InetSocketAddress address = (InetSocketAddress) bound.channel().localAddress();
                opened.complete(wanted.withPort(address.getPort()));
            } else {
                opened.completeExceptionally(new ListenException(wanted, bound.cause()));
            }
        });
        return opened;
    }

    private void accepted(SocketChannel channel) {
        Optional<InetSocketAddress> remote = Optional.ofNullable(channel.remoteAddress());
        if (remote.isEmpty()
                || network.closed()
                || unshaken >= network.settings().unshakenInbound()) {
            channel.close();
            return;
        }
        unshaken++;
        tuning.apply(channel, network.loop());
        network.track(channel);
        PeerChannel peer = network.peerChannel(channel, Addresses.of(remote.get()));
        channel.pipeline().addLast(new InboundHandshake(network, peer, this));
    }

    /** One connection has shaken hands, or never will. */
    void handshakeOver() {
        unshaken--;
    }

    void close() {
        if (server != null) {
            server.close();
        }
    }
}

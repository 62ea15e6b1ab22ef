package io.swarmbed.engine.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.swarmbed.engine.wire.CloseReason;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes outgoing connections, only so many at a time. */
@SuppressWarnings("FutureReturnValueIgnored") // outcomes come through listeners
final class Dialler {
    private final PeerNetwork network;
    private final Bootstrap bootstrap;
    private final Optional<InetSocketAddress> local;
    private final ArrayDeque<Dial> waiting = new ArrayDeque<>();
    private final Set<Dial> begun = new LinkedHashSet<>();
    private int halfOpen;

    /** @param local the address that dials leave from, if it matters */
    Dialler(PeerNetwork network, SocketTuning tuning, Optional<InetSocketAddress> local) {
        this.network = network;
        this.local = local;
        PeerLoop loop = network.loop();
        int timeoutMillis = (int) Math.max(
                1,
                Math.min(Integer.MAX_VALUE, network.settings().connectTimeout().toMillis()));
        this.bootstrap = new Bootstrap()
                .group(loop.netty())
                .channelFactory(loop.transport().sockets())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis);
        if (local.isPresent()) {
            loop.transport().shareLocalPorts(bootstrap);
        }
        bootstrap.handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                tuning.apply(channel, loop);
            }
        });
    }

    void dial(Dial dial) {
        waiting.add(dial);
        network.loop().execute(this::begin);
    }

    private void begin() {
        while (halfOpen < network.settings().halfOpenDials() && !waiting.isEmpty()) {
            Dial dial = waiting.remove();
            halfOpen++;
            begun.add(dial);
            long now = network.loop().nanos();
            InetSocketAddress remote = Addresses.toSocket(dial.remote());
            ChannelFuture connect =
                    local.isPresent() ? bootstrap.connect(remote, local.get()) : bootstrap.connect(remote);
            connect.addListener(done -> {
                halfOpen--;
                attempted(dial, connect, now);
                network.loop().execute(this::begin);
            });
        }
    }

    private void attempted(Dial dial, ChannelFuture connect, long begunNanos) {
        if (dial.over()) {
            connect.channel().close();
            return;
        }
        if (connect.isSuccess()) {
            network.track(connect.channel());
            connect.channel().pipeline().addLast(dial);
        }
        dial.attempted(connect, begunNanos);
    }

    void over(Dial dial) {
        begun.remove(dial);
    }

    void close() {
        List<Dial> all = new ArrayList<>(begun);
        all.addAll(waiting);
        waiting.clear();
        all.forEach(dial -> dial.fail(CloseReason.STOPPED));
    }
}

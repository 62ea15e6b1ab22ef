package io.swarmbed.tracker.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.net.AddressText;
import io.swarmbed.tracker.service.AccessLog;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.Pages;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A front end without sockets, whose clock stands still. */
final class Wire implements AutoCloseable {
    final ConnectionCounts counts = new ConnectionCounts(7);
    final TrackerService service;
    private final EmbeddedChannel listening = new EmbeddedChannel();
    private final HttpFrontEnd frontEnd;
    private final List<EmbeddedChannel> accepted = new ArrayList<>();

    Wire(HttpSettings settings) {
        service = new TrackerService(
                new SharedRegistry(SwarmSettings.defaults(), 1),
                Admission.OPEN,
                AccessLog.OFF,
                new RandomStream(1),
                () -> 0L);
        frontEnd = new HttpFrontEnd(
                service, Pages.NONE, settings, counts, new Connections(settings.limits(), 1, 0), Optional.empty());
        frontEnd.prepare(new ServerBootstrap());
        listening.freezeTime();
    }

    /** A connection of this address; closed at once when it is not welcome. */
    EmbeddedChannel connect(String address) {
        return accept(address, true);
    }

    /** The same of a client that never reads, whose replies wait for it. */
    EmbeddedChannel connectUnread(String address) {
        return accept(address, false);
    }

    private EmbeddedChannel accept(String address, boolean reads) {
        InetSocketAddress client = new InetSocketAddress(
                AddressText.address(AddressText.parse(address).orElseThrow()), 4711);
        EmbeddedChannel connection = new Accepted(listening, client, reads);
        accepted.add(connection);
        return connection;
    }

    /** Bytes of replies that wait for this client to read on. */
    static long queued(EmbeddedChannel connection) {
        return connection.unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            listening.advanceTimeBy(1, TimeUnit.SECONDS);
            listening.runScheduledPendingTasks();
        }
    }

    /** Stops listening, and forgets what was not read. */
    @Override
    public void close() {
        listening.close();
        listening.runPendingTasks();
        accepted.forEach(EmbeddedChannel::releaseOutbound);
    }

    static void send(EmbeddedChannel connection, String text) {
        send(connection, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static void send(EmbeddedChannel connection, byte[] bytes) {
        if (connection.isOpen()) {
            connection.writeInbound(Unpooled.copiedBuffer(bytes));
        }
    }

    /** What was sent to the client since the last call. */
    static String received(EmbeddedChannel connection) {
        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = connection.readOutbound(); bytes != null; bytes = connection.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return text.toString();
    }

    /** A channel with an address and a parent. */
    private final class Accepted extends EmbeddedChannel {
        private final SocketAddress remote;
        private final boolean reads;

        Accepted(EmbeddedChannel parent, SocketAddress remote, boolean reads) {
            super(parent, DefaultChannelId.newInstance(), false, false);
            this.remote = remote;
            this.reads = reads;
            pipeline().addLast(frontEnd);
            try {
                register();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer buffer) throws Exception {
            if (reads) {
                super.doWrite(buffer);
            }
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return remote;
        }
    }
}

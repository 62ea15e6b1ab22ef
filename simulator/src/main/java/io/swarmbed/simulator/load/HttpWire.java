package io.swarmbed.simulator.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Requests over HTTP and HTTPS, on so many connections at each source. One that ends is opened again; with one request for
 * each connection that is part of every request, and of its cost.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a task on the loop ends with the loop
final class HttpWire implements Wire {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final long RETRY_MILLIS = 20;

    private final EventLoop loop;
    private final InetSocketAddress tracker;
    private final SourceAddresses sources;
    private final HttpRequests requests;
    private final WireSettings settings;
    private final Optional<SslContext> tls;
    private final String host;
    private final List<ArrayDeque<HttpConnection>> free = new ArrayList<>();
    private final List<HttpConnection> open = new ArrayList<>();
    private final List<HttpConnection> filled = new ArrayList<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private boolean closed;

    HttpWire(
            EventLoop loop,
            InetSocketAddress tracker,
            SourceAddresses sources,
            HttpRequests requests,
            WireSettings settings,
            Optional<SslContext> tls,
            String host) {
        this.loop = loop;
        this.tracker = tracker;
        this.sources = sources;
        this.requests = requests;
        this.settings = settings;
        this.tls = tls;
        this.host = host;
    }

    @Override
    public CompletableFuture<Void> start(Sink sink) {
        loop.execute(() -> {
            for (int source = 0; source < sources.count(); source++) {
                free.add(new ArrayDeque<>());
            }
            for (int i = 0; i < settings.connections() * sources.count(); i++) {
                connect(sink, i % sources.count());
            }
        });
        return started;
    }

    @Override
    public int capacity() {
        return Math.min(Outstanding.MOST, settings.connections() * sources.count() * settings.pipeline());
    }

    @Override
    public boolean canSend(int source) {
        ArrayDeque<HttpConnection> ready = free.get(source);
        while (!ready.isEmpty() && !ready.peek().hasRoom()) {
            ready.remove().queued(false);
        }
        return !ready.isEmpty();
    }

    @Override
    public int send(int slot, int transaction, Request request) {
        ArrayDeque<HttpConnection> ready = free.get(request.source);
        HttpConnection connection = ready.element();
        int bytes = connection.send(slot, request);
        filled.add(connection);
        if (!connection.hasRoom()) {
            ready.remove().queued(false);
        }
        return bytes;
    }

    @Override
    public void flush() {
        filled.forEach(HttpConnection::flush);
        filled.clear();
    }

    @Override
    public void abandon(int slot) {
        List.copyOf(open).stream()
                .filter(connection -> connection.awaits(slot))
                .forEach(connection -> connection.abandon(slot));
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(open).forEach(HttpConnection::close);
    }

    /** Whether each connection carries one request. */
    boolean isOneShot() {
        return settings.close();
    }

    boolean isSecure() {
        return tls.isPresent();
    }

    void opened(HttpConnection connection) {
        open.add(connection);
        hasRoom(connection);
        started.complete(null);
    }

    /** The tracker cannot be spoken to. */
    void refused(String why) {
        started.completeExceptionally(new LoadException(why));
    }

    /** A reply has come, so that there may be room where there was none. */
    void hasRoom(HttpConnection connection) {
        if (!connection.isQueued() && connection.hasRoom()) {
            connection.queued(true);
            free.get(connection.source()).add(connection);
        }
    }

    void closed(HttpConnection connection, Sink sink) {
        open.remove(connection);
        if (!closed) {
            connect(sink, connection.source());
        }
    }

    private void connect(Sink sink, int source) {
        HttpConnection connection = new HttpConnection(this, requests, sink, source, settings.pipeline());
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NettyLoops.socket(loop))
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        tls.ifPresent(context -> channel.pipeline()
                                .addLast(context.newHandler(channel.alloc(), host, tracker.getPort())));
                        channel.pipeline()
                                .addLast(
                                        new HttpResponseDecoder(),
                                        new HttpObjectAggregator(HttpBodies.MAX_BYTES),
                                        connection);
                    }
                });
        ChannelFuture connecting =
                sources.count() == 1 ? bootstrap.connect(tracker) : bootstrap.connect(tracker, sources.address(source));
        connecting.addListener((ChannelFuture connected) -> {
            if (!connected.isSuccess()) {
                refused("no connection: " + NettyLoops.reason(connected.cause()));
                if (!closed) {
                    loop.schedule(() -> connect(sink, source), RETRY_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        });
    }
}

package io.swarmbed.tracker.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.swarmbed.tracker.net.Networks;
import io.swarmbed.tracker.service.Pages;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.Endpoint;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts an {@link HttpResponder} behind the connections that one listening socket accepts. Belongs to the event loop of that
 * socket, which must be theirs too.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do for a connection that is closed
public final class HttpFrontEnd extends ChannelInitializer<Channel> {
    /**
     * Bytes read at a time: most requests are shorter. Those that a client pipelines beyond are not looked at until it has
     * read what came before.
     */
    private static final int RECEIVE_BYTES = 2048;

    private final TrackerService service;
    private final HttpResponder responder;
    private final HttpLimits limits;
    private final ConnectionCounts counts;
    private final Optional<TlsIdentity> tls;
    private final ProxiedSenders proxies;
    private final String forwardedHeader;
    private final HttpDecoderConfig decoding;
    private final Connections connections;
    private boolean watched;

    /**
     * A front end for one listening socket.
     *
     * @param pages beside announce and scrape
     * @param counts of all front ends of the tracker
     * @param connections of all front ends of the event loop
     * @param tls proof of identity when connections are to speak TLS
     */
    public HttpFrontEnd(
            TrackerService service,
            Pages pages,
            HttpSettings settings,
            ConnectionCounts counts,
            Connections connections,
            Optional<TlsIdentity> tls) {
        this.service = service;
        this.responder = new HttpResponder(service, pages);
        this.limits = settings.limits();
        this.counts = counts;
        this.tls = tls;
        this.proxies = new ProxiedSenders(settings.proxies());
        this.forwardedHeader = settings.proxies().header().text();
        this.decoding = new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.maxRequestLineBytes())
                .setMaxHeaderSize(limits.maxHeaderBytes());
        this.connections = connections;
    }

    /** Sets up the connections of a listening socket, which can be the only one, for this handler. */
    public ServerBootstrap prepare(ServerBootstrap bootstrap) {
        return bootstrap.childOption(
                ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVE_BYTES).maxMessagesPerRead(1));
    }

    @Override
    protected void initChannel(Channel channel) {
        watch(channel.parent());
        @Nullable SocketAddress remote = channel.remoteAddress();
        if (!(remote instanceof InetSocketAddress client)) {
            channel.close();
            return;
        }
        Endpoint address = Endpoint.of(client.getAddress().getAddress(), 0);
        boolean counted = !Networks.LOOPBACK.contains(address) && !proxies.trusts(address);
        if (counted && !counts.takeAddress(address, limits.maxConnectionsPerAddress())) {
            refuse(channel, address, "too many connections of one address");
        } else if (connections.admit()) {
            counts.opened();
            tls.ifPresent(identity -> channel.pipeline().addLast(identity.handler(channel, limits.headSeconds())));
            channel.pipeline().addLast(new Connection(this, channel, address, counted));
        } else {
            if (counted) {
                counts.giveBackAddress(address);
            }
            refuse(channel, address, "too many connections");
        }
    }

    TrackerService service() {
        return service;
    }

    HttpResponder responder() {
        return responder;
    }

    Connections connections() {
        return connections;
    }

    HttpDecoderConfig decoding() {
        return decoding;
    }

    /** Who sent a request over a connection of this address. */
    Sender sender(Endpoint address, HttpRequest request) {
        return proxies.trusts(address)
                ? proxies.sender(address, request.headers().getAll(forwardedHeader))
                : Sender.at(address);
    }

    /** A connection is no more. */
    void closed(Endpoint address, boolean counted) {
        connections.left();
        counts.closed();
        if (counted) {
            counts.giveBackAddress(address);
        }
    }

    private void refuse(Channel channel, Endpoint address, String reason) {
        service.refused(Protocol.HTTP, address, Refusal.TOO_MANY_CONNECTIONS, reason);
        channel.close();
    }

    /** From the first connection on; until those that are open when the listening socket is closed have ended. */
    private void watch(Channel listening) {
        if (!watched) {
            watched = true;
            connections.watch(listening.eventLoop());
            listening.closeFuture().addListener(closed -> connections.end());
        }
    }
}

package io.swarmbed.tracker;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.Future;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.tracker.http.HttpFrontEnd;
import io.swarmbed.tracker.service.AccessLog;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.Pages;
import io.swarmbed.tracker.service.RequestCounts;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.udp.UdpFrontEnd;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A running tracker. Both front ends and the registry share one event loop, hence one thread, so that nothing is locked.
 * Many may run in one JVM. The methods may be called from any thread; {@link #close} waits until the ports are free,
 * unless the tracker's own event loop calls it.
 */
public final class TrackerServer implements AutoCloseable {
    private static final int UDP_RECEIVE_BUFFER = 1 << 20;

    private static final int EXPIRED_PER_TICK = 1_000;

    private final SharedRegistry registry;
    private final LongSupplier clock;
    private final TrackerService service;
    private final Optional<IoEventLoopGroup> ownGroup;
    private final EventLoop loop;
    private final ChannelGroup channels;
    private final List<InetSocketAddress> udpAddresses = new ArrayList<>();
    private final List<InetSocketAddress> httpAddresses = new ArrayList<>();
    private Optional<Future<?>> ticks = Optional.empty();

    private TrackerServer(
            TrackerSettings settings, SecureRandom secrets, EventLoop loop, Optional<IoEventLoopGroup> own) {
        long start = System.nanoTime();
        this.loop = loop;
        this.ownGroup = own;
        this.channels = new DefaultChannelGroup(loop, true);
        this.registry = new SharedRegistry(settings.swarm(), secrets.nextLong());
        this.clock = () -> System.nanoTime() - start;
        this.service = new TrackerService(
                registry,
                Admission.OPEN,
                AccessLog.OFF,
                SeedTree.root(settings.seed()).child("tracker").stream(),
                clock);
    }

    /** Starts a tracker with a thread of its own. */
    public static TrackerServer start(TrackerSettings settings) throws TrackerStartException {
        IoEventLoopGroup group = Transport.newGroup();
        return start(settings, group.next(), Optional.of(group));
    }

    /** Starts a tracker on this event loop, which the caller keeps and shuts down. */
    public static TrackerServer startOn(EventLoop loop, TrackerSettings settings) throws TrackerStartException {
        return start(settings, loop, Optional.empty());
    }

    private static TrackerServer start(TrackerSettings settings, EventLoop loop, Optional<IoEventLoopGroup> own)
            throws TrackerStartException {
        SecureRandom secrets = new SecureRandom();
        TrackerServer server = new TrackerServer(settings, secrets, loop, own);
        try {
            server.bind(settings, Transport.of(loop), secrets);
            return server;
        } catch (TrackerStartException e) {
            server.close();
            throw e;
        }
    }

    /** Where the UDP front end listens first, with its real port. */
    public Optional<InetSocketAddress> udpAddress() {
        return udpAddresses.stream().findFirst();
    }

    /** Where the HTTP front end listens first, with its real port. */
    public Optional<InetSocketAddress> httpAddress() {
        return httpAddresses.stream().findFirst();
    }

    /** Where the UDP front end listens, with the real ports, in the order of the settings. */
    public List<InetSocketAddress> udpAddresses() {
        return List.copyOf(udpAddresses);
    }

    /** Where the HTTP front end listens, with the real ports, in the order of the settings. */
    public List<InetSocketAddress> httpAddresses() {
        return List.copyOf(httpAddresses);
    }

    /** What the tracker has done and what it knows. */
    public TrackerStats stats() {
        RequestCounts counts = service.counts();
        return new TrackerStats(
                counts.connects(),
                counts.announces(),
                counts.scrapes(),
                counts.errors(),
                registry.census().torrents(),
                registry.census().peers());
    }

    @Override
    public void close() {
        ticks.ifPresent(task -> task.cancel(false));
        Future<?> closed = channels.close();
        if (!loop.inEventLoop()) {
            closed.awaitUninterruptibly();
        }
        ownGroup.ifPresent(group -> {
            Future<?> ended = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            if (!loop.inEventLoop()) {
                ended.awaitUninterruptibly();
            }
        });
    }

    private void bind(TrackerSettings settings, Transport transport, SecureRandom secrets)
            throws TrackerStartException {
        for (ListenAddress place : settings.listen().udp()) {
            Bootstrap bootstrap = new Bootstrap()
                    .group(loop)
                    .channel(transport.datagram())
                    .option(ChannelOption.SO_RCVBUF, UDP_RECEIVE_BUFFER)
                    .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(UdpFrontEnd.MAX_REQUEST))
                    .handler(new UdpFrontEnd(service, secrets));
            InetSocketAddress wanted = address(place);
            udpAddresses.add(bound(bootstrap.bind(wanted), wanted, "UDP"));
        }
        for (ListenAddress place : settings.listen().http()) {
            ServerBootstrap bootstrap = new ServerBootstrap()
                    .group(loop)
                    .channel(transport.server())
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new HttpFrontEnd(service, Pages.NONE, settings.http(), channels));
            InetSocketAddress wanted = address(place);
            httpAddresses.add(bound(bootstrap.bind(wanted), wanted, "HTTP"));
        }
        ticks = Optional.of(loop.scheduleAtFixedRate(
                () -> registry.expire(clock.getAsLong() / 1_000_000_000L, EXPIRED_PER_TICK), 1, 1, TimeUnit.SECONDS));
    }

    private static InetSocketAddress address(ListenAddress place) throws TrackerStartException {
        if (place.host().isEmpty()) {
            return new InetSocketAddress(place.port());
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(place.host()), place.port());
        } catch (UnknownHostException e) {
            throw new TrackerStartException(
                    "cannot listen on " + place.host()
                            + ": no such address or name; name one of this machine's addresses",
                    e);
        }
    }

    private InetSocketAddress bound(ChannelFuture binding, InetSocketAddress wanted, String protocol)
            throws TrackerStartException {
        binding.awaitUninterruptibly();
        Channel channel = binding.channel();
        if (!binding.isSuccess()) {
            throw refused(wanted, protocol, binding.cause());
        }
        channels.add(channel);
        return (InetSocketAddress) channel.localAddress();
    }

    private static TrackerStartException refused(InetSocketAddress wanted, String protocol, Throwable cause) {
        String place = (wanted.getAddress().isAnyLocalAddress()
                        ? "*"
                        : wanted.getAddress().getHostAddress()) + ":" + wanted.getPort() + " (" + protocol + ")";
        String why = String.valueOf(cause.getMessage());
        if (why.contains("in use")) {
            return new TrackerStartException(
                    "cannot listen on " + place + ": the port is in use; choose another, or 0 for any free one", cause);
        }
        if (why.contains("ermission denied")) {
            return new TrackerStartException(
                    "cannot listen on " + place + ": not permitted; choose a port above 1023", cause);
        }
        if (why.contains("assign requested address")) {
            return new TrackerStartException(
                    "cannot listen on " + place + ": not an address of this machine; choose one of its own", cause);
        }
        return new TrackerStartException("cannot listen on " + place + ": " + why, cause);
    }
}

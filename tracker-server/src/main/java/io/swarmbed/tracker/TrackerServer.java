package io.swarmbed.tracker;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.tracker.access.AccessControl;
import io.swarmbed.tracker.access.AccessException;
import io.swarmbed.tracker.access.ListNews;
import io.swarmbed.tracker.fault.FaultPlan;
import io.swarmbed.tracker.fault.RegistryFaults;
import io.swarmbed.tracker.fault.wire.FaultyWires;
import io.swarmbed.tracker.http.ConnectionCounts;
import io.swarmbed.tracker.http.Connections;
import io.swarmbed.tracker.http.HttpFrontEnd;
import io.swarmbed.tracker.http.HttpSettings;
import io.swarmbed.tracker.http.TlsException;
import io.swarmbed.tracker.http.TlsIdentity;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.ListStatus;
import io.swarmbed.tracker.service.Pages;
import io.swarmbed.tracker.service.ReplyInterval;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.snapshot.SnapshotContent;
import io.swarmbed.tracker.status.Monitor;
import io.swarmbed.tracker.status.StatusPages;
import io.swarmbed.tracker.udp.ConnectionIds;
import io.swarmbed.tracker.udp.UdpFrontEnd;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A running tracker: threads that each have an event loop, a socket of either protocol and a {@link TrackerService}, and
 * share one registry. Many trackers may run in one JVM. The methods may be called from any thread; {@link #close} waits
 * until the ports are free, unless one of the tracker's own threads calls it.
 *
 * <p>A stop goes in this order: the ports are given up; requests that have come get their replies, and connections without
 * one are closed; after the grace the others are closed too; the access log gets its last lines, and the last snapshot is
 * written.
 */
public final class TrackerServer implements AutoCloseable {
    private static final int UDP_RECEIVE_BUFFER = 1 << 20;
    private static final int POLL_MILLIS = 10;

    private final int graceSeconds;
    private final SharedRegistry registry;
    private final LongSupplier clock;
    private final List<FrontThread> threads;
    private final Optional<IoEventLoopGroup> ownGroup;
    private final AccessControl access;
    private final AccessWatch accessWatch;
    private final KeptFiles files;
    private final Monitor monitor;
    private final Pages pages;
    private final ChannelGroup channels;
    private final ConnectionCounts connections;
    private final List<InetSocketAddress> udpAddresses = new ArrayList<>();
    private final List<InetSocketAddress> httpAddresses = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Optional<Expiry> expiry = Optional.empty();
    private final List<InetSocketAddress> httpsAddresses = new ArrayList<>();
    private Optional<Future<?>> renewals = Optional.empty();

    private TrackerServer(
            TrackerSettings settings,
            AccessControl access,
            FaultPlan plan,
            SecureRandom secrets,
            LongSupplier clock,
            List<EventLoop> loops,
            Optional<IoEventLoopGroup> own)
            throws TrackerStartException {
        this.graceSeconds = settings.operation().graceSeconds();
        this.ownGroup = own;
        this.access = access;
        this.accessWatch = new AccessWatch(access);
        Admission admission = access.isOpen() ? Admission.OPEN : access;
        this.channels = new DefaultChannelGroup(loops.get(0), true);
        this.connections = new ConnectionCounts(secrets.nextLong());
        this.registry = new SharedRegistry(settings.swarm(), secrets.nextLong());
        // Peers of a snapshot were seen before the clock began, and no peer may be from before its zero.
        long head = TimeUnit.SECONDS.toNanos(settings.swarm().timeoutSeconds());
        this.clock = settings.operation().snapshot().isPresent() ? () -> clock.getAsLong() + head : clock;
        this.files = KeptFiles.open(settings.operation(), registry, this.clock);
        ReplyInterval interval = ReplyInterval.ofPercent(
                settings.swarm().intervalSeconds(), settings.operation().jitterPercent());
        SeedTree seeds = SeedTree.root(settings.seed()).child("tracker");
        RegistryFaults faults = new RegistryFaults(plan.conduct(), plan.nanos(), registry::select, registry::clear);
        this.threads = IntStream.range(0, loops.size())
                .mapToObj(i -> new FrontThread(
                        loops.get(i),
                        new TrackerService(
                                registry,
                                admission,
                                files.log(),
                                seeds.child(i).stream(),
                                this.clock,
                                interval,
                                faults),
                        new FaultyWires(plan, seeds.child("faults").child(i).stream()),
                        new Connections(settings.http().limits(), loops.size(), graceSeconds)))
                .toList();
        this.monitor = new Monitor(
                registry,
                threads.stream().map(FrontThread::service).toList(),
                loops,
                this.clock,
                new Monitor.Sources(connections::open, files::logCounts, files::snapshotCounts, access::status));
        this.pages = settings.operation()
                .status()
                .<Pages>map(status -> new StatusPages(status, version(), monitor::stats, monitor.announces()))
                .orElse(Pages.NONE);
    }

    /** Starts a tracker with threads of its own: as many as the settings say, or one where they cannot share a port. */
    public static TrackerServer start(TrackerSettings settings) throws TrackerStartException {
        return start(settings, FaultPlan.NONE);
    }

    /** The same with a tracker that misbehaves at its times. */
    public static TrackerServer start(TrackerSettings settings, FaultPlan plan) throws TrackerStartException {
        return start(settings, plan, systemClock());
    }

    /** The same by another clock: nanoseconds since any fixed moment, at least 0, never decreasing. */
    static TrackerServer start(TrackerSettings settings, LongSupplier clock) throws TrackerStartException {
        return start(settings, FaultPlan.NONE, clock);
    }

    private static TrackerServer start(TrackerSettings settings, FaultPlan plan, LongSupplier clock)
            throws TrackerStartException {
        AccessControl access = access(settings);
        int threads = Transport.sharesPorts() ? settings.threads() : 1;
        IoEventLoopGroup group = Transport.newGroup(threads);
        return start(
                settings,
                access,
                plan,
                clock,
                Stream.<EventLoop>generate(group::next).limit(threads).toList(),
                Optional.of(group));
    }

    /** Starts a tracker on this one event loop, which the caller keeps and shuts down. */
    public static TrackerServer startOn(EventLoop loop, TrackerSettings settings) throws TrackerStartException {
        return start(settings, access(settings), FaultPlan.NONE, systemClock(), List.of(loop), Optional.empty());
    }

    private static LongSupplier systemClock() {
        long start = System.nanoTime();
        return () -> System.nanoTime() - start;
    }

    private static AccessControl access(TrackerSettings settings) throws TrackerStartException {
        try {
            return AccessControl.open(settings.access());
        } catch (AccessException e) {
            throw new TrackerStartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static TrackerServer start(
            TrackerSettings settings,
            AccessControl access,
            FaultPlan plan,
            LongSupplier clock,
            List<EventLoop> loops,
            Optional<IoEventLoopGroup> own)
            throws TrackerStartException {
        SecureRandom secrets = new SecureRandom();
        TrackerServer server;
        try {
            server = new TrackerServer(settings, access, plan, secrets, clock, loops, own);
        } catch (TrackerStartException e) {
            own.map(TrackerServer::end).ifPresent(Future::awaitUninterruptibly);
            throw e;
        }
        try {
            server.bind(settings, Transport.of(loops.get(0)), secrets);
            server.accessWatch.start();
            server.files.start();
            if (settings.operation().status().isPresent()) {
                server.monitor.start();
            }
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

    /** Where it listens for HTTPS, with the real ports, in the order of the settings. */
    public List<InetSocketAddress> httpsAddresses() {
        return List.copyOf(httpsAddresses);
    }

    /** What the tracker has done and what it knows. */
    public TrackerStats stats() {
        return monitor.stats();
    }

    /** How the lists are doing by which the tracker decides whom it serves. */
    public List<ListStatus> lists() {
        return access.status();
    }

    /** What came back from the snapshot at the start, if there was one that could be read. */
    public Optional<SnapshotContent> restored() {
        return files.restored();
    }

    /** What the snapshot of the stop holds: empty before {@link #close} has written it, and when it could not. */
    public Optional<SnapshotContent> saved() {
        return files.saved();
    }

    /** Reads those lists again, which takes seconds for large ones. Changed files are noticed without it. */
    public List<ListNews> reloadLists() {
        return access.reload();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        monitor.stopping();
        accessWatch.close();
        monitor.close();
        expiry.ifPresent(Expiry::stop);
        renewals.ifPresent(task -> task.cancel(false));
        Future<?> unbound = channels.close();
        boolean own = threads.stream().anyMatch(thread -> thread.loop().inEventLoop());
        if (!own) {
            unbound.awaitUninterruptibly();
            awaitConnections();
        }
        files.close();
        ownGroup.map(TrackerServer::end).filter(ended -> !own).ifPresent(Future::awaitUninterruptibly);
    }

    /** Gives what is under way the time to end, as much as is granted. */
    private void awaitConnections() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(graceSeconds);
        try {
            while (connections.open() > 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Future<?> end(IoEventLoopGroup group) {
        return group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** A thread that answers requests, and what it answers them with. */
    private record FrontThread(EventLoop loop, TrackerService service, FaultyWires wires, Connections connections) {}

    private void bind(TrackerSettings settings, Transport transport, SecureRandom secrets)
            throws TrackerStartException {
        Listeners listeners = new Listeners(channels);
        ConnectionIds connectionIds = ConnectionIds.random(secrets);
        for (ListenAddress place : settings.listen().udp()) {
            udpAddresses.add(listeners.open(
                    "UDP",
                    place,
                    address -> threads.stream()
                            .map(thread -> udp(thread, transport, address, connectionIds))
                            .toList()));
        }
        for (ListenAddress place : settings.listen().http()) {
            httpAddresses.add(http(listeners, place, transport, settings.http(), Optional.empty()));
        }
        if (!settings.listen().https().isEmpty()) {
            TlsIdentity identity = identity(settings.http());
            for (ListenAddress place : settings.listen().https()) {
                httpsAddresses.add(http(listeners, place, transport, settings.http(), Optional.of(identity)));
            }
            renewals = Optional.of(
                    GlobalEventExecutor.INSTANCE.scheduleWithFixedDelay(identity::renew, 1, 1, TimeUnit.MINUTES));
        }
        expiry = Optional.of(Expiry.start(registry, clock, threads.get(0).loop()));
    }

    private static String version() {
        return Optional.ofNullable(TrackerServer.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static Bootstrap udp(
            FrontThread thread, Transport transport, InetSocketAddress address, ConnectionIds connectionIds) {
        return transport
                .datagrams(address, UdpFrontEnd.MAX_REQUEST)
                .group(thread.loop())
                .option(ChannelOption.SO_RCVBUF, UDP_RECEIVE_BUFFER)
                .handler(thread.wires().udp(new UdpFrontEnd(thread.service(), connectionIds)));
    }

    private InetSocketAddress http(
            Listeners listeners,
            ListenAddress place,
            Transport transport,
            HttpSettings settings,
            Optional<TlsIdentity> tls)
            throws TrackerStartException {
        return listeners.open(
                tls.isPresent() ? "HTTPS" : "HTTP",
                place,
                address -> threads.stream()
                        .map(thread -> http(thread, transport, settings, tls))
                        .toList());
    }

    private ServerBootstrap http(
            FrontThread thread, Transport transport, HttpSettings settings, Optional<TlsIdentity> tls) {
        HttpFrontEnd frontEnd =
                new HttpFrontEnd(thread.service(), pages, settings, connections, thread.connections(), tls);
        return frontEnd.prepare(new ServerBootstrap().group(thread.loop()).channel(transport.serverChannel()))
                .childHandler(thread.wires().http(frontEnd));
    }

    private static TlsIdentity identity(HttpSettings settings) throws TrackerStartException {
        if (settings.tls().isEmpty()) {
            throw new TrackerStartException("HTTPS needs a certificate and its key; name the files of both");
        }
        try {
            return TlsIdentity.load(settings.tls().get());
        } catch (TlsException e) {
            throw new TrackerStartException(String.valueOf(e.getMessage()), e);
        }
    }
}

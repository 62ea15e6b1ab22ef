package io.swarmbed.simulator.load;

import com.sun.management.OperatingSystemMXBean;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.swarmbed.engine.tracker.TrackerUrl;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Measures one tracker. {@link #run} is called once, by any thread but an event loop's; {@link #stop} may be called by any
 * thread.
 */
public final class LoadRun implements AutoCloseable {
    private static final int POPULATE_WINDOW = 64;
    private static final int NO_SLACK = 0;

    private final LoadSettings settings;
    private final IoEventLoopGroup group = NettyLoops.newGroup();
    private final EventLoop loop = group.next();
    private final Population population;
    private final SourceAddresses sources;
    private final Wire wire;
    private final Optional<Verifier> verifier;
    private final LoadLoop load;
    private volatile boolean stopped;

    private LoadRun(LoadSettings settings, InetSocketAddress tracker) throws LoadException {
        this.settings = settings;
        this.sources = SourceAddresses.of(settings.population().sources(), tracker.getAddress());
        this.population = new Population(settings.population());
        this.wire = wire(tracker);
        int slots = slots();
        this.verifier = settings.verify()
                ? Optional.of(new Verifier(
                        population,
                        sources,
                        settings.traffic().numWant(),
                        settings.traffic().lifetimeNanos() > 0 ? slots : NO_SLACK))
                : Optional.empty();
        this.load = new LoadLoop(
                wire,
                new Traffic(population, settings.population(), settings.traffic()),
                new Outstanding(slots),
                verifier,
                settings.wire().timeoutNanos(),
                System::nanoTime,
                this::after);
    }

    /**
     * Prepares a measurement; nothing is sent.
     *
     * @throws IllegalArgumentException when the settings do not go together, with a line that says why
     * @throws LoadException when there is no such host
     */
    public static LoadRun of(LoadSettings settings) throws LoadException {
        TrackerUrl url = settings.tracker();
        try {
            return new LoadRun(settings, new InetSocketAddress(InetAddress.getByName(url.host()), url.port()));
        } catch (UnknownHostException e) {
            throw new LoadException(url + ": no host is known by the name " + url.host());
        }
    }

    /**
     * Measures. Ends after the first announces when none of them succeeded.
     *
     * @param progress told about once a second, on this thread
     * @throws LoadException when the tracker cannot be reached
     */
    public LoadResult run(Consumer<LoadProgress> progress) throws LoadException, InterruptedException {
        try {
            wire.start(load).get();
        } catch (ExecutionException e) {
            throw new LoadException(settings.tracker() + ": "
                    + (e.getCause() instanceof LoadException known ? known.getMessage() : e.getCause()));
        }
        List<PhaseResult> results = new ArrayList<>();
        for (Phase phase : phases()) {
            boolean useless = settings.populate()
                    && results.size() == 1
                    && results.get(0).failure().isPresent();
            if (results.isEmpty() || (!stopped && !useless)) {
                results.add(run(phase, progress));
            }
        }
        Map<String, Long> violations =
                onLoop(() -> verifier.map(Verifier::violations).orElse(Map.of()));
        return new LoadResult(settings, results, violations);
    }

    /** Ends the measurement as soon as what is under way has been answered. */
    public void stop() {
        stopped = true;
        loop.execute(load::stop);
    }

    @Override
    public void close() {
        loop.execute(wire::close);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        if (settings.populate()) {
            phases.add(Phase.populate(population.peers(), Math.min(POPULATE_WINDOW, wire.capacity())));
        }
        if (settings.warmUpNanos() > 0) {
            phases.add(Phase.ofTime("warm-up", settings.pace(), settings.warmUpNanos()));
        }
        phases.add(new Phase("steady", settings.pace(), false, settings.steadyRequests(), settings.steadyNanos()));
        return phases;
    }

    private PhaseResult run(Phase phase, Consumer<LoadProgress> progress) throws InterruptedException {
        long thread = onLoop(() -> Thread.currentThread().getId());
        long cpu = threadNanos(thread);
        long processCpu = processNanos();
        long begun = System.nanoTime();
        CompletableFuture<LoadLoop.Ended> running = onLoop(() -> load.run(phase));
        LoadLoop.Ended ended = await(phase, running, progress);
        double wall = Math.max(1, System.nanoTime() - begun);
        return ended.tally()
                .result(
                        phase,
                        ended.endedAt(),
                        (threadNanos(thread) - cpu) / wall,
                        (processNanos() - processCpu) / wall);
    }

    private LoadLoop.Ended await(
            Phase phase, CompletableFuture<LoadLoop.Ended> running, Consumer<LoadProgress> progress)
            throws InterruptedException {
        long replies = 0;
        while (true) {
            try {
                return running.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException goingOn) {
                Optional<LoadProgress> state = progress(phase, replies);
                state.ifPresent(progress);
                replies = state.map(LoadProgress::replies).orElse(0L);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private Optional<LoadProgress> progress(Phase phase, long repliesBefore) throws InterruptedException {
        return onLoop(() -> load.tally()
                .map(tally -> new LoadProgress(
                        phase.name(), tally.sent(), tally.replies(), tally.replies() - repliesBefore)));
    }

    private Wire wire(InetSocketAddress tracker) throws LoadException {
        TrackerUrl url = settings.tracker();
        if (url.scheme() == TrackerUrl.Scheme.UDP) {
            UdpRequests requests = new UdpRequests(population, url.target());
            return new UdpWire(loop, tracker, sources, settings.wire().connections(), requests);
        }
        HttpRequests requests = new HttpRequests(
                population, url, url.scrapeUrl().orElse(url), settings.wire().close());
        Optional<SslContext> tls = url.scheme() == TrackerUrl.Scheme.HTTPS ? Optional.of(tls()) : Optional.empty();
        return new HttpWire(loop, tracker, sources, requests, settings.wire(), tls, url.host());
    }

    @SuppressWarnings("NullAway") // Netty takes null for no algorithm
    private SslContext tls() throws LoadException {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient();
            if (settings.wire().insecure()) {
                builder.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
            }
            return builder.build();
        } catch (SSLException e) {
            throw new LoadException("no TLS: " + e.getMessage());
        }
    }

    private int slots() {
        int most = settings.pace() instanceof Pace.Closed closed
                ? Math.max(closed.window(), POPULATE_WINDOW)
                : Outstanding.MOST;
        return Math.min(most, wire.capacity());
    }

    /** Scheduled even when it is due, because the loop reads what has arrived only when no plain task is left. */
    @SuppressWarnings("FutureReturnValueIgnored") // a task on the loop ends with the loop
    private void after(long nanos, Runnable task) {
        loop.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    private <T> T onLoop(Callable<T> question) throws InterruptedException {
        try {
            return loop.submit(question).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static long threadNanos(long thread) {
        return Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(thread));
    }

    private static long processNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}

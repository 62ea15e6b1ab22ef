package io.swarmbed.tracker.status;

import io.swarmbed.tracker.service.AccessLogCounts;
import io.swarmbed.tracker.service.DurationCounts;
import io.swarmbed.tracker.service.ListStatus;
import io.swarmbed.tracker.service.Population;
import io.swarmbed.tracker.service.RequestCounts;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.SnapshotCounts;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.service.Vitals;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the figures of one tracker. Once started, a thread of its own notes the number of announces each second, asks
 * the front-end threads for a sign of life, and every few seconds goes through the registry; without it, {@link #stats}
 * goes through the registry each time. Safe from any thread.
 */
public final class Monitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final int SURVEY_EVERY = 5;
    private static final int LARGEST = 10;

    private final Instant started = Instant.now();
    private final SharedRegistry registry;
    private final List<TrackerService> services;
    private final List<LoopProbe> probes;
    private final LongSupplier clock;
    private final Sources sources;
    private final RateHistory announces = new RateHistory();
    private final long startedNanos;
    private volatile boolean stopping;
    private volatile Population population = Population.NONE;
    private volatile boolean running;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "tracker-monitor");
        created.setDaemon(true);
        return created;
    });
    private int ticks;

    /** Where the figures come from that others keep; safe from any thread, must not block. */
    public record Sources(
            IntSupplier connections,
            Supplier<AccessLogCounts> accessLog,
            Supplier<SnapshotCounts> snapshots,
            Supplier<List<ListStatus>> lists) {}

    /**
     * A monitor that has not been started.
     *
     * @param services of the front-end threads
     * @param loops those threads
     * @param clock nanoseconds since any fixed moment, never decreasing
     */
    public Monitor(
            SharedRegistry registry,
            List<TrackerService> services,
            List<? extends Executor> loops,
            LongSupplier clock,
            Sources sources) {
        this.registry = registry;
        this.services = services;
        this.probes = loops.stream().map(loop -> new LoopProbe(loop, clock)).toList();
        this.clock = clock;
        this.sources = sources;
        this.startedNanos = clock.getAsLong();
    }

    /** Begins to watch, in a thread of its own. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the thread, and lets nothing out
    public void start() {
        population = Population.of(registry, LARGEST);
        running = true;
        thread.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
    }

    /** The announces of the last quarter of an hour. */
    public RateHistory announces() {
        return announces;
    }

    /** The tracker is about to end. */
    public void stopping() {
        stopping = true;
    }

    /** What the tracker has done and what it knows. */
    public TrackerStats stats() {
        return new TrackerStats(
                counts(),
                services.stream().map(TrackerService::durations).reduce(DurationCounts.NONE, DurationCounts::plus),
                running ? population : Population.of(registry, LARGEST),
                vitals(),
                sources.accessLog().get(),
                sources.snapshots().get(),
                sources.lists().get());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private RequestCounts counts() {
        return services.stream().map(TrackerService::counts).reduce(RequestCounts.NONE, RequestCounts::plus);
    }

    private Vitals vitals() {
        Runtime runtime = Runtime.getRuntime();
        return new Vitals(
                started,
                clock.getAsLong() - startedNanos,
                stopping,
                sources.connections().getAsInt(),
                probes.stream().map(LoopProbe::lagNanos).toList(),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory());
    }

    private void tick() {
        try {
            announces.sample(counts().announces(), clock.getAsLong());
            probes.forEach(LoopProbe::ask);
            if (++ticks % SURVEY_EVERY == 0) {
                population = Population.of(registry, LARGEST);
            }
        } catch (RuntimeException e) {
            LOG.warn("the figures of the tracker are not up to date: {}", e.toString());
        }
    }
}

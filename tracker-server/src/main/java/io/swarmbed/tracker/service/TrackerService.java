package io.swarmbed.tracker.service;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.fault.RegistryFaults;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a front-end thread does for a request once it has been read: asks whether it is welcome, then the registry that
 * all threads share, and counts. All calls but {@link #counts} belong to that one thread.
 */
public final class TrackerService {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** One announce of so many has its duration measured. */
    private static final int MEASURED_OF = 64;

    private final SharedRegistry registry;
    private final Admission admission;
    private final AccessLog log;
    private final RandomStream random;
    private final LongSupplier clock;
    private final ReplyInterval interval;
    private final RegistryFaults faults;
    private final Counters counters = new Counters();
    private final Durations durations = new Durations();
    private boolean clockHeld;
    private long heldNanos;
    private int untilMeasured;

    /** The service of one thread, whose replies name the interval of the registry's settings. */
    public TrackerService(
            SharedRegistry registry, Admission admission, AccessLog log, RandomStream random, LongSupplier clock) {
        this(
                registry,
                admission,
                log,
                random,
                clock,
                ReplyInterval.steady(registry.settings().intervalSeconds()));
    }

    /** The service of one thread, whose replies name intervals of its own. */
    public TrackerService(
            SharedRegistry registry,
            Admission admission,
            AccessLog log,
            RandomStream random,
            LongSupplier clock,
            ReplyInterval interval) {
        this(registry, admission, log, random, clock, interval, RegistryFaults.NONE);
    }

    /**
     * The service of one thread.
     *
     * @param random of this thread alone
     * @param clock nanoseconds since any fixed moment, at least 0, never decreasing, the same for all threads
     * @param faults of the registry, shared by all threads
     */
    public TrackerService(
            SharedRegistry registry,
            Admission admission,
            AccessLog log,
            RandomStream random,
            LongSupplier clock,
            ReplyInterval interval,
            RegistryFaults faults) {
        this.registry = registry;
        this.admission = admission;
        this.log = log;
        this.random = random;
        this.clock = clock;
        this.interval = interval;
        this.faults = faults;
    }

    public SwarmSettings settings() {
        return registry.settings();
    }

    /** Draws the interval that one reply names, in seconds. */
    public int drawIntervalSeconds() {
        return interval.draw(random);
    }

    /** Seconds since any fixed moment. */
    public long nowSeconds() {
        return nowNanos() / NANOS_PER_SECOND;
    }

    /** Lets time stand still until {@link #releaseClock}, so that the clock is read once for requests that came together. */
    public void holdClock() {
        if (!clockHeld) {
            heldNanos = clock.getAsLong();
            clockHeld = true;
        }
    }

    /** Lets time go on. */
    public void releaseClock() {
        clockHeld = false;
    }

    private long nowNanos() {
        return clockHeld ? heldNanos : clock.getAsLong();
    }

    /**
     * Whether a request is to be read whose sender has shown that the address is its own; one that is not is counted, and
     * should get no answer.
     */
    public boolean admits(Protocol protocol, Endpoint sender) {
        return welcome(admission.admits(sender, nowNanos()), protocol, sender);
    }

    /** The same for a sender who may have forged the address. */
    public boolean admitsUnproven(Protocol protocol, Endpoint sender) {
        return welcome(admission.admitsUnproven(sender, nowNanos()), protocol, sender);
    }

    private boolean welcome(boolean welcome, Protocol protocol, Endpoint sender) {
        if (!welcome) {
            refused(protocol, sender, Refusal.TOO_FREQUENT, "too many requests");
        }
        return welcome;
    }

    /**
     * Answers an announce.
     *
     * @param passkey what its URL says of who asks
     */
    public AnnounceResponse announce(Protocol protocol, AnnounceRequest request, Optional<String> passkey) {
        return announce(protocol, request, passkey, Optional.empty());
    }

    /** The same, but with the peers appended to a buffer: see {@link SharedRegistry}. */
    public AnnounceResponse announce(
            Protocol protocol, AnnounceRequest request, Optional<String> passkey, ByteBuffer compact) {
        return announce(protocol, request, passkey, Optional.of(compact));
    }

    private AnnounceResponse announce(
            Protocol protocol, AnnounceRequest request, Optional<String> passkey, Optional<ByteBuffer> compact) {
        boolean measured = untilMeasured-- == 0;
        if (!measured) {
            return answer(protocol, request, passkey, compact);
        }
        untilMeasured = MEASURED_OF - 1;
        long before = clock.getAsLong();
        AnnounceResponse response = answer(protocol, request, passkey, compact);
        durations.add(clock.getAsLong() - before);
        return response;
    }

    private AnnounceResponse answer(
            Protocol protocol, AnnounceRequest request, Optional<String> passkey, Optional<ByteBuffer> compact) {
        Optional<String> refusal = admission.refusal(passkey).or(() -> admission.refusal(request.infoHash()));
        faults.prepare();
        AnnounceResponse response = refusal.isPresent()
                ? new AnnounceResponse.Refused(refusal.get())
                : faults.told(
                        compact.isPresent()
                                ? registry.announce(request, nowSeconds(), random, compact.get())
                                : registry.announce(request, nowSeconds(), random));
        if (response instanceof AnnounceResponse.Accepted) {
            counters.add(protocol, Counters.announces(request.event()), 1);
        } else {
            Refusal reason = refusal.isPresent() ? Refusal.NOT_ALLOWED : Refusal.FULL;
            counters.add(protocol, Counters.refused(reason), 1);
        }
        log.announced(protocol, request, response);
        return response;
    }

    /** Why the bearer of this passkey may not scrape; to be asked before the torrents are scraped one by one. */
    public Optional<String> refusesScrape(Protocol protocol, Endpoint sender, Optional<String> passkey) {
        Optional<String> refusal = admission.refusal(passkey);
        refusal.ifPresent(reason -> refused(protocol, sender, Refusal.NOT_ALLOWED, reason));
        return refusal;
    }

    /** The counts of one torrent; zeros for one that is not known or not served. */
    public SwarmTotals scrape(Protocol protocol, Endpoint sender, InfoHash infoHash) {
        counters.add(protocol, Counters.SCRAPES, 1);
        log.scraped(protocol, sender, infoHash);
        faults.prepare();
        return admission.refusal(infoHash).isPresent()
                ? SwarmTotals.NONE
                : faults.told(registry.scrape(infoHash, nowSeconds()));
    }

    /** Counts a connection id given out. */
    public void countConnect() {
        counters.add(Protocol.UDP, Counters.CONNECTS, 1);
    }

    /** Counts bytes that came and went, without what TCP, UDP and IP add. */
    public void countBytes(Protocol protocol, long in, long out) {
        counters.add(protocol, Counters.BYTES_IN, in);
        counters.add(protocol, Counters.BYTES_OUT, out);
    }

    /** Counts a request that does not say what a request has to say. */
    public void refused(Protocol protocol, Endpoint sender, String reason) {
        refused(protocol, sender, Refusal.MALFORMED, reason);
    }

    /** Counts a request that gets an error, or nothing. */
    public void refused(Protocol protocol, Endpoint sender, Refusal kind, String reason) {
        counters.add(protocol, Counters.refused(kind), 1);
        log.refused(protocol, sender, kind, reason);
    }

    /** What this thread has done so far; safe to call from any thread. */
    public RequestCounts counts() {
        return counters.read();
    }

    /** How long a sample of this thread's announces took; safe to call from any thread. */
    public DurationCounts durations() {
        return durations.read();
    }
}

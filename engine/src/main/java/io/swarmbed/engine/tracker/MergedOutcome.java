package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One outcome of several lanes. It is a success as soon as all lanes have ended, or a grace after the first success, so
 * that a dead tracker does not hold back the peers of a live one; a failure only when all lanes failed.
 */
final class MergedOutcome {
    private static final long GRACE_NANOS = 2_000_000_000L;

    private final Consumer<AnnounceOutcome> outcome;
    private final Clock clock;
    private final Alarm grace;
    private final Set<PeerAddress> peers = new LinkedHashSet<>();
    private final List<String> reasons = new ArrayList<>();
    private int running;
    private int successes;
    private int interval = Integer.MAX_VALUE;
    private int minInterval;
    private int seeders = -1;
    private int leechers = -1;
    private boolean done;

    MergedOutcome(int lanes, Clock clock, Alarms alarms, Consumer<AnnounceOutcome> outcome) {
        this.running = lanes;
        this.clock = clock;
        this.outcome = outcome;
        this.grace = alarms.alarm(this::finish);
    }

    void add(AnnounceOutcome part) {
        running--;
        if (part instanceof AnnounceOutcome.Success success) {
            merge(success);
            if (++successes == 1 && running > 0) {
                grace.at(clock.nanos() + GRACE_NANOS);
            }
        } else if (part instanceof AnnounceOutcome.Failure failure) {
            reasons.add(failure.reason());
        }
        if (running == 0) {
            finish();
        }
    }

    private void merge(AnnounceOutcome.Success success) {
        peers.addAll(success.peers());
        interval = Math.min(interval, success.intervalSeconds());
        minInterval = Math.max(minInterval, success.minIntervalSeconds());
        seeders = Math.max(seeders, success.seeders());
        leechers = Math.max(leechers, success.leechers());
    }

    private void finish() {
        if (done) {
            return;
        }
        done = true;
        grace.cancel();
        outcome.accept(
                successes == 0
                        ? new AnnounceOutcome.Failure(String.join("; ", reasons))
                        : new AnnounceOutcome.Success(
                                List.copyOf(peers), interval, Math.min(minInterval, interval), seeders, leechers));
    }
}

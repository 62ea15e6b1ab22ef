package io.swarmbed.tracker.service;

import java.time.Instant;
import java.util.List;

/**
 * How a tracker is doing, its answers aside.
 *
 * @param started when
 * @param uptimeNanos since then
 * @param stopping whether it is about to end
 * @param connections open over HTTP
 * @param loopLagNanos for each thread that answers requests, how long something new to do last had to wait, or has been
 *     waiting
 * @param heapUsedBytes of the JVM's heap, garbage among it
 * @param heapMaxBytes that the heap may grow to
 */
public record Vitals(
        Instant started,
        long uptimeNanos,
        boolean stopping,
        int connections,
        List<Long> loopLagNanos,
        long heapUsedBytes,
        long heapMaxBytes) {
    public Vitals {
        loopLagNanos = List.copyOf(loopLagNanos);
    }
}

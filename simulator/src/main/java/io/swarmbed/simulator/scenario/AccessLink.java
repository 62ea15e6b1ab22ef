package io.swarmbed.simulator.scenario;

import java.util.List;

/**
 * A peer's connection to the network.
 *
 * @param latency one-way delay between the peer and the core of the network in nanoseconds, cut at
 *     {@link #MAX_LATENCY_NANOS}; the delay from one peer to another is the sum of both, and that between their regions
 * @param loss packets lost, in parts per million
 * @param regions where the peer may be; empty where the network has no regions
 * @param reachablePerMillion how many peers in a million can be dialled
 */
public record AccessLink(
        Capacity capacity,
        Distribution latency,
        Distribution loss,
        List<RegionShare> regions,
        int reachablePerMillion) {
    /** The longest delay of an access link, between two regions, or to the tracker: an hour. */
    public static final long MAX_LATENCY_NANOS = 3_600_000_000_000L;

    public AccessLink {
        regions = List.copyOf(regions);
    }
}

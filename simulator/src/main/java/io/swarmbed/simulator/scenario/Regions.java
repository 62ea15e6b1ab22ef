package io.swarmbed.simulator.scenario;

import java.util.List;

/**
 * Where peers may be, and how far it is from one place to another.
 *
 * @param names different, in the order of the file
 * @param latencyNanos one-way delay from the region of a row to that of a column, in the order of the names; it adds to
 *     the latency of both access links
 */
public record Regions(List<String> names, List<List<Long>> latencyNanos) {
    /** No regions: all distances are those of the access links. */
    public static final Regions NONE = new Regions(List.of(), List.of());

    public Regions {
        names = List.copyOf(names);
        latencyNanos = latencyNanos.stream().map(List::copyOf).toList();
    }

    /** The delay between two regions by their places in {@link #names}; 0 where there are none. */
    public long nanos(int from, int to) {
        return names.isEmpty() ? 0 : latencyNanos.get(from).get(to);
    }
}

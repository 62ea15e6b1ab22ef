package io.swarmbed.simulator.scenario;

/**
 * A peer's connection to the network.
 *
 * @param upload bytes per second, at least 1, or {@link Distribution#UNLIMITED}
 * @param download bytes per second, at least 1, or {@link Distribution#UNLIMITED}
 * @param latency one-way delay between the peer and the core of the network in nanoseconds; the delay from one peer
 *     to another is the sum of both
 * @param loss packets lost, in parts per million
 */
public record AccessLink(Distribution upload, Distribution download, Distribution latency, Distribution loss) {}

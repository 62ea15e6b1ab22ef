package io.swarmbed.simulator.record;

/**
 * What is known of a peer before it joins.
 *
 * @param index from 0, in the order of the scenario
 * @param uploadBytesPerSecond 0 when unlimited
 * @param downloadBytesPerSecond 0 when unlimited
 * @param region empty in a network without regions
 */
public record PeerFacts(
        int index,
        String name,
        String group,
        boolean complete,
        long uploadBytesPerSecond,
        long downloadBytesPerSecond,
        String region) {}

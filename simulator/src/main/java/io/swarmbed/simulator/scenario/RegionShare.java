package io.swarmbed.simulator.scenario;

/**
 * A region in which peers of a group may be.
 *
 * @param weight at least 1: how likely, against the group's other regions
 */
public record RegionShare(String region, int weight) {}

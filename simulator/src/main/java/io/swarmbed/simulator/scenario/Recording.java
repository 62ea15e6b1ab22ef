package io.swarmbed.simulator.scenario;

/**
 * What is recorded.
 *
 * @param everyNanos time between samples
 */
public record Recording(long everyNanos) {}

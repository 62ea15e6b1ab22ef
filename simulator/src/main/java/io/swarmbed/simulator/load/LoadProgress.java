package io.swarmbed.simulator.load;

/**
 * How far a run is.
 *
 * @param phase its name
 * @param replies so far in this phase, errors among them
 * @param perSecond replies per second since the last progress
 */
public record LoadProgress(String phase, long sent, long replies, long perSecond) {}

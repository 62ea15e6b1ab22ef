package io.swarmbed.simulator.scenario;

/**
 * How many connections a peer keeps: below {@code min} it asks the tracker again, it dials up to {@code target}, and
 * accepts up to {@code max}.
 */
public record Connections(int min, int target, int max) {}

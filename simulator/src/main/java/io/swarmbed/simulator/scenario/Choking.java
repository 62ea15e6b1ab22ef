package io.swarmbed.simulator.scenario;

import java.util.OptionalInt;

/**
 * The frame in which a choker works.
 *
 * @param slots peers unchoked at once; empty lets the choker derive them from the upload capacity
 * @param roundNanos time between two rounds of the choker
 * @param optimisticEvery an optimistic unchoke moves on every so many rounds
 */
public record Choking(OptionalInt slots, long roundNanos, int optimisticEvery) {}

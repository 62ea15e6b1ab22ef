/**
 * What a scenario is: immutable records with units in their names. Start at
 * {@link io.swarmbed.simulator.scenario.Scenario}. Reading and writing is in {@code scenario.yaml}, the expansion to
 * single peers in {@code scenario.plan}. Imports the engine's {@code random}, {@code meta} and {@code policy} only.
 */
@NullMarked
package io.swarmbed.simulator.scenario;

import org.jspecify.annotations.NullMarked;

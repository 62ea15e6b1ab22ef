package io.swarmbed.simulator.experiment;

import io.swarmbed.simulator.scenario.Scenario;

/**
 * One variant with one seed.
 *
 * @param name of its folder, unique in the experiment
 */
public record Trial(String name, Variant variant, long seed) {
    /** The swarm to run. */
    public Scenario scenario() {
        return variant.scenario().withSeed(seed);
    }
}

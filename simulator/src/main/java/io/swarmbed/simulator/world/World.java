package io.swarmbed.simulator.world;

import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;

/** A place in which a swarm can be run. */
public interface World {
    /**
     * Finds out before anything is written whether this world can run such a swarm.
     *
     * @throws WorldException when it cannot, with a line for a person
     */
    void check(Scenario scenario, SwarmPlan plan) throws WorldException;

    /**
     * Runs the swarm until its stop condition holds, its time is over, or it is interrupted, and waits for that. All
     * peers have stopped when this returns.
     *
     * @throws WorldException when the swarm cannot be run here, with a line for a person
     */
    RunOutcome run(SwarmRun run) throws WorldException, InterruptedException;
}

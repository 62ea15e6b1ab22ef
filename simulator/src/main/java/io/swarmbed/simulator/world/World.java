package io.swarmbed.simulator.world;

/** A place in which a swarm can be run. */
public interface World {
    /**
     * Runs the swarm until its stop condition holds, its time is over, or it is interrupted, and waits for that. All
     * peers have stopped when this returns.
     *
     * @throws WorldException when the swarm cannot be run here, with a line for a person
     */
    RunOutcome run(SwarmRun run) throws WorldException, InterruptedException;
}

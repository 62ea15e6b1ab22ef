package io.swarmbed.tracker.swarm;

/** Which peers a reply names when there are more than it may. */
public enum Selection {
    /** Drawn without replacement, every set and every order of it equally likely. */
    UNIFORM,
    /**
     * Always those that joined first, in that order: how a tracker behaves that reads its list from the start. Takes time
     * in proportion to the swarm.
     */
    OLDEST_FIRST
}

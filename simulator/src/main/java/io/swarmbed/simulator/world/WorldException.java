package io.swarmbed.simulator.world;

/** A swarm cannot be run in a world; the message is one line that names what is in the way and the remedy. */
public final class WorldException extends Exception {
    private static final long serialVersionUID = 1;

    /** A world that is not to be had, for this reason. */
    public WorldException(String reason) {
        super(reason);
    }

    /** The same, caused by this. */
    public WorldException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

package io.swarmbed.simulator.check;

/** Something that must always hold did not: the program is wrong. The message has seed, virtual time and peers. */
public final class BrokenInvariantException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** An invariant broken in this way. */
    public BrokenInvariantException(String message) {
        super(message);
    }
}

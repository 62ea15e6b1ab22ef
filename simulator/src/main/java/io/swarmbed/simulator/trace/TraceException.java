package io.swarmbed.simulator.trace;

/** A trace that cannot be read: one line that names the file and the remedy. */
public final class TraceException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong, and what to do about it. */
    public TraceException(String message) {
        super(message);
    }
}

package io.swarmbed.simulator.load;

/** The tracker cannot be measured; the message is one line that says why. */
public final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    public LoadException(String message) {
        super(message);
    }
}

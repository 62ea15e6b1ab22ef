package io.swarmbed.tracker;

/** A tracker could not be started; the message is one line that names the address and what to do. */
public final class TrackerStartException extends Exception {
    TrackerStartException(String message) {
        super(message);
    }

    TrackerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.swarmbed.engine.policy;

/** A policy that cannot be used. The message is one line that names the policy, what is wrong with it, and the remedy. */
public final class PolicyException extends Exception {
    public PolicyException(String message) {
        super(message);
    }

    public PolicyException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.swarmbed.engine.net;

import io.swarmbed.engine.wire.CloseReason;

/** The remote peer sent what the protocol does not allow. */
final class MalformedMessageException extends Exception {
    private final String problem;

    /** @param problem a few words for a person */
    MalformedMessageException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    CloseReason reason() {
        return CloseReason.protocol(problem);
    }
}

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.RequestSizer;

/** Always the same number of requests under way, as clients did whose pipeline did not adapt. */
public record FixedRequests(int limit) implements RequestSizer {
    /** The number that BEP 3 gives for mainline. */
    public static final int MAINLINE = 5;
}

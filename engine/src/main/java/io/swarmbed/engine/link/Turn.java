package io.swarmbed.engine.link;

import org.jspecify.annotations.Nullable;

/** One connection's place in a {@link TurnRing}. */
abstract sealed class Turn permits Uplink.Member, Downlink.Member {
    @Nullable
    Turn next;

    @Nullable
    Turn previous;

    /** Bytes that this connection may still move in this round; below 0 it has overdrawn. */
    long deficit;

    int weight = 1;
}

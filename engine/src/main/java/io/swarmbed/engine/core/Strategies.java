package io.swarmbed.engine.core;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.RequestSizer;
import io.swarmbed.engine.policy.builtin.AdaptiveRequests;
import io.swarmbed.engine.policy.builtin.RandomPeers;
import java.util.function.Supplier;

/**
 * The strategies of one torrent at one peer; they may have state and are not shared.
 *
 * @param sizers makes a new one for each connection on which blocks are requested
 */
public record Strategies(
        PiecePicker picker,
        Choker choker,
        Disclosure disclosure,
        PeerSelector selector,
        Supplier<RequestSizer> sizers) {
    /** Tells everything, connects to anybody, and requests as much as a connection serves. */
    public Strategies(PiecePicker picker, Choker choker) {
        this(picker, choker, Disclosure.EVERYTHING, new RandomPeers(), AdaptiveRequests::new);
    }
}

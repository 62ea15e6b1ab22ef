package io.swarmbed.engine.core;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.PiecePicker;

/** The strategies of one torrent at one peer; they may have state and are not shared. */
public record Strategies(PiecePicker picker, Choker choker, Disclosure disclosure) {
    public Strategies(PiecePicker picker, Choker choker) {
        this(picker, choker, Disclosure.EVERYTHING);
    }
}

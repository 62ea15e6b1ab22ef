package io.swarmbed.simulator.guard;

import java.util.Optional;

/** Tells a program that is ended by a user's own code from one that is ended by its user. */
public final class StrategyExit {
    private StrategyExit() {}

    /**
     * What to say when a plug-in has called {@code System.exit}, while the program is being ended; empty when something
     * else ends it.
     */
    public static Optional<String> underWay() {
        return Thread.getAllStackTraces().values().stream()
                .filter(frames -> Frames.exits(frames) && !Frames.place(frames).isEmpty())
                .findFirst()
                .map(frames ->
                        "a strategy called System.exit" + Frames.place(frames) + ", which ends the whole program");
    }
}

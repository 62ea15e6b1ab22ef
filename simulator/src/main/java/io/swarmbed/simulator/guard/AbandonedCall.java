package io.swarmbed.simulator.guard;

/** Ends a thread that was left behind in a strategy and comes back: its run is over. */
final class AbandonedCall extends Error {
    private static final long serialVersionUID = 1;

    AbandonedCall() {
        super("the run of this thread is over", null, false, false);
    }
}

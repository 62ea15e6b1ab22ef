package io.swarmbed.simulator.world;

import io.swarmbed.engine.env.Observer;
import io.swarmbed.simulator.scenario.plan.PeerPlan;

/** Tells once when a peer has the pieces with which it leaves; never of a peer that does not leave for its progress. */
public final class ProgressWatch implements Observer {
    private final Runnable reached;
    private int missing;

    /**
     * Watches this peer.
     *
     * @param reached called from inside the session, which must not be stopped there
     */
    public ProgressWatch(PeerPlan peer, int pieceCount, Runnable reached) {
        this.reached = reached;
        this.missing = peer.leavesWith(pieceCount).orElse(Integer.MAX_VALUE);
    }

    @Override
    public void pieceVerified(int piece) {
        if (--missing == 0) {
            reached.run();
        }
    }
}

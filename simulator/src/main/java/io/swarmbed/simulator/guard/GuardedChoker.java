package io.swarmbed.simulator.guard;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PeerView;

/** A foreign choker. */
final class GuardedChoker extends Guard implements Choker {
    private final Choker foreign;

    GuardedChoker(StrategyWatch watch, String title, Choker foreign) {
        super(watch, title);
        this.foreign = foreign;
    }

    @Override
    public void round(ChokeView view) {
        CallMark mark = enter();
        try {
            foreign.round(view);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public boolean mayServe(PeerView peer) {
        CallMark mark = enter();
        boolean may;
        try {
            may = foreign.mayServe(peer);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
        return may;
    }

    @Override
    public boolean keepsToSlots() {
        CallMark mark = enter();
        boolean answer;
        try {
            answer = foreign.keepsToSlots();
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
        return answer;
    }
}

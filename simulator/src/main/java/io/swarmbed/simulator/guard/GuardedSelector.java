package io.swarmbed.simulator.guard;

import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.SelectionView;

/** A foreign peer selector. */
final class GuardedSelector extends Guard implements PeerSelector {
    private final PeerSelector foreign;

    GuardedSelector(StrategyWatch watch, String title, PeerSelector foreign) {
        super(watch, title);
        this.foreign = foreign;
    }

    @Override
    public int next(SelectionView view) {
        CallMark mark = enter();
        int answer;
        try {
            answer = foreign.next(view);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
        return answer;
    }

    @Override
    public boolean accepts(SelectionView view, int region) {
        CallMark mark = enter();
        boolean answer;
        try {
            answer = foreign.accepts(view, region);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
        return answer;
    }
}

package io.swarmbed.simulator.guard;

import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;

/** A foreign picker. */
final class GuardedPicker extends Guard implements PiecePicker {
    private final PiecePicker foreign;

    GuardedPicker(StrategyWatch watch, String title, PiecePicker foreign) {
        super(watch, title);
        this.foreign = foreign;
    }

    @Override
    public int pick(PickView view) {
        CallMark mark = enter();
        int piece;
        try {
            piece = foreign.pick(view);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
        return piece;
    }

    @Override
    public boolean seesSwarm() {
        CallMark mark = enter();
        boolean answer;
        try {
            answer = foreign.seesSwarm();
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
        return answer;
    }
}

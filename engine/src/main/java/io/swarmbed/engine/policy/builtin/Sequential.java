package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;

/** In the order of the content: the lowest piece that the peer offers, whether it is open or unstarted. */
public final class Sequential implements PiecePicker {
    @Override
    public int pick(PickView view) {
        int lowest = view.candidates().next(0);
        for (int i = 0; i < view.partialCount(); i++) {
            int open = view.partial(i);
            if (lowest < 0 || open < lowest) {
                lowest = open;
            }
        }
        return lowest < 0 ? NONE : lowest;
    }
}

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import java.util.List;

/**
 * In the order of the content: the lowest piece that the peer offers, whether it is open or unstarted. This is the greedy
 * rule of streaming, which takes what is played next (Zhou, Chiu, Lui 2007), and the baseline of Vlavianos et al. 2006.
 * Peers that download side by side have hardly anything that others lack, so a swarm of them is several times slower.
 */
public final class Sequential implements PiecePicker {
    static final PiecePickerProvider PROVIDER = new BuiltInPicker(
            "sequential",
            "the lowest piece, for playing while downloading: greedy streaming",
            List.of(),
            options -> new Sequential());

    @Override
    public int pick(PickView view) {
        return lowest(view, 0, Integer.MAX_VALUE);
    }

    /** The lowest piece from {@code from} on and below {@code end} that the peer offers, or {@link #NONE}. */
    static int lowest(PickView view, int from, int end) {
        int lowest = view.candidates().next(from);
        for (int i = 0; i < view.partialCount(); i++) {
            int open = view.partial(i);
            if (open >= from && (lowest < 0 || open < lowest)) {
                lowest = open;
            }
        }
        return lowest < 0 || lowest >= end ? NONE : lowest;
    }
}

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;

/**
 * Any piece with the same chance, whatever its rarity. The piece that was opened first is finished first, with a seed as
 * with anybody: that a rarer piece should win is a rule of rarity, and to start another piece with every block would
 * leave nothing but partial ones.
 */
public final class RandomPieces implements PiecePicker {
    @Override
    public int pick(PickView view) {
        if (view.partialCount() > 0) {
            return view.partial(0);
        }
        PieceSet candidates = view.candidates();
        return candidates.isEmpty() ? NONE : candidates.nth(view.random().nextInt(candidates.size()));
    }
}

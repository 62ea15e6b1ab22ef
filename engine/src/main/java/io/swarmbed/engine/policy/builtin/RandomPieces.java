package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import java.util.List;

/**
 * Any piece with the same chance, whatever its rarity. The piece that was opened first is finished first, with a seed as
 * with anybody: that a rarer piece should win is a rule of rarity, and to start another piece with every block would
 * leave nothing but partial ones.
 */
public final class RandomPieces implements PiecePicker {
    static final PiecePickerProvider PROVIDER =
            new BuiltInPicker("random", "any piece, whatever its rarity", List.of(), options -> new RandomPieces());

    @Override
    public int pick(PickView view) {
        return view.partialCount() > 0 ? view.partial(0) : any(view);
    }

    /** One of the candidates, each with the same chance. */
    static int any(PickView view) {
        PieceSet candidates = view.candidates();
        return candidates.isEmpty() ? NONE : candidates.nth(view.random().nextInt(candidates.size()));
    }
}

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.AvailabilityView;
import io.swarmbed.engine.policy.PartialPieces;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.Arrays;
import java.util.List;

/**
 * A draw in which each piece weighs {@code copies}<sup>-alpha</sup>, copies being those among the connected peers: alpha 0
 * is any piece, a large alpha the rarest. In between it shows how sharply rarity has to be followed, and keeps peers with
 * the same neighbours from all choosing the same piece. Open pieces follow the rule of {@link PartialPieces}: what is drawn is
 * started only when no open piece is as rare.
 */
public final class WeightedRarest implements PiecePicker {
    static final PiecePickerProvider PROVIDER = new BuiltInPicker(
            "weighted-rarest",
            "a draw in which a piece weighs copies^-alpha: between random (0) and rarest-first (large)",
            List.of(PolicyOption.decimal("alpha", "1", "0", "10", "how much rarity counts")),
            options -> new WeightedRarest(options.decimal("alpha")));

    private final double alpha;
    /** The weight by copies, as far as such were met. */
    private double[] weights = new double[0];

    /** @param alpha from 0 to 10 */
    public WeightedRarest(double alpha) {
        this.alpha = alpha;
    }

    @Override
    public int pick(PickView view) {
        AvailabilityView availability = view.availability();
        int open = PartialPieces.rarest(view);
        if (open != NONE && availability.min() >= availability.copies(open)) {
            return open;
        }
        return PartialPieces.orRarer(view, draw(view, availability));
    }

    private int draw(PickView view, AvailabilityView availability) {
        PieceSet candidates = view.candidates();
        if (candidates.isEmpty()) {
            return NONE;
        }
        double total = 0;
        for (int piece = candidates.next(0); piece >= 0; piece = candidates.next(piece + 1)) {
            total += weight(availability.copies(piece));
        }
        double left = view.random().nextDouble() * total;
        int drawn = NONE;
        for (int piece = candidates.next(0); piece >= 0 && left >= 0; piece = candidates.next(piece + 1)) {
            left -= weight(availability.copies(piece));
            drawn = piece;
        }
        return drawn;
    }

    private double weight(int copies) {
        if (copies >= weights.length) {
            int from = weights.length;
            weights = Arrays.copyOf(weights, Math.max(copies + 1, 2 * from));
            for (int i = from; i < weights.length; i++) {
                weights[i] = StrictMath.pow(Math.max(1, i), -alpha);
            }
        }
        return weights[copies];
    }
}

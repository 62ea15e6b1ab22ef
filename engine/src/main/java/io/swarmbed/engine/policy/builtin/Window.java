package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PartialPieces;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.List;

/**
 * Streaming with a window, BiToS (Vlavianos, Iliofotou, Faloutsos 2006). The window is the first missing pieces in order, a
 * fixed number of them. With probability {@code p} a pick is made inside it, rarest first or greedy, otherwise rarest first
 * among the pieces behind it; where the peer has nothing for one, the pick is made in the other. In the paper a piece whose
 * time to be played has passed leaves the window; in a download every piece is needed, and the window moves on as pieces
 * are verified.
 *
 * <p>Each side finishes what is open there by its own rule, that of {@link PartialPieces} or of {@link Sequential}: hardly
 * more than one piece on each side is open with blocks that nobody was asked for.
 */
public final class Window implements PiecePicker {
    static final PiecePickerProvider PROVIDER = new BuiltInPicker(
            "window",
            "streaming: mostly from the first missing pieces, else the rarest of the others (BiToS)",
            List.of(
                    PolicyOption.decimal("window", "0.08", "0", "1", "size of the window as a share of all pieces"),
                    PolicyOption.word("inside", List.of("rarest", "greedy"), "the order inside the window"),
                    PolicyOption.decimal("p", "0.8", "0", "1", "probability of a pick inside the window")),
            options -> new Window(
                    options.decimal("window"), options.text("inside").equals("greedy"), options.decimal("p")));

    private final double share;
    private final boolean greedy;
    private final double probability;
    private final Stretch stretch = new Stretch();
    /** The first piece behind the window when so many were verified. */
    private int end;

    private int verifiedThen = -1;

    /**
     * @param share the window's size as a share of all pieces, from 0 to 1; it has one piece at least
     * @param greedy whether the lowest piece comes first inside the window, and not the rarest
     * @param probability of a pick inside the window, from 0 to 1
     */
    public Window(double share, boolean greedy, double probability) {
        this.share = share;
        this.greedy = greedy;
        this.probability = probability;
    }

    @Override
    public int pick(PickView view) {
        follow(view);
        boolean inside = view.random().nextDouble() < probability;
        int pick = inside ? inside(view) : behind(view);
        if (pick == NONE) {
            pick = inside ? behind(view) : inside(view);
        }
        return pick;
    }

    private int inside(PickView view) {
        return greedy ? Sequential.lowest(view, 0, end) : stretch.rarest(view, 0, end);
    }

    private int behind(PickView view) {
        return stretch.rarest(view, end, Integer.MAX_VALUE);
    }

    private void follow(PickView view) {
        if (verifiedThen == view.verifiedCount()) {
            return;
        }
        verifiedThen = view.verifiedCount();
        PieceSet verified = view.verified();
        int left = Math.max(1, (int) StrictMath.round(share * verified.pieceCount()));
        end = 0;
        while (end < verified.pieceCount() && left > 0) {
            left -= verified.contains(end++) ? 0 : 1;
        }
    }
}

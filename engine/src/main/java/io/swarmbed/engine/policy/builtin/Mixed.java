package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PartialPieces;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.List;

/**
 * Streaming that mixes rarest first and greedy (Zhou, Chiu, Lui 2007). The buffer is a number of pieces in order, of which
 * the first is played next and the last is the newest. Rarest first is followed among the newest, {@code rarest} of them;
 * when the peer has none of these, the piece that is played soonest is taken. With {@code rarest} as large as the buffer this
 * is rarest first in the buffer, with 0 it is {@link Sequential}.
 *
 * <p>In the paper the buffer moves by one piece with every tick of the player, and what was not there in time is lost. A
 * download has no player and misses nothing: the buffer begins at the first missing piece, and moves on when that is
 * verified. Pieces behind the buffer would not exist yet; here they do, and are taken in order from peers that have nothing
 * in it, so that no source is left idle. What is open in the buffer is finished by the rule of {@link PartialPieces}: before
 * anything else, except that a strictly rarer unstarted piece among the newest wins.
 */
public final class Mixed implements PiecePicker {
    static final PiecePickerProvider PROVIDER = new BuiltInPicker(
            "mixed",
            "streaming: rarest first at the far end of a buffer, else the piece played soonest (Zhou, Chiu, Lui)",
            List.of(
                    PolicyOption.whole("buffer", 40, 1, Integer.MAX_VALUE, "pieces from the first missing one on"),
                    PolicyOption.whole(
                            "rarest", 10, 0, Integer.MAX_VALUE, "those of them, at the far end, taken rarest first")),
            options -> new Mixed(options.whole("buffer"), options.whole("rarest")));

    private final int buffer;
    private final int newest;
    private final Stretch stretch = new Stretch();
    private int firstMissing;

    /**
     * @param buffer pieces in the buffer, at least 1
     * @param newest those at its far end that are taken rarest first, at most all
     */
    public Mixed(int buffer, int newest) {
        if (newest > buffer) {
            throw new IllegalArgumentException(
                    "the buffer has " + buffer + " pieces, so rarest is " + buffer + " at most, not " + newest);
        }
        this.buffer = buffer;
        this.newest = newest;
    }

    @Override
    public int pick(PickView view) {
        PieceSet verified = view.verified();
        while (firstMissing < verified.pieceCount() && verified.contains(firstMissing)) {
            firstMissing++;
        }
        if (newest == 0) {
            return Sequential.lowest(view, firstMissing, Integer.MAX_VALUE);
        }
        int end = (int) Math.min(verified.pieceCount(), (long) firstMissing + buffer);
        int newestFrom = (int) Math.min(end, (long) firstMissing + buffer - newest);
        int open = Stretch.rarestOpen(view, firstMissing, end);
        int copies = open == NONE ? Integer.MAX_VALUE : view.availability().copies(open);
        int rare = stretch.rarestUnstarted(view, newestFrom, end, copies);
        if (rare != NONE || open != NONE) {
            return rare != NONE ? rare : open;
        }
        return Sequential.lowest(view, firstMissing, Integer.MAX_VALUE);
    }
}

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokeView.Kind;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.List;

/**
 * Pairwise block-level tit for tat (Bharambe, Herley, Padmanabhan 2006): none is ever more than {@code delta} blocks ahead: a
 * block is sent only while what was sent on a connection exceeds what came from it by less than that. Nobody uploads much
 * more than he downloads, and uplinks stand idle for it. Seeds serve without the limit.
 *
 * <p>Slots go by {@link Reciprocity} among the peers that may be served. A peer that is held back has none: it is
 * unchoked, so that it is served on as soon as a block of it comes, but the uplink is for others meanwhile. Were it to have
 * a slot, {@code delta} blocks would spend a slot for the rest of the round, or for good.
 *
 * <p>What the paper calls a block is a piece of 256 KiB, and nothing smaller is sent; its two are 32 blocks here. With less
 * than a piece hardly anybody begins to trade: who has not got a whole piece has nothing to give back, and is held back by
 * all.
 */
final class BlockTitForTat implements ChokeRule {
    private static final int TWO_PIECES = 2 * 16;

    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "block-tit-for-tat",
            "tit-for-tat in which no peer may be more than some blocks ahead (Bharambe et al. 2006)",
            List.of(
                    PolicyOption.whole(
                            "delta", TWO_PIECES, 1, Integer.MAX_VALUE, "blocks of 16 KiB that a peer may be ahead"),
                    SeedRule.OPTION),
            options -> SeedRule.choker(new BlockTitForTat(options.whole("delta")), options));

    private final Reciprocity rates = Reciprocity.among(this::mayServe);
    private final long aheadBytes;

    /** @param delta blocks, at least 1 */
    BlockTitForTat(int delta) {
        this.aheadBytes = (long) delta * PieceGeometry.BLOCK_LENGTH;
    }

    @Override
    public void round(ChokeView view, Turns turns) {
        for (int place = 0; place < turns.size(); place++) {
            PeerView peer = turns.peer(place);
            if (peer.interested() && !mayServe(peer)) {
                view.unchoke(peer, Kind.REGULAR);
            }
        }
        rates.round(view, turns);
    }

    @Override
    public boolean mayServe(PeerView peer) {
        return peer.uploaded() - peer.downloaded() < aheadBytes;
    }

    @Override
    public boolean keepsToSlots() {
        return false;
    }
}

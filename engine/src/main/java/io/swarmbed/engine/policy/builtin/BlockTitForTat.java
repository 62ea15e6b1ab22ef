package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.List;

/**
 * Pairwise block-level tit for tat (Bharambe, Herley, Padmanabhan 2006): peers are unchoked as by {@link Reciprocity}, but
 * none is ever more than {@code delta} blocks ahead: a block is sent only while what was sent on a connection exceeds what
 * came from it by less than that. Nobody uploads much more than he downloads, and uplinks stand idle for it. A peer that is
 * held back is served on as soon as a block of it comes. Seeds serve without the limit.
 */
final class BlockTitForTat implements ChokeRule {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "block-tit-for-tat",
            "tit-for-tat in which no peer may be more than some blocks ahead (Bharambe et al. 2006)",
            List.of(
                    PolicyOption.whole("delta", 2, 1, Integer.MAX_VALUE, "blocks of 16 KiB that a peer may be ahead"),
                    SeedRule.OPTION),
            options -> SeedRule.choker(new BlockTitForTat(options.whole("delta")), options));

    private final Reciprocity rates = new Reciprocity();
    private final long aheadBytes;

    /** @param delta blocks, at least 1 */
    BlockTitForTat(int delta) {
        this.aheadBytes = (long) delta * PieceGeometry.BLOCK_LENGTH;
    }

    @Override
    public void round(ChokeView view, Turns turns) {
        rates.round(view, turns);
    }

    @Override
    public boolean mayServe(PeerView peer) {
        return peer.uploaded() - peer.downloaded() < aheadBytes;
    }
}

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PeerView;
import java.util.List;

/**
 * A seed that serves those nearest to the start or the end of their download, farthest from half of it first (the
 * sort-based scheme of Chow, Golubchik, Misra 2008). Who has little gets something to trade, who lacks little is sent
 * home; in between peers can live by tit for tat, and a free rider, who cannot, is stuck there. The order is made anew in
 * every round of the clock; among equals it goes by turns.
 */
final class AntiLeech extends HeldSlots {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "anti-leech",
            "tit-for-tat; as a seed serves those nearest to the start or end of their download (Chow et al. 2008)",
            List.of(),
            options -> new RuleChoker(new Reciprocity(), new AntiLeech()));

    @Override
    boolean givesAnew(ChokeView view) {
        return true;
    }

    @Override
    int next(ChokeView view, Turns turns) {
        int best = -1;
        long farthest = -1;
        for (int place = 0; place < turns.size(); place++) {
            long distance = fromHalf(turns.peer(place), view.pieceCount());
            if (waits(turns, place) && distance > farthest) {
                farthest = distance;
                best = place;
            }
        }
        return best;
    }

    private static long fromHalf(PeerView peer, int pieces) {
        return Math.abs(2L * peer.pieceCount() - pieces);
    }
}

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokerProvider;
import java.util.List;

/**
 * Interested peers at random, drawn anew when an optimistic unchoke would move on (every 30 s in mainline); slots that fall
 * free in between are drawn too. Without regard to what peers give, uploads are shared alike: mean completion is better
 * than under tit for tat, and those with much to give have nothing from it (the end "performance" of the design space of
 * Fan, Chiu, Lui 2006).
 */
final class RandomSlots extends HeldSlots {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "random",
            "interested peers at random, drawn anew with every rotation",
            List.of(SeedRule.OPTION_OR_SAME),
            options -> SeedRule.choker(new RandomSlots(), options));

    @Override
    boolean givesAnew(ChokeView view) {
        return rotates(view);
    }

    @Override
    int next(ChokeView view, Turns turns) {
        int waiting = 0;
        for (int place = 0; place < turns.size(); place++) {
            waiting += waits(turns, place) ? 1 : 0;
        }
        if (waiting == 0) {
            return -1;
        }
        int rank = view.random().nextInt(waiting);
        int place = 0;
        while (!waits(turns, place) || rank-- > 0) {
            place++;
        }
        return place;
    }
}

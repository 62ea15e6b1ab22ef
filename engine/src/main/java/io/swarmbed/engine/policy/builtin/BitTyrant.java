package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokeView.Cause;
import io.swarmbed.engine.policy.ChokeView.Kind;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PeerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The strategic peer of Piatek, Isdal, Anderson, Krishnamurthy, Venkataramani 2007: it buys download rate where it is
 * cheapest. For each peer it keeps the rate d that the peer gives when it reciprocates, and the rate u that this costs; in
 * each round it unchokes peers in order of d/u until the u of all reach its capacity, each with a share of the uplink as
 * large as its u. See {@link Bargain} for how d and u are learnt. There is no optimistic slot: untried peers rank by what
 * they are expected to give. Peers that have nothing to give rank last and get what is left.
 *
 * <p>In the paper u is a rate that is enforced. Here the u are weights: where the peers unchoked do not add up to the
 * capacity, or one of them does not ask for all of its share, the others get more than their u. With an uplink without a
 * limit there is nothing to save, and everybody is unchoked; a network model that paces uplinks by itself (maxmin, packet)
 * shows none.
 */
final class BitTyrant implements ChokeRule {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "bit-tyrant",
            "a strategic peer: uploads where it gets most for least, and no more than it must (Piatek et al. 2007)",
            List.of(SeedRule.OPTION),
            options -> SeedRule.choker(new BitTyrant(), options));

    /** Lets rates that add up to the capacity do so in spite of rounding. */
    private static final double TOLERANCE = 1 + 1e-9;

    private static final Comparator<Offer> BEST_FIRST = Comparator.comparingDouble(offer -> -offer.worth);

    private record Offer(PeerView peer, Bargain bargain, double worth) {}

    private final PeerNotes<Bargain> bargains = new PeerNotes<>(Bargain::new);
    private final List<Offer> ranked = new ArrayList<>();

    @Override
    public void round(ChokeView view, Turns turns) {
        bargains.follow(view.peers());
        long capacity = view.uploadCapacity();
        if (capacity != ChokeView.UNLIMITED && view.cause() == Cause.ROUND) {
            for (int i = 0; i < view.peers().size(); i++) {
                bargains.at(i).learn(view.peers().get(i), view);
            }
        }
        rank(view, turns);
        double left = capacity * TOLERANCE;
        boolean first = true;
        for (Offer offer : ranked) {
            double cost = capacity == ChokeView.UNLIMITED ? 0 : offer.bargain.cost(capacity);
            if (cost > left && !first) {
                break;
            }
            left -= cost;
            first = false;
            int weight = (int) StrictMath.round(ChokeView.MAX_WEIGHT * cost / capacity);
            view.unchoke(offer.peer, Kind.REGULAR, Math.max(1, weight));
        }
        ranked.clear();
    }

    private void rank(ChokeView view, Turns turns) {
        for (int place = 0; place < turns.size(); place++) {
            PeerView peer = turns.peer(place);
            if (peer.interested()) {
                Bargain bargain = bargains.of(peer);
                ranked.add(new Offer(peer, bargain, bargain.worth(peer, view)));
            }
        }
        ranked.sort(BEST_FIRST);
    }

    @Override
    public boolean keepsToSlots() {
        return false;
    }
}

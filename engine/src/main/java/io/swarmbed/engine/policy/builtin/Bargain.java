package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.PeerView;

/**
 * What {@link BitTyrant} knows of one peer: what it gives, and what that costs.
 *
 * <p>The cost begins at the peer's own equal split, its capacity over the active set of such a capacity. It falls by a tenth in
 * every round from the third on in which the peer has reciprocated without a break, and rises by a fifth in every round in
 * which it was unchoked and has not. What it gives is its measured rate; before there is one, its equal split, taken
 * from the rate at which it tells of pieces; before that is known, as much as it costs.
 */
final class Bargain {
    private static final double CHEAPER = 0.9;
    private static final double DEARER = 1.2;
    private static final int RECIPROCATED = 3;
    private static final long KB = 1024;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Mainline clients below these capacities, in kB/s, are taken to unchoke so many peers; nine from the last on. */
    private static final int[] CAPACITIES = {11, 35, 80, 200, 350, 600, 900};

    private static final int SMALLEST_SET = 2;

    private double cost;
    private double measured;
    private int reciprocated;
    private boolean served;
    private int piecesBefore = -1;
    private long piecesSince;

    /** How many peers a client of this capacity in bytes/s is taken to unchoke: the table of the published client. */
    static int activeSet(double bytesPerSecond) {
        int set = SMALLEST_SET;
        for (int capacity : CAPACITIES) {
            if (bytesPerSecond < capacity * KB) {
                return set;
            }
            set++;
        }
        return set;
    }

    static double equalSplit(double bytesPerSecond) {
        return bytesPerSecond / activeSet(bytesPerSecond);
    }

    /** A round of the clock has passed. */
    void learn(PeerView peer, ChokeView view) {
        boolean serves = peer.interesting() && !peer.chokesUs();
        if (serves && served && peer.downloadRate() > 0) {
            measured = peer.downloadRate();
        }
        served = serves;
        if (!peer.choked() && peer.interesting()) {
            settle(serves, view);
        }
        if (piecesBefore < 0 && view.nowNanos() - peer.connectedAtNanos() >= view.roundNanos()) {
            piecesBefore = peer.pieceCount();
            piecesSince = view.nowNanos();
        }
    }

    private void settle(boolean serves, ChokeView view) {
        double before = cost(view.uploadCapacity());
        reciprocated = serves ? reciprocated + 1 : 0;
        if (!serves) {
            cost = before * DEARER;
        } else if (reciprocated >= RECIPROCATED) {
            // For less than a block in a round nobody can reciprocate.
            double least = PieceGeometry.BLOCK_LENGTH * NANOS_PER_SECOND / view.roundNanos();
            cost = Math.max(before * CHEAPER, Math.min(before, least));
        }
    }

    /** Bytes/s to send to the peer; at most this capacity. */
    double cost(long capacity) {
        if (cost == 0) {
            cost = equalSplit((double) capacity);
        }
        return Math.min(cost, (double) capacity);
    }

    /** Bytes/s that the peer gives for each byte/s that it gets; 0 when it has nothing to give. */
    double worth(PeerView peer, ChokeView view) {
        if (!peer.interesting() || view.uploadCapacity() == ChokeView.UNLIMITED) {
            return 0;
        }
        double cheap = cost(view.uploadCapacity());
        return expected(peer, view, cheap) / cheap;
    }

    private double expected(PeerView peer, ChokeView view, double unknown) {
        if (measured > 0) {
            return measured;
        }
        long nanos = view.nowNanos() - piecesSince;
        if (piecesBefore < 0 || nanos < 2 * view.roundNanos()) {
            return unknown;
        }
        double bytes = (double) (peer.pieceCount() - piecesBefore) * view.pieceLength();
        return equalSplit(bytes * NANOS_PER_SECOND / nanos);
    }
}

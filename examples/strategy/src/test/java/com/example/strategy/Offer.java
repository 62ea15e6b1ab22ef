package com.example.strategy;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.AvailabilityView;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PieceCopies;
import io.swarmbed.engine.random.RandomStream;

/** What a picker sees, written down: the copies of each piece, and which pieces are candidates. */
final class Offer implements PickView, AvailabilityView {
    private final int[] copies;
    private final PieceSet candidates;
    private final RandomStream random = new RandomStream(1);
    private int[] partials = {};

    /** @param copies of each piece; all of them are candidates */
    Offer(int... copies) {
        this.copies = copies;
        this.candidates = PieceSet.all(copies.length);
    }

    /** These pieces are open. */
    Offer open(int... pieces) {
        partials = pieces;
        for (int piece : pieces) {
            candidates.remove(piece);
        }
        return this;
    }

    @Override
    public PieceSet candidates() {
        return candidates;
    }

    @Override
    public int partialCount() {
        return partials.length;
    }

    @Override
    public int partial(int index) {
        return partials[index];
    }

    @Override
    public AvailabilityView availability() {
        return this;
    }

    @Override
    public PieceCopies swarm() {
        return this;
    }

    @Override
    public int copies(int piece) {
        return copies[piece];
    }

    @Override
    public int min() {
        int min = Integer.MAX_VALUE;
        for (int piece = candidates.next(0); piece >= 0; piece = candidates.next(piece + 1)) {
            min = Math.min(min, copies[piece]);
        }
        return min;
    }

    @Override
    public int rarest(PieceSet among, int fewerThan, RandomStream stream) {
        int least = min();
        int rarest = PiecePicker.NONE;
        int ties = 0;
        for (int piece = among.next(0); piece >= 0; piece = among.next(piece + 1)) {
            if (copies[piece] == least && least < fewerThan && stream.nextInt(++ties) == 0) {
                rarest = piece;
            }
        }
        return rarest;
    }

    @Override
    public boolean remoteIsSeed() {
        return false;
    }

    @Override
    public int verifiedCount() {
        return 0;
    }

    @Override
    public PieceSet verified() {
        return new PieceSet(copies.length);
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public long nowNanos() {
        return 0;
    }
}

package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.AvailabilityView;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.random.RandomStream;
import java.util.Arrays;

/**
 * Copies of each piece among the connected peers. The unstarted pieces are kept in buckets, those with the fewest copies
 * first, so that a HAVE moves one piece by a swap. Whole bitfields are only added up; the order is made anew when it is
 * next asked for. Seeds are one number. Six bytes per piece, ten where there are very many; not thread-safe.
 */
final class Availability implements AvailabilityView {
    /** Draws from a bucket before its members are counted. */
    private static final int PROBES = 8;

    /** For each piece the connected peers that have it and are not seeds. */
    private final char[] copies;
    /** The pieces: those retired, then bucket by bucket. */
    private final PieceOrder order;
    /**
     * Bucket c, the pieces with c copies, is at [bounds[c], bounds[c + 1]); the retired pieces are before bounds[0]. While
     * {@link #dirty} only bounds[0] is right.
     */
    private int[] bounds = new int[8];

    private int seeds;
    private boolean dirty;

    /** No peer is connected and every piece is unstarted. */
    Availability(int pieceCount) {
        copies = new char[pieceCount];
        order = new PieceOrder(pieceCount);
        Arrays.fill(bounds, 1, bounds.length, pieceCount);
    }

    /** A peer that is not a seed has got this piece. */
    void add(int piece) {
        increment(piece);
        if (!dirty && !retired(piece)) {
            int bucket = copies[piece];
            reach(bucket);
            up(piece, bucket);
        }
    }

    /** A peer that is not a seed has lost this piece. */
    void remove(int piece) {
        decrement(piece);
        if (!dirty && !retired(piece)) {
            down(piece, copies[piece] + 1);
        }
    }

    /** A peer with these pieces has come; one with all of them is better added as a seed. */
    void add(PieceSet pieces) {
        for (int piece = pieces.next(0); piece >= 0; piece = pieces.next(piece + 1)) {
            increment(piece);
        }
        dirty |= !pieces.isEmpty();
    }

    /** A peer with these pieces has gone. */
    void remove(PieceSet pieces) {
        for (int piece = pieces.next(0); piece >= 0; piece = pieces.next(piece + 1)) {
            decrement(piece);
        }
        if (pieces.isFull() && !dirty) {
            // Every piece has lost one copy: the buckets move down as they are.
            System.arraycopy(bounds, 2, bounds, 1, bounds.length - 2);
        } else {
            dirty |= !pieces.isEmpty();
        }
    }

    /** A seed has come. A peer that becomes one is taken away with all its pieces and added here. */
    void addSeed() {
        seeds++;
    }

    void removeSeed() {
        seeds--;
    }

    /** The piece has been opened or verified: it leaves the order, and its copies still count. */
    void retire(int piece) {
        if (retired(piece)) {
            return;
        }
        for (int bucket = dirty ? 0 : copies[piece]; bucket >= 0; bucket--) {
            down(piece, bucket);
        }
    }

    /** The piece is unstarted again. */
    void restore(int piece) {
        if (!retired(piece)) {
            return;
        }
        int last = dirty ? 0 : copies[piece];
        if (!dirty) {
            reach(last);
        }
        for (int bucket = 0; bucket <= last; bucket++) {
            up(piece, bucket);
        }
    }

    private void increment(int piece) {
        if (++copies[piece] == 0) {
            throw new IllegalStateException("piece " + piece + " has more copies than can be counted");
        }
    }

    private void decrement(int piece) {
        if (copies[piece]-- == 0) {
            throw new IllegalStateException("piece " + piece + " has no copy that could go");
        }
    }

    private boolean retired(int piece) {
        return order.place(piece) < bounds[0];
    }

    /** Moves the piece from the end of what is before the bucket into it. */
    private void up(int piece, int bucket) {
        order.swap(piece, --bounds[bucket]);
    }

    /** Moves the piece out of the bucket to the end of what is before it. */
    private void down(int piece, int bucket) {
        order.swap(piece, bounds[bucket]++);
    }

    /** Makes room for the bucket with this many copies. */
    private void reach(int bucket) {
        int length = bounds.length;
        if (bucket + 2 > length) {
            bounds = Arrays.copyOf(bounds, Math.max(bucket + 2, 2 * length));
            Arrays.fill(bounds, length, bounds.length, order.size());
        }
    }

    /** Sorts the unstarted pieces by counting. */
    private void fold() {
        if (!dirty) {
            return;
        }
        dirty = false;
        int first = bounds[0];
        for (int place = first; place < order.size(); place++) {
            reach(copies[order.piece(place)]);
        }
        Arrays.fill(bounds, 1, bounds.length, 0);
        for (int place = first; place < order.size(); place++) {
            bounds[copies[order.piece(place)] + 1]++;
        }
        int start = first;
        for (int bucket = 0; bucket + 1 < bounds.length; bucket++) {
            int size = bounds[bucket + 1];
            bounds[bucket + 1] = start;
            start += size;
        }
        // A bucket's upper bound begins as its lower one and moves on with every piece put there.
        for (int piece = 0; piece < order.size(); piece++) {
            if (!retired(piece)) {
                order.put(piece, bounds[copies[piece] + 1]++);
            }
        }
    }

    @Override
    public int copies(int piece) {
        return copies[piece] + seeds;
    }

    @Override
    public int min() {
        int bucket = rarestBucket();
        return bucket < 0 ? Integer.MAX_VALUE : bucket + seeds;
    }

    /** The number of unstarted pieces that have {@link #min()} copies. */
    int rarestCount() {
        int bucket = rarestBucket();
        return bucket < 0 ? 0 : bounds[bucket + 1] - bounds[bucket];
    }

    private int rarestBucket() {
        fold();
        if (bounds[0] == order.size()) {
            return -1;
        }
        int bucket = 0;
        while (bounds[bucket + 1] == bounds[0]) {
            bucket++;
        }
        return bucket;
    }

    @Override
    public int rarest(PieceSet among, int fewerThan, RandomStream random) {
        fold();
        int limit = Math.min(fewerThan - seeds, bounds.length - 1);
        if (among.size() <= PROBES) {
            return rarestBySet(among, limit, random);
        }
        int scanned = 0;
        for (int bucket = 0; bucket < limit; bucket++) {
            int from = bounds[bucket];
            int size = bounds[bucket + 1] - from;
            if (size == 0) {
                continue;
            }
            int piece = probe(among, from, size, random);
            if (piece != PiecePicker.NONE) {
                return piece;
            }
            scanned += size;
            if (scanned > among.size()) {
                return rarestBySet(among, limit, random);
            }
            piece = choose(among, from, size, random);
            if (piece != PiecePicker.NONE) {
                return piece;
            }
        }
        return PiecePicker.NONE;
    }

    /** Draws from a large bucket in the hope of a member; each of those has the same chance. */
    private int probe(PieceSet among, int from, int size, RandomStream random) {
        if (size > PROBES) {
            for (int i = 0; i < PROBES; i++) {
                int piece = order.piece(from + random.nextInt(size));
                if (among.contains(piece)) {
                    return piece;
                }
            }
        }
        return PiecePicker.NONE;
    }

    /** Counts the members in a bucket and chooses one. */
    private int choose(PieceSet among, int from, int size, RandomStream random) {
        int members = 0;
        for (int place = from; place < from + size; place++) {
            members += among.contains(order.piece(place)) ? 1 : 0;
        }
        if (members == 0) {
            return PiecePicker.NONE;
        }
        int rank = random.nextInt(members);
        int place = from;
        while (!among.contains(order.piece(place)) || rank-- > 0) {
            place++;
        }
        return order.piece(place);
    }

    /** Walks the set, which costs less than the order when it is small. */
    private int rarestBySet(PieceSet among, int limit, RandomStream random) {
        int fewest = limit;
        int members = 0;
        for (int piece = among.next(0); piece >= 0; piece = among.next(piece + 1)) {
            if (copies[piece] <= fewest && !retired(piece)) {
                members = copies[piece] < fewest ? 1 : members + 1;
                fewest = copies[piece];
            }
        }
        if (fewest >= limit) {
            return PiecePicker.NONE;
        }
        int rank = random.nextInt(members);
        int piece = among.next(0);
        while (copies[piece] != fewest || retired(piece) || rank-- > 0) {
            piece = among.next(piece + 1);
        }
        return piece;
    }

    /** Compares the order, unless it is to be made anew, with the copies; changes nothing. */
    void checkOrder() {
        if (dirty) {
            return;
        }
        for (int place = 0; place < order.size(); place++) {
            if (order.place(order.piece(place)) != place) {
                throw new IllegalStateException("piece " + order.piece(place) + " does not know its place " + place);
            }
        }
        for (int bucket = 0; bucket + 1 < bounds.length; bucket++) {
            for (int place = bounds[bucket]; place < bounds[bucket + 1]; place++) {
                if (copies[order.piece(place)] != bucket) {
                    throw new IllegalStateException("piece " + order.piece(place) + " with "
                            + (int) copies[order.piece(place)] + " copies is in bucket " + bucket);
                }
            }
        }
        if (bounds[bounds.length - 1] != order.size()) {
            throw new IllegalStateException("the buckets end at " + bounds[bounds.length - 1]);
        }
    }
}

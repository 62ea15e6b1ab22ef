package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.AvailabilityView;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PieceCopies;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one peer offers, drawn as strings with a character per piece: digits for copies, and for the state {@code o} open
 * with a free block, {@code v} verified, a blank unstarted, {@code -} unstarted and not at this peer.
 */
final class Offer implements PickView {
    private final int[] copies;
    private final PieceSet candidates;
    private final PieceSet present;
    private final List<Integer> open = new ArrayList<>();
    private final RandomStream random = new RandomStream(7);
    private boolean seed;
    private int verified;
    private PieceCopies swarm = availability();

    private Offer(String copies, String state) {
        this.copies = copies.chars().map(c -> c - '0').toArray();
        this.candidates = new PieceSet(copies.length());
        this.present = new PieceSet(copies.length());
        for (int piece = 0; piece < copies.length(); piece++) {
            switch (state.charAt(piece)) {
                case ' ' -> candidates.add(piece);
                case 'o' -> open.add(piece);
                case 'v' -> verify(piece);
                case '-' -> {}
                default -> throw new IllegalArgumentException("no such state: " + state.charAt(piece));
            }
        }
    }

    static Offer of(String copies, String state) {
        return new Offer(copies, state);
    }

    Offer bySeed() {
        seed = true;
        return this;
    }

    /** A digit for each piece's copies in the whole swarm. */
    Offer inSwarm(String digits) {
        swarm = piece -> digits.charAt(piece) - '0';
        return this;
    }

    private void verify(int piece) {
        candidates.remove(piece);
        open.remove((Integer) piece);
        present.add(piece);
        verified++;
    }

    /** How often each piece is answered in so many picks. */
    int[] counts(PiecePicker picker, int picks) {
        int[] counts = new int[copies.length];
        for (int i = 0; i < picks; i++) {
            counts[picker.pick(this)]++;
        }
        return counts;
    }

    Offer verified(int count) {
        verified = count;
        return this;
    }

    /** Everything that the picker may answer. */
    Set<Integer> picks(PiecePicker picker) {
        Set<Integer> picks = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            picks.add(picker.pick(this));
        }
        return picks;
    }

    /** Verifies what is picked until nothing is, and writes it down in order. */
    String download(PiecePicker picker) {
        StringBuilder order = new StringBuilder();
        for (int piece = picker.pick(this); piece != PiecePicker.NONE; piece = picker.pick(this)) {
            order.append(piece);
            verify(piece);
        }
        return order.toString();
    }

    @Override
    public PieceSet candidates() {
        return candidates;
    }

    @Override
    public int partialCount() {
        return open.size();
    }

    @Override
    public int partial(int index) {
        return open.get(index);
    }

    @Override
    public AvailabilityView availability() {
        return new AvailabilityView() {
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
                List<Integer> rarest = new ArrayList<>();
                int[] fewest = {fewerThan};
                among.forEach(piece -> {
                    if (copies[piece] < fewest[0]) {
                        fewest[0] = copies[piece];
                        rarest.clear();
                    }
                    if (copies[piece] == fewest[0] && copies[piece] < fewerThan) {
                        rarest.add(piece);
                    }
                });
                return rarest.isEmpty() ? PiecePicker.NONE : rarest.get(stream.nextInt(rarest.size()));
            }
        };
    }

    @Override
    public boolean remoteIsSeed() {
        return seed;
    }

    @Override
    public int verifiedCount() {
        return verified;
    }

    @Override
    public PieceSet verified() {
        return present;
    }

    @Override
    public PieceCopies swarm() {
        return swarm;
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

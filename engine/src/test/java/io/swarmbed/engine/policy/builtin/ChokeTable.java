package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a choker round by round. Peers stand in the order in which they connected; every string has a character for each:
 * digits for rates, {@code s} for snubbed, {@code i} for interested; in an outcome {@code R}, {@code O} and {@code S} for
 * those unchoked by kind, lower case when they are not interested, a dot for those choked.
 */
final class ChokeTable implements ChokeView {
    static final int ROUNDS_PER_ROTATION = 3;
    static final int PIECES = 100;
    static final int PIECE_LENGTH = 64 * 1024;

    private final Choker choker;
    private final int slots;
    private final RandomStream random;
    private final List<ChokePeer> peers = new ArrayList<>();
    private Cause cause = Cause.ROUND;
    private int round;
    private int nextId;
    private boolean complete;
    private long capacity = UNLIMITED;

    ChokeTable(Choker choker, int slots, long seed) {
        this.choker = choker;
        this.slots = slots;
        this.random = new RandomStream(seed);
    }

    /** So many peers connect; they are interested and give nothing. */
    ChokeTable connect(int count) {
        for (int i = 0; i < count; i++) {
            peers.add(new ChokePeer(nextId++));
        }
        return this;
    }

    ChokeTable capacity(long bytesPerSecond) {
        capacity = bytesPerSecond;
        return this;
    }

    ChokeTable complete() {
        complete = true;
        return this;
    }

    ChokeTable interested(String flags) {
        for (int i = 0; i < flags.length(); i++) {
            peers.get(i).interested = flags.charAt(i) == 'i';
        }
        return this;
    }

    ChokeTable snubbed(String flags) {
        for (int i = 0; i < flags.length(); i++) {
            peers.get(i).snubbed = flags.charAt(i) == 's';
        }
        return this;
    }

    ChokeTable downloadRates(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            peers.get(i).downloadRate = digits.charAt(i) - '0';
        }
        return this;
    }

    ChokeTable uploadRates(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            peers.get(i).uploadRate = digits.charAt(i) - '0';
        }
        return this;
    }

    /** Digits for tenths of the content that peers have. */
    ChokeTable tenths(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            peers.get(i).pieceCount = (digits.charAt(i) - '0') * PIECES / 10;
        }
        return this;
    }

    /** Every peer gives so many bytes more, a digit for each. */
    ChokeTable give(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            peers.get(i).downloaded += digits.charAt(i) - '0';
        }
        return this;
    }

    /** The weights of those unchoked in percent of all weights, in order; 0 for those choked. */
    List<Integer> shares() {
        double total = peers.stream()
                .filter(peer -> !peer.choked)
                .mapToInt(peer -> peer.weight)
                .sum();
        return peers.stream()
                .map(peer -> peer.choked ? 0 : (int) Math.round(100 * peer.weight / total))
                .toList();
    }

    ChokePeer peer(int index) {
        return peers.get(index);
    }

    /** The next round of the clock. */
    String next() {
        round++;
        return hold(Cause.ROUND);
    }

    /** The peer at this index leaves, and what happens at once. */
    String leave(int index) {
        peers.remove(index);
        return hold(Cause.LEFT);
    }

    String hold(Cause why) {
        cause = why;
        peers.forEach(peer -> peer.decision = '.');
        choker.round(this);
        StringBuilder outcome = new StringBuilder();
        for (ChokePeer peer : peers) {
            boolean choked = peer.decision == '.';
            if (peer.choked && !choked) {
                peer.unchokedInRound = round;
                peer.timesUnchoked++;
            }
            peer.choked = choked;
            if (why == Cause.ROUND && !choked) {
                peer.roundsUnchoked++;
                peer.roundsOptimistic += peer.decision == 'O' ? 1 : 0;
            }
            outcome.append(peer.interested ? peer.decision : Character.toLowerCase(peer.decision));
        }
        return outcome.toString();
    }

    List<ChokePeer> connected() {
        return peers;
    }

    @Override
    public Cause cause() {
        return cause;
    }

    @Override
    public int round() {
        return round;
    }

    @Override
    public long roundNanos() {
        return 10_000_000_000L;
    }

    @Override
    public int roundsPerRotation() {
        return ROUNDS_PER_ROTATION;
    }

    @Override
    public boolean seeding() {
        return complete;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public long uploadCapacity() {
        return capacity;
    }

    @Override
    public int pieceLength() {
        return PIECE_LENGTH;
    }

    @Override
    public int pieceCount() {
        return PIECES;
    }

    @Override
    public List<? extends PeerView> peers() {
        return peers;
    }

    @Override
    public void unchoke(PeerView peer, Kind kind, int weight) {
        ((ChokePeer) peer).decision = kind.name().charAt(0);
        ((ChokePeer) peer).weight = weight;
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public long nowNanos() {
        return round * roundNanos();
    }
}

package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.AvailabilityView;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PieceCopies;
import io.swarmbed.engine.random.RandomStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one remote peer offers that this peer lacks, as pickers see it. One object serves all connections in turn. */
final class PieceOffers implements PickView {
    private final TorrentSession torrent;
    private final RandomStream random;
    private final PieceSet candidates;
    private int[] partials = new int[8];
    private int partialCount;
    private boolean candidatesKnown;
    private @Nullable PeerSession peer;
    private final PieceSet allowedFast;
    private final PieceCopies swarm;

    PieceOffers(TorrentSession torrent, RandomStream random) {
        this.torrent = torrent;
        this.random = random;
        this.candidates = new PieceSet(torrent.geometry().pieceCount());
        this.allowedFast = new PieceSet(torrent.geometry().pieceCount());
        this.swarm = torrent.env()
                .swarmCopies()
                .<PieceCopies>map(known -> known::copies)
                .orElse(torrent.availability());
    }

    /** Turns to this peer. */
    void look(PeerSession at) {
        peer = at;
        if (at.download().choked()) {
            lookAtAllowedFast(at);
        }
        refresh();
    }

    private void lookAtAllowedFast(PeerSession at) {
        allowedFast.clear();
        FastPieces fast = torrent.requester().fastPieces();
        for (long bits = at.download().allowedFast() & fast.wanted(); bits != 0; bits &= bits - 1) {
            allowedFast.add(fast.first(bits));
        }
    }

    private PeerSession peer() {
        return Objects.requireNonNull(peer);
    }

    /** Whether the peer has the piece and serves it. */
    boolean mayRequest(int piece) {
        return peer().has(piece) && (!peer().download().choked() || allowedFast.contains(piece));
    }

    private void refresh() {
        candidatesKnown = false;
        partialCount = 0;
        PieceLedger ledger = torrent.ledger();
        // Most pieces with free blocks were opened lately: from the end only a few of all open pieces are looked at.
        int unseen = ledger.partialCount();
        for (int i = ledger.openCount() - 1; unseen > 0; i--) {
            if (ledger.isPartial(i)) {
                unseen--;
                OpenPiece open = ledger.open(i);
                if (open.openTo(peer()) && mayRequest(open.piece)) {
                    add(open.piece);
                }
            }
        }
        reversePartials();
    }

    private void reversePartials() {
        for (int low = 0, high = partialCount - 1; low < high; low++, high--) {
            int piece = partials[low];
            partials[low] = partials[high];
            partials[high] = piece;
        }
    }

    private void add(int piece) {
        if (partialCount == partials.length) {
            partials = Arrays.copyOf(partials, partialCount * 2);
        }
        partials[partialCount++] = piece;
    }

    /** Whether this piece may be picked. */
    boolean contains(int piece) {
        for (int i = 0; i < partialCount; i++) {
            if (partials[i] == piece) {
                return true;
            }
        }
        // Not by the set of candidates, which was in the hands of the picker.
        return piece >= 0
                && piece < candidates.pieceCount()
                && torrent.ledger().unstarted().contains(piece)
                && mayRequest(piece);
    }

    /** This piece has been started for the peer. */
    void started(int piece) {
        if (candidatesKnown) {
            candidates.remove(piece);
        }
        add(piece);
    }

    /** The last free block of this piece has been requested. */
    void exhausted(int piece) {
        int at = 0;
        while (partials[at] != piece) {
            at++;
        }
        partialCount--;
        System.arraycopy(partials, at + 1, partials, at, partialCount - at);
    }

    @Override
    public PieceSet candidates() {
        if (!candidatesKnown) {
            candidatesKnown = true;
            candidates.setToIntersection(torrent.ledger().unstarted(), peer().pieces());
            if (peer().download().choked()) {
                candidates.setToIntersection(candidates, allowedFast);
            }
        }
        return candidates;
    }

    @Override
    public int partialCount() {
        return partialCount;
    }

    @Override
    public int partial(int index) {
        return partials[Objects.checkIndex(index, partialCount)];
    }

    @Override
    public AvailabilityView availability() {
        return torrent.availability();
    }

    @Override
    public PieceCopies swarm() {
        return swarm;
    }

    @Override
    public boolean remoteIsSeed() {
        return peer().seed();
    }

    @Override
    public int verifiedCount() {
        return torrent.ledger().verified().size();
    }

    @Override
    public PieceSet verified() {
        return torrent.ledger().verified();
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public long nowNanos() {
        return torrent.now();
    }
}

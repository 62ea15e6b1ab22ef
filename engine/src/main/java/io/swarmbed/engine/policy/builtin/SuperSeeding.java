package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.DisclosureView;
import io.swarmbed.engine.policy.PeerView;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Super-seeding (BEP 16, Hoffman 2008): a seed passes for a peer that has nothing, tells each peer of one rare piece, and
 * of the next only when it has seen the one before at yet another peer. So it sends little more than one copy before
 * others complete, and serves those who pass on.
 *
 * <p>The next piece is one with the fewest copies, those counted that were told of and are not there yet. BEP 16 leaves
 * open what happens to a peer that cannot or will not pass its piece on: it is told of the next when it is the only one
 * connected, or has waited for the length of the patience, or swarms of one peer and of free riders would come to a stop.
 * Nor does every peer say that it has got its piece: many tell nobody of a piece who told them of it. One that wants
 * nothing of the super-seed some seconds after it was told is taken to have the piece.
 * As in libtorrent the super-seed becomes an ordinary seed, for good, once every piece is at two connected peers.
 *
 * <p>This is for those who are complete from the start. A peer that completes later has told others of its pieces all the
 * time, and goes on so.
 */
public final class SuperSeeding implements Disclosure {
    /** Seconds after which a peer that has not passed on its piece is told of another. */
    public static final int PATIENCE_SECONDS = 120;

    private static final int ENOUGH_COPIES = 2;
    /** In this time a peer that wants the piece has said so. */
    private static final long ANSWER_NANOS = 5_000_000_000L;

    private final long patienceNanos;
    /** By number of the connection; searched, never walked. */
    private final Map<Integer, Offer> offers = new HashMap<>();
    /** For each piece, how many connected peers were told of it and lack it. */
    private int[] promised = {};

    private boolean active;

    /** The piece of which a peer was told last. */
    private static final class Offer {
        private final int piece;
        private final long toldAt;
        private boolean taken;
        private long takenAt;

        Offer(int piece, long now) {
            this.piece = piece;
            this.toldAt = now;
        }
    }

    /** @param patienceNanos after this time a peer that has not passed on its piece is told of another */
    public SuperSeeding(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    @Override
    public void opened(DisclosureView view) {
        active = view.seeding();
        promised = new int[active ? view.verified().pieceCount() : 0];
    }

    @Override
    public void greet(DisclosureView view, PeerView to, PieceSet told) {
        if (!active) {
            told.set(view.verified());
        }
    }

    @Override
    public void verified(DisclosureView view, int piece) {
        view.peers().forEach(peer -> view.tell(peer, piece));
    }

    @Override
    public void heardAll(DisclosureView view, PeerView from) {
        if (active) {
            review(view);
        }
    }

    @Override
    public void heard(DisclosureView view, PeerView from, int piece) {
        if (!active) {
            return;
        }
        for (PeerView peer : view.peers()) {
            Offer offer = offers.get(peer.id());
            if (offer != null && offer.piece == piece) {
                review(view, peer);
            }
        }
    }

    @Override
    public void left(DisclosureView view, PeerView peer) {
        Offer offer = offers.remove(peer.id());
        if (offer != null && !offer.taken) {
            promised[offer.piece]--;
        }
    }

    @Override
    public void tick(DisclosureView view) {
        if (active && isSpread(view)) {
            active = false;
            offers.clear();
            view.peers().forEach(peer -> view.verified().forEach(piece -> view.tell(peer, piece)));
        } else if (active) {
            review(view);
        }
    }

    private static boolean isSpread(DisclosureView view) {
        PieceSet pieces = view.verified();
        for (int piece = pieces.next(0); piece >= 0; piece = pieces.next(piece + 1)) {
            if (view.availability().copies(piece) < ENOUGH_COPIES) {
                return false;
            }
        }
        return true;
    }

    private void review(DisclosureView view) {
        for (PeerView peer : view.peers()) {
            review(view, peer);
        }
    }

    /** Tells the peer of its next piece if it has earned one. */
    private void review(DisclosureView view, PeerView peer) {
        Offer offer = offers.get(peer.id());
        if (offer != null && !offer.taken && hasTaken(view, peer, offer)) {
            offer.taken = true;
            offer.takenAt = view.nowNanos();
            promised[offer.piece]--;
        }
        if (peer.seed() || !mayHaveAnother(view, peer, offer)) {
            return;
        }
        int piece = rarest(view, peer);
        if (piece >= 0) {
            offers.put(peer.id(), new Offer(piece, view.nowNanos()));
            promised[piece]++;
            view.tell(peer, piece);
        }
    }

    private static boolean hasTaken(DisclosureView view, PeerView peer, Offer offer) {
        return view.has(peer, offer.piece) || (!peer.interested() && view.nowNanos() - offer.toldAt >= ANSWER_NANOS);
    }

    private boolean mayHaveAnother(DisclosureView view, PeerView peer, @Nullable Offer offer) {
        if (offer == null) {
            return true;
        }
        int own = view.has(peer, offer.piece) ? 1 : 0;
        return offer.taken
                && (view.availability().copies(offer.piece) > own
                        || view.peers().size() == 1
                        || view.nowNanos() - offer.takenAt >= patienceNanos);
    }

    /** One of the pieces with the fewest copies, there or promised, that the peer lacks and was not told of, or -1. */
    private int rarest(DisclosureView view, PeerView peer) {
        PieceSet had = view.pieces(peer);
        PieceSet told = view.told(peer);
        PieceSet pieces = view.verified();
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        int equals = 0;
        for (int piece = pieces.next(0); piece >= 0; piece = pieces.next(piece + 1)) {
            if (had.contains(piece) || told.contains(piece)) {
                continue;
            }
            int copies = view.availability().copies(piece) + promised[piece];
            equals = copies < fewest ? 1 : equals + (copies == fewest ? 1 : 0);
            fewest = Math.min(fewest, copies);
            if (copies == fewest && view.random().nextInt(equals) == 0) {
                best = piece;
            }
        }
        return best;
    }
}

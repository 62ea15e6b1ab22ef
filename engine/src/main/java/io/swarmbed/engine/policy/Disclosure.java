package io.swarmbed.engine.policy;

import io.swarmbed.engine.meta.PieceSet;

/**
 * Says which pieces a peer tells others of, and when: super-seeding, under-reporting, lying. What was told cannot be taken
 * back, and a piece is served to none who was not told of it. One disclosure belongs to one torrent at one peer.
 */
public interface Disclosure {
    /**
     * Tells everybody of every piece as soon as it is verified. The engine does so by itself: it keeps no account of who
     * was told what, and asks nothing.
     */
    Disclosure EVERYTHING = new Disclosure() {
        @Override
        public void greet(DisclosureView view, PeerView to, PieceSet told) {
            told.set(view.verified());
        }

        @Override
        public void verified(DisclosureView view, int piece) {
            view.peers().forEach(peer -> view.tell(peer, piece));
        }
    };

    /** The store is open, and nobody is connected. */
    default void opened(DisclosureView view) {}

    /**
     * A peer has connected; what it has is not known yet.
     *
     * @param told an empty set, to which is added what the peer is to be told at once; a peer that is told of nothing sees
     *     one that has nothing
     */
    void greet(DisclosureView view, PeerView to, PieceSet told);

    /** This peer has verified a piece. */
    void verified(DisclosureView view, int piece);

    /** A remote peer has told of a piece that it was not known to have. */
    default void heard(DisclosureView view, PeerView from, int piece) {}

    /** A remote peer has told of all that it has, most of all in answer to a greeting. */
    default void heardAll(DisclosureView view, PeerView from) {}

    /** A remote peer has left; it is not among the view's peers any longer. */
    default void left(DisclosureView view, PeerView peer) {}

    /** About a second has passed. */
    default void tick(DisclosureView view) {}

    /** Whether only verified pieces are told of; to tell of others is an error of a truthful disclosure. */
    default boolean truthful() {
        return true;
    }
}

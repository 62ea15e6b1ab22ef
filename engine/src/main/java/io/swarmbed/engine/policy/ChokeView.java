package io.swarmbed.engine.policy;

import io.swarmbed.engine.random.RandomStream;
import java.util.List;

/** What a choker may know and do in one round. Valid during the call only. */
public interface ChokeView {
    /** What an uplink without a limit has for {@link #uploadCapacity()}. */
    long UNLIMITED = Long.MAX_VALUE;

    /** The largest weight that is told from smaller ones. */
    int MAX_WEIGHT = 10_000;

    /** Why the round is held. */
    enum Cause {
        /** The clock: a round as {@link ChokeView#round} counts them. */
        ROUND,
        /** An unchoked peer left. */
        LEFT,
        /** This peer has completed its download. */
        COMPLETED,
        /** An unchoked peer is not interested any longer, or a waiting peer has become interested in a free slot. */
        INTEREST
    }

    /** For what a peer is unchoked. */
    enum Kind {
        REGULAR,
        OPTIMISTIC,
        SEED
    }

    Cause cause();

    /** Clock rounds held so far; in a round of another cause, that of the last one. */
    int round();

    /** Nanoseconds between clock rounds. */
    long roundNanos();

    /** Clock rounds between two optimistic unchokes. */
    int roundsPerRotation();

    /** Whether this peer has all it wants. */
    boolean seeding();

    /** Upload slots to give at most, at least 1; a choker may give more when it {@link Choker#keepsToSlots says so}. */
    int slots();

    /**
     * Bytes/s that the peer's uplink can send, at least 1, or {@link #UNLIMITED}. It is that of the peer, not of the torrent,
     * and may change from round to round.
     */
    long uploadCapacity();

    /** Bytes of a piece; the last one may be shorter. */
    int pieceLength();

    /** Pieces of the torrent. */
    int pieceCount();

    /** The connected peers in the order in which they connected. */
    List<? extends PeerView> peers();

    /**
     * Unchokes a peer that this round would choke otherwise; the last call for a peer counts.
     *
     * @param weight its share of the uplink against other unchoked peers that have requested blocks, from 1 to
     *     {@link #MAX_WEIGHT}
     */
    void unchoke(PeerView peer, Kind kind, int weight);

    default void unchoke(PeerView peer, Kind kind) {
        unchoke(peer, kind, 1);
    }

    /** The choker's own stream. */
    RandomStream random();

    long nowNanos();
}

package io.swarmbed.engine.policy;

/** How many peers have each piece. */
@FunctionalInterface
public interface PieceCopies {
    /** Peers that have this piece. */
    int copies(int piece);
}

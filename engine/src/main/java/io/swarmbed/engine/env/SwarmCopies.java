package io.swarmbed.engine.env;

import io.swarmbed.engine.meta.PieceSet;

/**
 * How many peers of a swarm have each piece, counted where all of them run in one process: what an oracle knows, and no
 * peer can. Each session adds what it has and verifies, and takes it away when it stops. Sessions on several threads may
 * share it.
 */
public interface SwarmCopies {
    /** Peers present that have verified this piece, seeds included. */
    int copies(int piece);

    /** A peer has this piece from here on. */
    void add(int piece);

    /** A peer with these pieces has come. */
    void add(PieceSet pieces);

    /** A peer with these pieces has gone. */
    void remove(PieceSet pieces);
}

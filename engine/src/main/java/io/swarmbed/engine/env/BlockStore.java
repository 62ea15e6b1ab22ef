package io.swarmbed.engine.env;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.Payload;

/**
 * Where one torrent's content is kept at one peer. Answers come to the listener on the peer's thread and may come before
 * the asking call returns. Every verified piece can be read.
 */
public interface BlockStore {
    /** Opens the store and finds which pieces it holds; called once, first. */
    void open(Listener listener);

    /** Reads a block of a verified piece for one of the session's connections. */
    void read(int connection, int piece, int begin, int length);

    /**
     * Takes a block of a piece that is not verified; a block may be written again.
     *
     * @return false when the caller should send no more requests until {@link Listener#drained}
     */
    boolean write(int piece, int begin, Payload block);

    /** Compares the piece with its hash once every block given to {@link #write} before is in. */
    void verify(int piece);

    /** Writes out what is held back and closes; answers to earlier calls may be dropped. */
    void close();

    /** Hears of what a store has done. */
    interface Listener {
        /** The store is open and holds these pieces, verified. The set becomes the listener's. */
        void opened(PieceSet verified);

        /** The block's ownership passes with the call. */
        void read(int connection, int piece, int begin, Payload block);

        /** A piece that is not intact is forgotten: all its blocks have to be written again. */
        void verified(int piece, boolean intact);

        /** The caller may request again after {@link BlockStore#write} returned false. */
        void drained();

        /** The store does not work any longer. */
        void failed(String reason);
    }
}

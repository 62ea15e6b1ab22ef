package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.PieceSet;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What content is kept in. Called on storage threads; calls for one piece do not overlap, those for different pieces
 * may. The message of every exception is a line for a person.
 */
interface Medium {
    /** Looks at what is there and changes nothing. */
    void prepare() throws IOException;

    /** Whether all of the piece's bytes are there and worth a check; after {@link #prepare}. */
    boolean mayHold(int piece);

    /** Judges what a check has found, and makes ready for reading and writing. */
    void settle(PieceSet verified) throws IOException;

    /** Writes what remains of the buffers, one after the other; the range lies within the piece. */
    void write(int piece, int begin, ByteBuffer[] run, Scratch scratch) throws IOException;

    /** Fills what remains of the buffer, within the piece. */
    void read(int piece, int begin, ByteBuffer into) throws IOException;

    /** Whether the piece's bytes are known to be wrong without hashing them. */
    default boolean knownWrong(int piece) {
        return false;
    }

    /** The piece is intact and will be read. */
    void keep(int piece);

    /** The piece is not intact and will be written again. */
    void forget(int piece);

    void close() throws IOException;
}

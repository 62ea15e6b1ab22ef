package io.swarmbed.engine.virtual;

import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.WireSize;

/** What one delivery over a virtual connection is; the codes are part of every digest. */
public enum Verb {
    /** A handshake: the dialler's, or the acceptor's in return. */
    HANDSHAKE(0),
    CHOKE(1),
    UNCHOKE(2),
    INTERESTED(3),
    NOT_INTERESTED(4),
    HAVE(5),
    BITFIELD(6),
    HAVE_ALL(7),
    HAVE_NONE(8),
    REQUEST(9),
    CANCEL(10),
    REJECT(11),
    PIECE(12),
    ALLOWED_FAST(13),
    SUGGEST(14),
    PORT(15),
    EXTENDED(16),
    KEEP_ALIVE(17),
    CLOSE(18);

    private static final Verb[] BY_CODE = new Verb[values().length];

    static {
        for (Verb verb : values()) {
            BY_CODE[verb.code] = verb;
        }
    }

    final int code;

    Verb(int code) {
        this.code = code;
    }

    static Verb of(int code) {
        return BY_CODE[code];
    }

    /**
     * Bytes of the message on the wire.
     *
     * @param b pieces of the torrent for a bitfield, bytes of the message for an extension's
     * @param c bytes of the block for a piece
     */
    public int wireBytes(int b, int c) {
        return switch (this) {
            case HANDSHAKE -> Handshake.LENGTH;
            case CHOKE, UNCHOKE, INTERESTED, NOT_INTERESTED, HAVE_ALL, HAVE_NONE -> WireSize.BARE;
            case HAVE, ALLOWED_FAST, SUGGEST -> WireSize.PIECE_INDEX;
            case BITFIELD -> WireSize.bitfield(b);
            case REQUEST, CANCEL, REJECT -> WireSize.BLOCK_INDEX;
            case PIECE -> WireSize.PIECE_HEADER + c;
            case PORT -> WireSize.PORT;
            case EXTENDED -> b;
            case KEEP_ALIVE -> WireSize.KEEP_ALIVE;
            case CLOSE -> 0;
        };
    }
}

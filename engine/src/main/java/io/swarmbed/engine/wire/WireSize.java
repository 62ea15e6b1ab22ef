package io.swarmbed.engine.wire;

/** Bytes that each message takes on the wire, length prefix included (BEP 3, 6). */
public final class WireSize {
    /** Choke, unchoke, interested, not interested, have all, have none. */
    public static final int BARE = 5;

    public static final int KEEP_ALIVE = 4;
    /** Have, suggest, allowed fast. */
    public static final int PIECE_INDEX = 9;
    /** Request, cancel, reject. */
    public static final int BLOCK_INDEX = 17;

    public static final int PORT = 7;
    /** A piece message without its block. */
    public static final int PIECE_HEADER = 13;

    private WireSize() {}

    public static int bitfield(int pieceCount) {
        return 5 + ((pieceCount + 7) >>> 3);
    }
}

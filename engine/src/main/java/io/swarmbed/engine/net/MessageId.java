package io.swarmbed.engine.net;

import io.swarmbed.engine.wire.WireSize;

/** The numbers of the messages (BEP 3, 5, 6, 10), and how long each may be. */
final class MessageId {
    static final int CHOKE = 0;
    static final int UNCHOKE = 1;
    static final int INTERESTED = 2;
    static final int NOT_INTERESTED = 3;
    static final int HAVE = 4;
    static final int BITFIELD = 5;
    static final int REQUEST = 6;
    static final int PIECE = 7;
    static final int CANCEL = 8;
    static final int PORT = 9;
    static final int SUGGEST = 13;
    static final int HAVE_ALL = 14;
    static final int HAVE_NONE = 15;
    static final int REJECT = 16;
    static final int ALLOWED_FAST = 17;
    static final int EXTENDED = 20;

    /** Bytes of a message of unknown kind that are skipped rather than taken for garbage. */
    static final int MAX_LENGTH = 1 << 20;
    /** Larger than the customary 16 KiB, for clients that answer larger requests; content in bytes. */
    static final int MAX_BLOCK = 128 * 1024;

    static final int LENGTH_PREFIX = 4;

    private MessageId() {}

    /**
     * Checks a length prefix against the message's kind.
     *
     * @param length bytes behind the prefix, at least 1
     * @return whether the kind is known
     */
    static boolean check(int id, int length, int pieceCount) throws MalformedMessageException {
        switch (id) {
            case CHOKE, UNCHOKE, INTERESTED, NOT_INTERESTED, HAVE_ALL, HAVE_NONE -> exactly(WireSize.BARE, id, length);
            case HAVE, SUGGEST, ALLOWED_FAST -> exactly(WireSize.PIECE_INDEX, id, length);
            case REQUEST, CANCEL, REJECT -> exactly(WireSize.BLOCK_INDEX, id, length);
            case PORT -> exactly(WireSize.PORT, id, length);
            case BITFIELD -> exactly(WireSize.bitfield(pieceCount), id, length);
            case PIECE ->
                within(
                        WireSize.PIECE_HEADER - LENGTH_PREFIX + 1,
                        WireSize.PIECE_HEADER - LENGTH_PREFIX + MAX_BLOCK,
                        id,
                        length);
            case EXTENDED -> within(2, MAX_LENGTH, id, length);
            default -> {
                within(1, MAX_LENGTH, id, length);
                return false;
            }
        }
        return true;
    }

    private static void exactly(int wireSize, int id, int length) throws MalformedMessageException {
        within(wireSize - LENGTH_PREFIX, wireSize - LENGTH_PREFIX, id, length);
    }

    private static void within(int least, int most, int id, int length) throws MalformedMessageException {
        if (length < least || length > most) {
            throw new MalformedMessageException("message " + id + " of " + Integer.toUnsignedString(length) + " bytes");
        }
    }
}

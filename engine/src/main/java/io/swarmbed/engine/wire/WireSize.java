package io.swarmbed.engine.wire;

import java.nio.charset.StandardCharsets;

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

    /** A message of the extension protocol: its dictionary holds just what is present (BEP 10). */
    public static int extended(ExtensionMessage message) {
        return BARE + 1 + dictionary((ExtendedHandshake) message);
    }

    /** {@code d1:mde … e} with the other keys in order: p, reqq, upload_only, v, yourip. */
    private static int dictionary(ExtendedHandshake handshake) {
        int bytes = "d1:mdee".length();
        if (handshake.listenPort().isPresent()) {
            bytes += "1:p".length() + integer(handshake.listenPort().getAsInt());
        }
        if (handshake.requestQueue().isPresent()) {
            bytes += "4:reqq".length() + integer(handshake.requestQueue().getAsInt());
        }
        if (handshake.uploadOnly()) {
            bytes += "11:upload_only".length() + integer(1);
        }
        if (handshake.client().isPresent()) {
            int length = handshake.client().get().getBytes(StandardCharsets.UTF_8).length;
            bytes += "1:v".length() + string(length);
        }
        if (handshake.yourIp().isPresent()) {
            bytes += "6:yourip".length() + string(handshake.yourIp().get().isIpv4() ? 4 : 16);
        }
        return bytes;
    }

    private static int integer(int value) {
        return 2 + Integer.toString(value).length();
    }

    private static int string(int length) {
        return Integer.toString(length).length() + 1 + length;
    }
}

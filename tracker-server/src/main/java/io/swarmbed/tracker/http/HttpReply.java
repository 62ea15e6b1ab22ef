package io.swarmbed.tracker.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A reply before it is put on the wire.
 *
 * @param status of HTTP
 * @param body the bytes, handed over, from position to limit
 * @param bencoded whether the body is bencoded; else it is a line of text
 */
record HttpReply(int status, ByteBuffer body, boolean bencoded) {
    static HttpReply bencoded(byte[] body) {
        return new HttpReply(200, ByteBuffer.wrap(body), true);
    }

    static HttpReply text(int status, String line) {
        return new HttpReply(status, StandardCharsets.UTF_8.encode(line + "\n"), false);
    }
}

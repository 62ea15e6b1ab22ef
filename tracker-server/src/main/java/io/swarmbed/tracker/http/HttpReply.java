package io.swarmbed.tracker.http;

import io.swarmbed.tracker.service.Page;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A reply before it is put on the wire.
 *
 * @param status of HTTP
 * @param body the bytes, from position to limit, good until its maker makes the next reply
 * @param contentType as the header has it
 */
record HttpReply(int status, ByteBuffer body, String contentType) {
    static final String BENCODED_TYPE = "text/plain";

    static HttpReply of(BencodeBuffer body) {
        return new HttpReply(200, body.view(), BENCODED_TYPE);
    }

    static HttpReply text(int status, String line) {
        return new HttpReply(status, StandardCharsets.UTF_8.encode(line + "\n"), "text/plain; charset=utf-8");
    }

    static HttpReply of(Page page) {
        return new HttpReply(page.status(), StandardCharsets.UTF_8.encode(page.text()), page.contentType());
    }
}

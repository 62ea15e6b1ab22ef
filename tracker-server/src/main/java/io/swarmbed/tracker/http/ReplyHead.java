package io.swarmbed.tracker.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** What goes before the body of a reply: the status line and few headers (RFC 9112). */
final class ReplyHead {
    private static final int LONGEST_CUSTOMARY = 256;
    private static final byte[] CUSTOMARY = ascii("HTTP/1.1 200 OK\r\nCache-Control: no-store\r\nContent-Type: "
            + HttpReply.BENCODED_TYPE + "\r\nContent-Length: ");
    private static final byte[] KEPT = ascii("\r\n\r\n");
    private static final byte[] KEPT_10 = ascii("\r\nConnection: keep-alive\r\n\r\n");
    private static final byte[] CLOSED = ascii("\r\nConnection: close\r\n\r\n");
    private static final byte[] CLOSED_405 = ascii("\r\nAllow: GET, HEAD\r\nConnection: close\r\n\r\n");

    private ReplyHead() {}

    /** What becomes of the connection. */
    enum Connection {
        /** It is kept, as HTTP/1.1 has it. */
        KEPT,
        /** It is kept, which a client of HTTP/1.0 asked for and has to be told. */
        KEPT_FOR_1_0,
        /** This is its last reply. */
        CLOSED
    }

    /**
     * The whole reply in one buffer.
     *
     * @param bodiless whether the head alone is wanted (HEAD), which still gives the body's length
     */
    static ByteBuf encode(HttpReply reply, boolean bodiless, Connection connection, ByteBufAllocator allocator) {
        int length = reply.body().remaining();
        ByteBuf buffer = allocator.ioBuffer(LONGEST_CUSTOMARY + (bodiless ? 0 : length));
        if (reply.status() == 200 && reply.contentType().equals(HttpReply.BENCODED_TYPE)) {
            buffer.writeBytes(CUSTOMARY);
        } else {
            ByteBufUtil.writeAscii(
                    buffer,
                    "HTTP/1.1 " + HttpResponseStatus.valueOf(reply.status())
                            + "\r\nCache-Control: no-store\r\nContent-Type: " + reply.contentType()
                            + "\r\nContent-Length: ");
        }
        ByteBufUtil.writeAscii(buffer, Integer.toString(length));
        buffer.writeBytes(
                switch (connection) {
                    case KEPT -> KEPT;
                    case KEPT_FOR_1_0 -> KEPT_10;
                    case CLOSED -> reply.status() == 405 ? CLOSED_405 : CLOSED;
                });
        return bodiless ? buffer : buffer.writeBytes(reply.body());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

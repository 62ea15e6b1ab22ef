package io.swarmbed.engine.storage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** What one storage thread works with: memory to copy through and a hash function. */
final class Scratch {
    /** Bytes read at once when content is hashed again. */
    static final int SPAN = 256 * 1024;

    /** For a copy of a block: SHA-1 is fast on heap arrays only. */
    final byte[] heap = new byte[16 * 1024];

    final MessageDigest sha1 = Sha1.start();
    private final ByteBuffer span = ByteBuffer.allocateDirect(SPAN);

    /** An empty direct buffer of this many bytes, at most {@link #SPAN}, valid until the next call. */
    ByteBuffer span(int length) {
        return span.clear().limit(length);
    }

    /** Hashes what remains of the buffer, leaving its position alone. */
    void update(MessageDigest digest, ByteBuffer bytes) {
        int at = bytes.position();
        int end = bytes.limit();
        while (at < end) {
            int length = Math.min(heap.length, end - at);
            bytes.get(at, heap, 0, length);
            digest.update(heap, 0, length);
            at += length;
        }
    }
}

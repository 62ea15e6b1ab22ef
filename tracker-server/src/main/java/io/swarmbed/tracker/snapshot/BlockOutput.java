package io.swarmbed.tracker.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/**
 * A stream of bytes cut into blocks, each with its length and a checksum of all content up to its end, so that a reader
 * notices damage early and in bounded memory. A block of length 0 ends the stream.
 *
 * <p>What is put is kept in memory until {@link #flush}.
 */
final class BlockOutput {
    /** Content of a block at most, in bytes. */
    static final int MAX_BLOCK = 1 << 18;

    /** Bytes of the length before the content, and of the checksum behind it. */
    private static final int FRAME = 2 * Integer.BYTES;

    private final WritableByteChannel target;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer block = ByteBuffer.allocate(MAX_BLOCK + FRAME);
    private ByteBuffer gathered = ByteBuffer.allocate(MAX_BLOCK);

    BlockOutput(WritableByteChannel target) {
        this.target = target;
    }

    /** Bytes that have been put since the last {@link #flush}. */
    int gathered() {
        return gathered.position();
    }

    /** A buffer with room for so many bytes, to put them. */
    ByteBuffer room(int bytes) {
        if (gathered.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(2 * gathered.capacity() + bytes);
            gathered = larger.put(gathered.flip());
        }
        return gathered;
    }

    /** Writes what has been put. */
    void flush() throws IOException {
        gathered.flip();
        while (gathered.hasRemaining()) {
            int length = Math.min(gathered.remaining(), MAX_BLOCK);
            writeBlock(length);
        }
        gathered.clear();
    }

    /** Writes what has been put, and the end. */
    void end() throws IOException {
        flush();
        writeBlock(0);
    }

    private void writeBlock(int length) throws IOException {
        int from = gathered.position();
        checksum.update(gathered.array(), from, length);
        block.clear();
        block.putInt(length).put(gathered.array(), from, length).putInt((int) checksum.getValue());
        gathered.position(from + length);
        block.flip();
        while (block.hasRemaining()) {
            target.write(block);
        }
    }
}

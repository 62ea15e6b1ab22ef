package io.swarmbed.tracker.snapshot;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Reads what {@link BlockOutput} wrote, a block at a time; nothing of a block is given out before its checksum is right. */
final class BlockInput {
    private final DataInputStream source;
    private final CRC32C checksum = new CRC32C();
    private final byte[] content = new byte[BlockOutput.MAX_BLOCK];
    private ByteBuffer block = ByteBuffer.allocate(0);
    private boolean ended;

    BlockInput(InputStream source) {
        this.source = new DataInputStream(source);
    }

    /** Whether the stream has ended, as it should, where it stands. */
    boolean atEnd() throws IOException, DamageException {
        while (!ended && !block.hasRemaining()) {
            next();
        }
        return ended;
    }

    /** The next byte, 0 to 255. */
    int next8() throws IOException, DamageException {
        if (atEnd()) {
            throw new EOFException();
        }
        return Byte.toUnsignedInt(block.get());
    }

    /** The next bytes; valid until anything more is read. */
    ByteBuffer next(int bytes) throws IOException, DamageException {
        if (block.remaining() >= bytes) {
            ByteBuffer part = block.slice(block.position(), bytes);
            block.position(block.position() + bytes);
            return part;
        }
        ByteBuffer gathered = ByteBuffer.allocate(bytes);
        while (gathered.hasRemaining()) {
            gathered.put((byte) next8());
        }
        return gathered.flip();
    }

    private void next() throws IOException, DamageException {
        int length = source.readInt();
        if (length < 0 || length > content.length) {
            throw new DamageException("a block of " + length + " bytes");
        }
        source.readFully(content, 0, length);
        checksum.update(content, 0, length);
        if (source.readInt() != (int) checksum.getValue()) {
            throw new DamageException("a wrong checksum");
        }
        block = ByteBuffer.wrap(content, 0, length);
        ended = length == 0;
    }
}

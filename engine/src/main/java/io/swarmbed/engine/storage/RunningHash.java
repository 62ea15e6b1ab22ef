package io.swarmbed.engine.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.BitSet;

/**
 * Hashes one piece while it is written: a block that follows on the hashed ones is hashed as it comes, when it is warm
 * in the cache; others are read back when their turn comes. On storage threads, one at a time.
 */
final class RunningHash {
    private final int piece;
    private final int length;
    private final int blockLength;
    private final boolean hashing;
    private final BitSet written = new BitSet();
    private final MessageDigest digest = Sha1.start();
    private int hashed;

    /**
     * @param length bytes of the piece
     * @param blockLength bytes of every block but the last
     * @param hashing false when it only keeps count of the blocks
     */
    RunningHash(int piece, int length, int blockLength, boolean hashing) {
        this.piece = piece;
        this.length = length;
        this.blockLength = blockLength;
        this.hashing = hashing;
    }

    /** A block has been written to the medium. */
    void wrote(int begin, ByteBuffer block, Scratch scratch) {
        written.set(begin / blockLength);
        if (!hashing) {
            return;
        }
        if (begin < hashed) {
            digest.reset();
            hashed = 0;
        }
        if (begin == hashed) {
            scratch.update(digest, block);
            hashed += block.remaining();
        }
    }

    /** Hashes the written blocks that follow on those hashed so far. */
    void catchUp(Medium medium, Scratch scratch) throws IOException {
        while (hashing && hashed < length) {
            int from = hashed / blockLength;
            int to = written.nextClearBit(from);
            int end = (int) Math.min(length, Math.min((long) to * blockLength, (long) hashed + Scratch.SPAN));
            if (end <= hashed) {
                return;
            }
            ByteBuffer span = scratch.span(end - hashed);
            medium.read(piece, hashed, span);
            scratch.update(digest, span.flip());
            hashed = end;
        }
    }

    /** Whether every block has been written. */
    boolean isWhole() {
        return written.cardinality() == (length + blockLength - 1) / blockLength;
    }

    /** The hash of the whole piece, once {@link #catchUp} has reached its end; it can be asked for once. */
    byte[] digest() {
        if (hashed != length) {
            throw new IllegalStateException(hashed + " of " + length + " bytes of piece " + piece + " are hashed");
        }
        return digest.digest();
    }
}

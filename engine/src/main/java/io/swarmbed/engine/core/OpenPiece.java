package io.swarmbed.engine.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A piece of which blocks have been requested. Each block is free, requested from one or more peers, or received. */
final class OpenPiece {
    private static final byte RECEIVED = -1;

    final int piece;
    /** For each block {@link #RECEIVED}, else from how many peers it is requested. */
    private final byte[] blocks;
    /** Who sent each received block. */
    private final @Nullable PeerSession[] sources;

    private int free;
    private int received;
    private boolean verifying;
    private @Nullable PeerSession onlyFrom;

    OpenPiece(int piece, int blockCount) {
        this.piece = piece;
        this.blocks = new byte[blockCount];
        this.sources = new PeerSession[blockCount];
        this.free = blockCount;
    }

    int blockCount() {
        return blocks.length;
    }

    /** Blocks that nobody was asked for. */
    int free() {
        return free;
    }

    boolean isReceived(int block) {
        return blocks[block] == RECEIVED;
    }

    boolean isFree(int block) {
        return blocks[block] == 0;
    }

    /** From how many peers a block that has not come is requested. */
    int requesters(int block) {
        return blocks[block];
    }

    /** The first block that nobody was asked for; there must be one. */
    int firstFree() {
        for (int block = 0; block < blocks.length; block++) {
            if (blocks[block] == 0) {
                return block;
            }
        }
        throw new IllegalStateException("piece " + piece + " has no free block");
    }

    void request(int block) {
        if (blocks[block]++ == 0) {
            free--;
        }
    }

    /** One peer fewer will send the block. */
    void withdraw(int block) {
        if (blocks[block] > 0 && --blocks[block] == 0) {
            free++;
        }
    }

    void receive(int block, PeerSession from) {
        if (blocks[block] == 0) {
            free--;
        }
        blocks[block] = RECEIVED;
        sources[block] = from;
        received++;
    }

    boolean allReceived() {
        return received == blocks.length;
    }

    boolean verifying() {
        return verifying;
    }

    void beginVerifying() {
        verifying = true;
    }

    /** Nothing of it has come and nothing is under way. */
    boolean untouched() {
        return free == blocks.length;
    }

    /** Whether this peer may be asked for blocks: a piece fetched from a suspect comes from that peer alone. */
    boolean openTo(PeerSession peer) {
        return onlyFrom == null ? !peer.download().suspect() : onlyFrom == peer;
    }

    boolean isReservedFor(PeerSession peer) {
        return onlyFrom == peer;
    }

    void reserveFor(PeerSession peer) {
        onlyFrom = peer;
    }

    /** Whoever sent a block, each once, in the order of the blocks. */
    PeerSession[] contributors() {
        return Arrays.stream(sources).filter(p -> p != null).distinct().toArray(PeerSession[]::new);
    }
}

package io.swarmbed.engine.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A piece of which blocks have been requested. Each block is free, requested from one or more peers, or received. */
final class OpenPiece {
    private static final byte RECEIVED = -1;

    final int piece;
    private final PieceLedger ledger;
    /** For each block {@link #RECEIVED}, else from how many peers it is requested. */
    private final byte[] blocks;
    /** For each requested block when it should be here, by the rate of whoever was asked last; 0 when unknown. */
    private final long[] due;
    /** Who sent each received block. */
    private final @Nullable PeerSession[] sources;

    private int free;
    private int received;
    private boolean verifying;
    private @Nullable PeerSession onlyFrom;

    OpenPiece(PieceLedger ledger, int piece, int blockCount) {
        this.ledger = ledger;
        this.piece = piece;
        this.blocks = new byte[blockCount];
        this.due = new long[blockCount];
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

    void request(int block, long dueAt) {
        if (blocks[block]++ == 0) {
            take();
        }
        due[block] = dueAt;
    }

    /** When a requested block should be here. */
    long due(int block) {
        return due[block];
    }

    /** One peer fewer will send the block. */
    void withdraw(int block) {
        due[block] = 0;
        if (blocks[block] > 0 && --blocks[block] == 0 && free++ == 0) {
            ledger.becamePartial(piece);
        }
    }

    private void take() {
        if (--free == 0) {
            ledger.becameRequested(piece);
        }
    }

    void receive(int block, PeerSession from) {
        if (blocks[block] == 0) {
            take();
        }
        blocks[block] = RECEIVED;
        sources[block] = from;
        received++;
    }

    boolean allReceived() {
        return received == blocks.length;
    }

    /** Blocks that have come. */
    int received() {
        return received;
    }

    boolean verifying() {
        return verifying;
    }

    void beginVerifying() {
        verifying = true;
    }

    /** No block that has not come is requested. */
    boolean noneUnderWay() {
        return free + received == blocks.length;
    }

    /** Nothing of it has come and nothing is under way. */
    boolean untouched() {
        return free == blocks.length;
    }

    /** Whether this peer may be asked for blocks: a piece fetched from a suspect comes from that peer alone. */
    boolean openTo(PeerSession peer) {
        return onlyFrom == null ? !peer.download().suspect() : onlyFrom == peer;
    }

    boolean isReserved() {
        return onlyFrom != null;
    }

    boolean isReservedFor(PeerSession peer) {
        return onlyFrom == peer;
    }

    void reserveFor(PeerSession peer) {
        onlyFrom = peer;
    }

    /** Whoever sent a block, each once, in the order of the blocks. */
    PeerSession[] contributors() {
        PeerSession[] found = new PeerSession[sources.length];
        int count = 0;
        for (PeerSession source : sources) {
            if (source != null && !contains(found, count, source)) {
                found[count++] = source;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean contains(PeerSession[] peers, int count, PeerSession peer) {
        for (int i = 0; i < count; i++) {
            if (peers[i] == peer) {
                return true;
            }
        }
        return false;
    }
}

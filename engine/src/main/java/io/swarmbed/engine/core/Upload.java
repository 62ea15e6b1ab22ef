package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Observer.Choking;
import io.swarmbed.engine.wire.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one connection takes: the remote peer's requests in order, of which a few are being read or are ready to be sent.
 * A request is answered once: by its block, by a reject (BEP 6), or by a choke where BEP 6 is not spoken.
 */
final class Upload {
    private static final int[] NONE = {};

    private static final class Request {
        final int piece;
        final int begin;
        final int length;
        /** The block once it has been read. */
        @Nullable
        Payload block;

        Request(int piece, int begin, int length) {
            this.piece = piece;
            this.begin = begin;
            this.length = length;
        }

        boolean is(int ofPiece, int from, int bytes) {
            return piece == ofPiece && begin == from && length == bytes;
        }

        void release() {
            if (block != null) {
                block.release();
            }
        }
    }

    private final RateMeter meter;
    private final List<Request> waiting = new ArrayList<>(0);
    /** Being read, or read and ready to be sent; in order of their requests. */
    private final List<Request> begun = new ArrayList<>(0);
    /** Reads that the store has not answered, those that nobody waits for any longer included. */
    private int reads;

    private int refusals;
    private Choking choking = Choking.CHOKED;
    private boolean interested;
    private long unchokedAt = Long.MIN_VALUE;
    private int unchokedInRound = -1;
    private int[] allowedFast = NONE;
    /** Blocks that the allowed-fast set is worth, lest a choked peer ask for the same ones for ever. */
    private int fastBlocks;

    Upload(SessionSettings settings, long now) {
        this.meter = new RateMeter(settings.rateWindow().toNanos(), now);
    }

    RateMeter meter() {
        return meter;
    }

    Choking choking() {
        return choking;
    }

    boolean choked() {
        return choking == Choking.CHOKED;
    }

    void choking(Choking value, long now, int round) {
        if (choked() && value != Choking.CHOKED) {
            unchokedAt = now;
            unchokedInRound = round;
            refusals = 0;
        }
        choking = value;
    }

    long unchokedAt() {
        return unchokedAt;
    }

    int unchokedInRound() {
        return unchokedInRound;
    }

    /** Whether the remote peer is interested in us. */
    boolean interested() {
        return interested;
    }

    void interested(boolean value) {
        interested = value;
    }

    /** @param blocks how many blocks of these pieces are served to a choked peer at most */
    void allowFast(int[] pieces, int blocks) {
        allowedFast = pieces;
        fastBlocks = blocks;
    }

    /** Whether the remote peer, which has so many pieces, may request this one. BEP 6: allowed-fast is for starters. */
    boolean serves(int piece, int remotePieces) {
        return !choked() || (fastBlocks > 0 && remotePieces <= AllowedFast.SIZE && allowsFast(piece));
    }

    private boolean allowsFast(int piece) {
        for (int allowed : allowedFast) {
            if (allowed == piece) {
                return true;
            }
        }
        return false;
    }

    /** Requests that were not answered. */
    int pending() {
        return waiting.size() + begun.size();
    }

    boolean hasWork() {
        return !waiting.isEmpty() || !begun.isEmpty();
    }

    /** Counts the requests that were rejected since the last unchoke, this one included. */
    int refusals() {
        return ++refusals;
    }

    void add(int piece, int begin, int length) {
        fastBlocks -= choked() ? 1 : 0;
        waiting.add(new Request(piece, begin, length));
    }

    /** Starts reads until this many blocks are being read or are ready. */
    void readAhead(int blocks, PeerSession peer) {
        while (begun.size() < blocks && reads < blocks && !waiting.isEmpty()) {
            Request next = waiting.remove(0);
            begun.add(next);
            reads++;
            peer.read(next.piece, next.begin, next.length);
        }
    }

    /** Takes a block that was read; it is released when it is not wanted any longer. */
    void read(int piece, int begin, Payload block) {
        reads--;
        for (Request request : begun) {
            if (request.block == null && request.is(piece, begin, block.length())) {
                request.block = block;
                return;
            }
        }
        block.release();
    }

    /** Sends the first block that is ready. */
    boolean sendFirst(PeerSession peer) {
        for (int i = 0; i < begun.size(); i++) {
            Request request = begun.get(i);
            Payload block = request.block;
            if (block != null) {
                begun.remove(i);
                peer.send(request.piece, request.begin, block);
                return true;
            }
        }
        return false;
    }

    /** Tells whether the request was waiting for its answer */
    boolean withdraw(int piece, int begin, int length) {
        return withdraw(begun, piece, begin, length) || withdraw(waiting, piece, begin, length);
    }

    private static boolean withdraw(List<Request> requests, int piece, int begin, int length) {
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).is(piece, begin, length)) {
                requests.remove(i).release();
                return true;
            }
        }
        return false;
    }

    /** Withdraws every request that a choked peer may not make, telling the peer of each. */
    void refuse(PeerSession peer) {
        refuse(begun, peer);
        refuse(waiting, peer);
    }

    private void refuse(List<Request> requests, PeerSession peer) {
        requests.removeIf(request -> {
            boolean refused = !serves(request.piece, peer.remote().size());
            if (refused) {
                request.release();
                peer.refuse(request.piece, request.begin, request.length);
            }
            return refused;
        });
    }

    /** Forgets everything; the connection is closed. */
    void clear() {
        begun.forEach(Request::release);
        begun.clear();
        waiting.clear();
    }
}

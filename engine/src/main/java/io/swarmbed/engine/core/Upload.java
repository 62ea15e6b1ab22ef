package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Observer.Choking;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.Payload;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What one connection takes: the remote peer's requests in order, of which a few are being read or are ready to be sent.
 * A request is answered once: by its block, by a reject (BEP 6), or by a choke where BEP 6 is not spoken.
 */
final class Upload {
    private record Request(int piece, int begin, int length) {}

    private record Ready(Request request, Payload block) {}

    private final RateMeter meter;
    private final ArrayDeque<Request> waiting = new ArrayDeque<>(4);
    private final ArrayDeque<Request> reading = new ArrayDeque<>(4);
    private final ArrayDeque<Ready> ready = new ArrayDeque<>(4);
    private Choking choking = Choking.CHOKED;
    private boolean interested;
    private long unchokedAt = Long.MIN_VALUE;
    private int unchokedInRound = -1;
    private @Nullable PieceSet allowedFast;

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

    void allowFast(PieceSet pieces) {
        allowedFast = pieces;
    }

    /** Whether the remote peer may request this piece. */
    boolean serves(int piece) {
        PieceSet allowed = allowedFast;
        return !choked() || (allowed != null && allowed.contains(piece));
    }

    /** Requests that were not answered. */
    int pending() {
        return waiting.size() + reading.size() + ready.size();
    }

    boolean hasWork() {
        return !ready.isEmpty() || !waiting.isEmpty();
    }

    void add(int piece, int begin, int length) {
        waiting.addLast(new Request(piece, begin, length));
    }

    /** Starts reads until this many blocks are being read or are ready. */
    void readAhead(int blocks, PeerSession peer) {
        while (reading.size() + ready.size() < blocks && !waiting.isEmpty()) {
            Request next = waiting.removeFirst();
            reading.addLast(next);
            peer.read(next.piece, next.begin, next.length);
        }
    }

    /** Takes a block that was read; it is released when it is not wanted any longer. */
    void read(int piece, int begin, Payload block) {
        for (Iterator<Request> each = reading.iterator(); each.hasNext(); ) {
            Request request = each.next();
            if (request.piece == piece && request.begin == begin && request.length == block.length()) {
                each.remove();
                ready.addLast(new Ready(request, block));
                return;
            }
        }
        block.release();
    }

    /** Sends the first block that is ready. */
    boolean sendFirst(PeerSession peer) {
        Ready first = ready.pollFirst();
        if (first == null) {
            return false;
        }
        peer.send(first.request.piece, first.request.begin, first.block);
        return true;
    }

    /** Tells whether the request was waiting for its answer */
    boolean withdraw(int piece, int begin, int length) {
        Request wanted = new Request(piece, begin, length);
        if (waiting.remove(wanted) || reading.remove(wanted)) {
            return true;
        }
        for (Iterator<Ready> each = ready.iterator(); each.hasNext(); ) {
            Ready block = each.next();
            if (block.request.equals(wanted)) {
                each.remove();
                block.block.release();
                return true;
            }
        }
        return false;
    }

    /** Withdraws every request that a choked peer may not make, telling the peer of each. */
    void refuse(PeerSession peer) {
        refuse(waiting, peer);
        refuse(reading, peer);
        for (Iterator<Ready> each = ready.iterator(); each.hasNext(); ) {
            Ready block = each.next();
            if (!serves(block.request.piece)) {
                each.remove();
                block.block.release();
                peer.refuse(block.request.piece, block.request.begin, block.request.length);
            }
        }
    }

    private void refuse(ArrayDeque<Request> requests, PeerSession peer) {
        for (Iterator<Request> each = requests.iterator(); each.hasNext(); ) {
            Request request = each.next();
            if (!serves(request.piece)) {
                each.remove();
                peer.refuse(request.piece, request.begin, request.length);
            }
        }
    }

    /** Forgets everything; the connection is closed. */
    void clear() {
        waiting.clear();
        reading.clear();
        ready.forEach(block -> block.block.release());
        ready.clear();
    }
}

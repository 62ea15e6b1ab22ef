package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Observer.Choking;
import io.swarmbed.engine.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What one connection takes: the remote peer's requests in order, of which a few are being read or are ready to be sent.
 * A request is answered once: by its block, by a reject (BEP 6), or by a choke where BEP 6 is not spoken. Most
 * connections take nothing, so what only requests need is there only while there are some.
 */
final class Upload {
    private final PeerSession peer;
    private @Nullable RequestQueue queue;
    private @Nullable RateMeter meter;
    private Choking choking = Choking.CHOKED;
    private boolean interested;
    /** Reads that the store has not answered, those that nobody waits for any longer included. */
    private int reads;

    private int refusals;
    private int unchokedInRound = -1;
    private long unchokedAt = Long.MIN_VALUE;
    /** Blocks that the allowed-fast set is worth, lest a choked peer ask for the same ones for ever. */
    private int fastBlocks;

    Upload(PeerSession peer) {
        this.peer = peer;
    }

    /** Bytes/s of content. */
    long rate(long now) {
        return meter == null ? 0 : meter.rate(now);
    }

    /** Bytes of content since the connection was made. */
    long total() {
        return meter == null ? 0 : meter.total();
    }

    /** Nanoseconds since content was sent; {@link Long#MAX_VALUE} when none was. */
    long sinceSentNanos(long now) {
        return meter == null ? Long.MAX_VALUE : now - meter.lastBytesAt();
    }

    /** Lets the time without bytes count. */
    void settle(long now, long windowNanos) {
        if (meter != null) {
            meter.settle(now, windowNanos);
        }
    }

    /** Counts bytes of content that were sent. */
    void sent(int bytes, long now) {
        if (meter == null) {
            meter = peer.newMeter();
        }
        meter.add(bytes, now, peer.torrent().settings().rateWindow().toNanos());
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

    /** @param blocks how many blocks of the allowed-fast set are served to a choked peer at most */
    void allowFast(int blocks) {
        fastBlocks = blocks;
    }

    /** Whether the remote peer, which has so many pieces, may request this one. BEP 6: allowed-fast is for starters. */
    boolean serves(int piece, int remotePieces) {
        return !choked() || (fastBlocks > 0 && remotePieces <= AllowedFast.SIZE && allowsFast(piece));
    }

    private boolean allowsFast(int piece) {
        for (int allowed : AllowedFast.of(peer.connection().remote(), peer.torrent())) {
            if (allowed == piece) {
                return true;
            }
        }
        return false;
    }

    /** Requests that were not answered. */
    int pending() {
        return queue == null ? 0 : queue.size();
    }

    boolean hasWork() {
        return queue != null;
    }

    /** Counts the requests that were rejected since the last unchoke, this one included. */
    int refusals() {
        return ++refusals;
    }

    void add(int piece, int begin, int length) {
        fastBlocks -= choked() ? 1 : 0;
        if (queue == null) {
            queue = new RequestQueue();
        }
        queue.add(piece, begin, length);
    }

    /** Starts reads until this many blocks are being read or are ready. */
    void readAhead(int blocks) {
        RequestQueue requests = queue;
        while (requests != null && requests.begun() < blocks && reads < blocks && requests.begun() < requests.size()) {
            int next = requests.beginNext();
            reads++;
            peer.read(requests.piece(next), requests.begin(next), requests.length(next));
            // A failing read may have closed the connection.
            requests = queue;
        }
    }

    /** Takes a block that was read; it is released when it is not wanted any longer. */
    void read(int piece, int begin, Payload block) {
        reads--;
        if (queue == null || !queue.fulfil(piece, begin, block)) {
            block.release();
        }
    }

    /** Sends the first block that is ready. */
    boolean sendFirst() {
        int ready = queue == null ? -1 : queue.firstReady();
        if (queue == null || ready < 0) {
            return false;
        }
        int piece = queue.piece(ready);
        int begin = queue.begin(ready);
        Payload block = queue.remove(ready);
        dropEmptyQueue();
        if (block != null) {
            peer.send(piece, begin, block);
        }
        return true;
    }

    private void dropEmptyQueue() {
        if (queue != null && queue.size() == 0) {
            queue = null;
        }
    }

    /** Tells whether the request was waiting for its answer */
    boolean withdraw(int piece, int begin, int length) {
        int found = queue == null ? -1 : queue.find(piece, begin, length);
        if (queue == null || found < 0) {
            return false;
        }
        release(queue.remove(found));
        dropEmptyQueue();
        return true;
    }

    /** Withdraws every request that a choked peer may not make, telling the peer of each. */
    void refuse() {
        for (int i = 0; queue != null && i < queue.size(); ) {
            int piece = queue.piece(i);
            if (serves(piece, peer.pieceCount())) {
                i++;
                continue;
            }
            int begin = queue.begin(i);
            int length = queue.length(i);
            release(queue.remove(i));
            dropEmptyQueue();
            peer.refuse(piece, begin, length);
        }
    }

    private static void release(@Nullable Payload block) {
        if (block != null) {
            block.release();
        }
    }

    /** Forgets everything; the connection is closed. */
    void clear() {
        while (queue != null) {
            release(queue.remove(0));
            dropEmptyQueue();
        }
    }
}

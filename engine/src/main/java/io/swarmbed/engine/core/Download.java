package io.swarmbed.engine.core;

import io.swarmbed.engine.policy.RequestSizer;
import org.jspecify.annotations.Nullable;

/**
 * What one connection brings: whether the remote peer serves us, what we asked it for, and how fast it comes. Most
 * connections are idle, so what only requests need is made for the first of them.
 */
final class Download {
    /** Requests given away to others, cancelled or lost by a choke at most; beyond these the oldest are forgotten. */
    private static final int MAX_LATE = 2048;

    private final PeerSession peer;
    private boolean choked = true;
    private boolean snubbed;
    private boolean suspect;
    private boolean refused;
    private int ceiling;
    /** Pieces that it serves although it chokes us, as bits of {@link FastPieces}. */
    private long allowedFast;

    private @Nullable OutstandingRequests outstanding;
    private @Nullable RequestSizer window;
    private @Nullable RateMeter meter;
    /** Requests that are not counted on any longer, whose answers may still come. */
    private @Nullable OutstandingRequests late;

    private long waitingSince;

    Download(PeerSession peer, int ceiling) {
        this.peer = peer;
        this.ceiling = ceiling;
    }

    private SessionSettings settings() {
        return peer.torrent().settings();
    }

    /** The remote peer keeps this many requests at most. */
    void ceiling(int value) {
        ceiling = Math.max(1, value);
        if (window != null) {
            window.ceiling(ceiling);
        }
    }

    /** How many requests may be under way at once. */
    int limit() {
        return Math.min(ceiling, window().limit());
    }

    private RequestSizer window() {
        RequestSizer known = window;
        if (known == null) {
            known = peer.torrent().newSizer();
            known.ceiling(ceiling);
            window = known;
        }
        return known;
    }

    /** Requests that are counted on. */
    int requested() {
        return outstanding == null ? 0 : outstanding.size();
    }

    /** Piece of the request at this index, 0 being the oldest. */
    int requestedPiece(int index) {
        return outstanding == null ? -1 : outstanding.piece(index);
    }

    /** Block of the request at this index. */
    int requestedBlock(int index) {
        return outstanding == null ? -1 : outstanding.block(index);
    }

    boolean isRequested(int piece, int block) {
        return outstanding != null && outstanding.contains(piece, block);
    }

    /** Bytes/s of content. */
    long rate(long now) {
        return meter == null ? 0 : meter.rate(now);
    }

    /** Bytes of content since the connection was made. */
    long total() {
        return meter == null ? 0 : meter.total();
    }

    /** Lets the time without bytes count. */
    void settle(long now, long windowNanos) {
        if (meter != null) {
            meter.settle(now, windowNanos);
        }
    }

    /** Whether the remote peer chokes us. */
    boolean choked() {
        return choked;
    }

    void choked(boolean value, long now) {
        choked = value;
        refused = false;
        if (!value) {
            if (window != null) {
                window.begins(now);
            }
            waitingSince = now;
        }
    }

    /** Whether it owes us blocks for too long. */
    boolean snubbed() {
        return snubbed;
    }

    void snubbed(boolean value) {
        snubbed = value;
    }

    /** Whether it had a part in a piece that failed its hash; it then gets pieces of its own until one succeeds. */
    boolean suspect() {
        return suspect;
    }

    void suspect(boolean value) {
        suspect = value;
    }

    /** Pieces that it serves although it chokes us (BEP 6), as bits of {@link FastPieces}. */
    long allowedFast() {
        return allowedFast;
    }

    /** It has rejected a request although it does not choke us: it is left alone for a while. */
    boolean refused() {
        return refused;
    }

    void refused(boolean value) {
        refused = value;
    }

    /** It does not serve this piece after all while it chokes us. */
    void withdrawFast(long bit) {
        allowedFast &= ~bit;
    }

    /** Takes note of a piece of the allowed-fast set. */
    void allowFast(long bit) {
        allowedFast |= bit;
    }

    /** How many more blocks may be requested. */
    int room() {
        return snubbed ? 1 - requested() : limit() - requested();
    }

    /** Whether there is room for so many requests that sending them is worth a packet. */
    boolean worthAsking() {
        int room = room();
        return room > 0 && (snubbed || requested() == 0 || room >= window().batch());
    }

    void requested(int piece, int block, long now) {
        if (outstanding == null) {
            outstanding = new OutstandingRequests();
            window().begins(now);
        }
        if (outstanding.size() == 0) {
            waitingSince = now;
        }
        outstanding.add(piece, block, now);
    }

    /** Counts on a request no longer; its answer may come all the same. */
    void abandon(int piece, int block) {
        long sent = remove(piece, block);
        if (sent < 0) {
            return;
        }
        if (late == null) {
            late = new OutstandingRequests();
        }
        if (late.size() == MAX_LATE) {
            late.remove(late.piece(0), late.block(0));
        }
        late.add(piece, block, sent);
    }

    private long remove(int piece, int block) {
        return outstanding == null ? -1 : outstanding.remove(piece, block);
    }

    /** Tells whether this block answers a request that was abandoned */
    boolean answersLate(int piece, int block) {
        boolean answers = late != null && late.remove(piece, block) >= 0;
        if (late != null && late.size() == 0) {
            late = null;
        }
        return answers;
    }

    /** Takes back a request that was rejected; tells whether there was one */
    boolean refuse(int piece, int block) {
        boolean found = remove(piece, block) >= 0;
        if (outstanding != null) {
            outstanding.trim();
        }
        return found;
    }

    /** No answer to what was abandoned will come any more. */
    void forgetLate() {
        late = null;
    }

    /** Takes a request whose block has come out of the account; tells when it was sent, or -1 when there is none */
    long answered(int piece, int block) {
        return remove(piece, block);
    }

    /** A block that was requested has come; {@code requestedAt} is -1 when it was not counted on any longer. */
    void received(int bytes, long requestedAt, long now) {
        waitingSince = now;
        refused = false;
        if (meter == null) {
            meter = peer.newMeter();
        }
        meter.add(bytes, now, settings().rateWindow().toNanos());
        if (requestedAt >= 0) {
            window().received(bytes, now - requestedAt, now);
        }
    }

    /** Nanoseconds for which requested blocks have not come; 0 when none is due. */
    long overdue(long now) {
        return requested() == 0 ? 0 : now - waitingSince;
    }

    /** When requested blocks will be overdue for this long; {@link Long#MAX_VALUE} when none is requested. */
    long overdueAfter(long timeoutNanos) {
        return requested() == 0 ? Long.MAX_VALUE : waitingSince + timeoutNanos;
    }

    /** Whether a block came within this time. */
    boolean servedWithin(long nanos, long now) {
        return meter != null && now - meter.lastBytesAt() <= nanos;
    }
}

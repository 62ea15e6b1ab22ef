package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import org.jspecify.annotations.Nullable;

/** What one connection brings: whether the remote peer serves us, what we asked it for, and how fast it comes. */
final class Download {
    private final RequestWindow window;
    private final OutstandingRequests outstanding = new OutstandingRequests();
    private final RateMeter meter;
    private boolean choked = true;
    private boolean interested;
    private boolean snubbed;
    private boolean suspect;
    /** Requests given away to others whose block may come all the same. */
    private int abandoned;

    private long lastBlockAt = Long.MIN_VALUE;
    private long waitingSince;
    private @Nullable PieceSet allowedFast;

    Download(SessionSettings settings, long now) {
        SessionSettings.Requests requests = settings.requests();
        this.window = new RequestWindow(
                requests.floor(), requests.ceiling(), requests.queueTime().toNanos());
        this.meter = new RateMeter(settings.rateWindow().toNanos(), now);
    }

    RequestWindow window() {
        return window;
    }

    OutstandingRequests outstanding() {
        return outstanding;
    }

    RateMeter meter() {
        return meter;
    }

    /** Whether the remote peer chokes us. */
    boolean choked() {
        return choked;
    }

    void choked(boolean value, long now) {
        choked = value;
        if (!value) {
            window.restart(now);
            waitingSince = now;
        }
    }

    /** Whether we are interested in the remote peer. */
    boolean interested() {
        return interested;
    }

    void interested(boolean value) {
        interested = value;
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

    /** Pieces that it serves although it chokes us (BEP 6), or null when it named none. */
    @Nullable
    PieceSet allowedFast() {
        return allowedFast;
    }

    void allowFast(int piece, int pieceCount) {
        PieceSet allowed = allowedFast;
        if (allowed == null) {
            allowed = new PieceSet(pieceCount);
            allowedFast = allowed;
        }
        allowed.add(piece);
    }

    /** How many more blocks may be requested. */
    int room() {
        return snubbed ? 1 - outstanding.size() : window.limit() - outstanding.size();
    }

    /** Whether there is room for so many requests that sending them is worth a packet. */
    boolean worthAsking() {
        int room = room();
        return room > 0 && (room * 4 >= window.limit() || snubbed);
    }

    void requested(int piece, int block, long now) {
        if (outstanding.size() == 0) {
            waitingSince = now;
        }
        outstanding.add(piece, block, now);
    }

    /** Gives up all requests; their blocks may come all the same. */
    void abandon() {
        abandoned = Math.min(abandoned + outstanding.size(), 1 << 16);
        outstanding.clear();
    }

    /** A cancelled block may be on its way. */
    void expectLate() {
        abandoned = Math.min(abandoned + 1, 1 << 16);
    }

    /** Tells whether a block that is not outstanding may have been asked for */
    boolean forgive() {
        if (abandoned == 0) {
            return false;
        }
        abandoned--;
        return true;
    }

    void received(int bytes, long requestedAt, long now) {
        lastBlockAt = now;
        waitingSince = now;
        meter.add(bytes, now);
        if (requestedAt >= 0) {
            window.received(bytes, now - requestedAt, now);
        }
    }

    /** Nanoseconds for which requested blocks have not come; 0 when none is due. */
    long overdue(long now) {
        return outstanding.size() == 0 ? 0 : now - waitingSince;
    }

    /** Whether a block came within this time. */
    boolean servedWithin(long nanos, long now) {
        return lastBlockAt != Long.MIN_VALUE && now - lastBlockAt <= nanos;
    }
}

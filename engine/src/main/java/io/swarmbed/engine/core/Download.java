package io.swarmbed.engine.core;

import java.util.Arrays;

/** What one connection brings: whether the remote peer serves us, what we asked it for, and how fast it comes. */
final class Download {
    private final RequestWindow window;
    /** Requests given away to others, cancelled or lost by a choke at most; beyond these the oldest are forgotten. */
    private static final int MAX_LATE = 2048;

    /** The BEP's set has ten. */
    private static final int MOST_ALLOWED_FAST = 32;

    private static final int[] NONE = {};

    private final OutstandingRequests outstanding = new OutstandingRequests();
    /** Requests that are not counted on any longer, whose answers may still come. */
    private final OutstandingRequests late = new OutstandingRequests();

    private final RateMeter meter;
    private boolean choked = true;
    private boolean interested;
    private boolean snubbed;
    private boolean suspect;
    private boolean refused;
    private long lastBlockAt = Long.MIN_VALUE;
    private long waitingSince;
    private int[] allowedFast = NONE;

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
        refused = false;
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

    /** Pieces that it serves although it chokes us (BEP 6), in no order; empty when it named none. */
    int[] allowedFast() {
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
    void withdrawFast(int piece) {
        allowedFast = Arrays.stream(allowedFast).filter(p -> p != piece).toArray();
    }

    /** Takes note of a piece of the allowed-fast set, unless there are too many already. */
    void allowFast(int piece) {
        int count = allowedFast.length;
        if (count < MOST_ALLOWED_FAST && Arrays.stream(allowedFast).noneMatch(p -> p == piece)) {
            allowedFast = Arrays.copyOf(allowedFast, count + 1);
            allowedFast[count] = piece;
        }
    }

    /** How many more blocks may be requested. */
    int room() {
        return snubbed ? 1 - outstanding.size() : window.limit() - outstanding.size();
    }

    /** Whether there is room for so many requests that sending them is worth a packet. */
    boolean worthAsking() {
        int room = room();
        return room > 0 && (room >= window.batch() || snubbed);
    }

    void requested(int piece, int block, long now) {
        if (outstanding.size() == 0) {
            waitingSince = now;
        }
        outstanding.add(piece, block, now);
    }

    /** Counts on a request no longer; its answer may come all the same. */
    void abandon(int piece, int block) {
        long sent = outstanding.remove(piece, block);
        if (sent < 0) {
            return;
        }
        if (late.size() == MAX_LATE) {
            late.remove(late.piece(0), late.block(0));
        }
        late.add(piece, block, sent);
    }

    /** Tells whether this block answers a request that was abandoned */
    boolean answersLate(int piece, int block) {
        boolean answers = late.remove(piece, block) >= 0;
        late.trim();
        return answers;
    }

    /** Takes back a request that was rejected; tells whether there was one */
    boolean refuse(int piece, int block) {
        boolean requested = outstanding.remove(piece, block) >= 0;
        outstanding.trim();
        return requested;
    }

    /** No answer to what was abandoned will come any more. */
    void forgetLate() {
        late.clear();
        late.trim();
    }

    /** A block that was requested has come; {@code requestedAt} is -1 when it was not counted on any longer. */
    void received(int bytes, long requestedAt, long now) {
        lastBlockAt = now;
        waitingSince = now;
        refused = false;
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

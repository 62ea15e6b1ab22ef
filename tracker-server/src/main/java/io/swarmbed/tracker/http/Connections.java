package io.swarmbed.tracker.http;

import org.jspecify.annotations.Nullable;

/**
 * The open connections of one event loop at one port, each in the phase it is in, and closed when it has been there for too
 * long. One timer serves all: a connection costs none of its own. Belongs to the event loop.
 */
final class Connections {
    /**
     * Seconds after which a connection that has not made its request, or does not read its replies, counts as stuck: an
     * honest one needs a round trip.
     */
    private static final int PATIENCE_SECONDS = 2;

    private final HttpLimits limits;
    private final Line fresh = new Line();
    private final Line idle = new Line();
    private final Line receiving = new Line();
    private final Line unread = new Line();
    private int second;
    private int lastSecond = Integer.MAX_VALUE;

    Connections(HttpLimits limits) {
        this.limits = limits;
    }

    /** The connection has just been accepted. */
    void fresh(Line.Place place) {
        fresh.join(place, second);
    }

    /** The connection, which has been answered before, waits for the first byte of a request. */
    void idle(Line.Place place) {
        idle.join(place, second);
    }

    /** Whether connections are to end when they have nothing under way. */
    boolean draining() {
        return lastSecond != Integer.MAX_VALUE;
    }

    /** Ends connections that have nothing under way, then those that have as soon as it is done, and all after the grace. */
    void drain(int graceSeconds) {
        lastSecond = second + graceSeconds;
        for (Line line : new Line[] {fresh, idle}) {
            for (Connection next = line.first(); next != null; next = line.first()) {
                next.finish();
            }
        }
    }

    /** Whether none is left that was to end. */
    boolean drained() {
        return draining()
                && fresh.first() == null
                && idle.first() == null
                && receiving.first() == null
                && unread.first() == null;
    }

    /** The connection has received a part of a request. */
    void receiving(Line.Place place) {
        receiving.join(place, second);
    }

    /** The connection has replies that its client does not read. */
    void unread(Line.Place place) {
        unread.join(place, second);
    }

    /** Lets a second pass. */
    void tick() {
        second++;
        closeThoseBefore(fresh, limits.idleSeconds());
        closeThoseBefore(idle, limits.idleSeconds());
        closeThoseBefore(receiving, limits.headSeconds());
        closeThoseBefore(unread, limits.writeSeconds());
        if (second >= lastSecond) {
            closeAll();
        }
    }

    /**
     * Makes room for another connection, if any can go: the one that has been stuck the longest, be it silent since it was
     * accepted, amid a request, or not reading. Where none is stuck, the one that has been idle the longest goes, as many
     * a client keeps a connection that it needs no more; where none is idle either, any other.
     */
    boolean makeRoom() {
        Line slowest = fresh.orIfOlder(receiving).orIfOlder(unread);
        @Nullable Connection leaving = slowest.firstBefore(second - PATIENCE_SECONDS + 1);
        leaving = leaving == null ? idle.first() : leaving;
        leaving = leaving == null ? slowest.first() : leaving;
        if (leaving == null) {
            return false;
        }
        leaving.close();
        return true;
    }

    void closeAll() {
        for (Line line : new Line[] {fresh, idle, receiving, unread}) {
            for (Connection next = line.first(); next != null; next = line.first()) {
                next.close();
            }
        }
    }

    private void closeThoseBefore(Line line, int seconds) {
        @Nullable Connection next = line.firstBefore(second - seconds);
        while (next != null) {
            next.close();
            next = line.firstBefore(second - seconds);
        }
    }
}

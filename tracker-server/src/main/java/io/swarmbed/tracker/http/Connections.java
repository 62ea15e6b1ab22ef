package io.swarmbed.tracker.http;

import org.jspecify.annotations.Nullable;

/**
 * The open connections of one event loop at one port, each in the phase it is in, and closed when it has been there for too
 * long. One timer serves all: a connection costs none of its own. Belongs to the event loop.
 */
final class Connections {
    private final HttpLimits limits;
    private final Line idle = new Line();
    private final Line receiving = new Line();
    private final Line unread = new Line();
    private int second;
    private int lastSecond = Integer.MAX_VALUE;

    Connections(HttpLimits limits) {
        this.limits = limits;
    }

    /** The connection waits for the first byte of a request. */
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
        for (Connection next = idle.first(); next != null; next = idle.first()) {
            next.finish();
        }
    }

    /** Whether none is left that was to end. */
    boolean drained() {
        return draining() && idle.first() == null && receiving.first() == null && unread.first() == null;
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
        closeThoseBefore(idle, limits.idleSeconds());
        closeThoseBefore(receiving, limits.headSeconds());
        closeThoseBefore(unread, limits.writeSeconds());
        if (second >= lastSecond) {
            closeAll();
        }
    }

    /**
     * Makes room for another connection, if any can go: the one that has been idle, or amid a request, the longest. Those
     * that drip their headers are thus the first to go, and not those that are idle for a moment between two requests.
     */
    boolean makeRoom() {
        Connection oldest = receiving.isOlderThan(idle) ? receiving.first() : idle.first();
        if (oldest == null) {
            return false;
        }
        oldest.close();
        return true;
    }

    void closeAll() {
        for (Line line : new Line[] {idle, receiving, unread}) {
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

package io.swarmbed.tracker.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of one event loop, at all its ports, each in the phase it is in, and closed when it has been there
 * for too long. One timer serves all: a connection costs none of its own. Belongs to the event loop.
 */
public final class Connections {
    /**
     * Seconds after which a connection that has not made its request, or does not read its replies, counts as stuck: an
     * honest one needs a round trip.
     */
    private static final int PATIENCE_SECONDS = 2;

    private final HttpLimits limits;
    private final int most;
    private final int graceSeconds;
    private final Line fresh = new Line();
    private final Line idle = new Line();
    private final Line receiving = new Line();
    private final Line unread = new Line();
    private int second;
    private int lastSecond = Integer.MAX_VALUE;
    private int open;
    private @Nullable Future<?> ticks;

    /**
     * None open.
     *
     * @param threads event loops of the tracker, among which the permitted connections are shared
     * @param graceSeconds for what is under way when the tracker stops listening
     */
    public Connections(HttpLimits limits, int threads, int graceSeconds) {
        this.limits = limits;
        this.most = limits.connectionsOfEach(threads);
        this.graceSeconds = graceSeconds;
    }

    /** Counts one more, in the place of another if need be; false when there is no room. */
    boolean admit() {
        if (open >= most && !makeRoom()) {
            return false;
        }
        open++;
        return true;
    }

    /** Counts one less. */
    void left() {
        open--;
    }

    /** Lets time pass. */
    void watch(EventLoop loop) {
        if (ticks == null) {
            ticks = loop.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
        }
    }

    /** Ends all connections, once they have had the grace; any number of ports may say so. */
    void end() {
        if (graceSeconds == 0) {
            closeAll();
            rest();
        } else {
            drain();
        }
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
    private void drain() {
        lastSecond = Math.min(lastSecond, second + graceSeconds);
        for (Line line : new Line[] {fresh, idle}) {
            for (Connection next = line.first(); next != null; next = line.first()) {
                next.finish();
            }
        }
    }

    /** The connection has received a part of a request. */
    void receiving(Line.Place place) {
        receiving.join(place, second);
    }

    /** The connection has replies that its client does not read. */
    void unread(Line.Place place) {
        unread.join(place, second);
    }

    private void tick() {
        second++;
        closeThoseBefore(fresh, limits.idleSeconds());
        closeThoseBefore(idle, limits.idleSeconds());
        closeThoseBefore(receiving, limits.headSeconds());
        closeThoseBefore(unread, limits.writeSeconds());
        if (second >= lastSecond) {
            closeAll();
        }
        if (draining() && open == 0) {
            rest();
        }
    }

    private void rest() {
        if (ticks != null) {
            ticks.cancel(false);
            ticks = null;
        }
    }

    /**
     * Makes room for another connection, if any can go: the one that has been stuck the longest, be it silent since it was
     * accepted, amid a request, or not reading. Where none is stuck, the one that has been idle the longest goes, as many
     * a client keeps a connection that it needs no more; where none is idle either, any other.
     */
    private boolean makeRoom() {
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

    private void closeAll() {
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

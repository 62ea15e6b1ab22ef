package io.swarmbed.engine.virtual;

import java.util.Arrays;

/**
 * What a TCP sender knows of its segments and how many it lets be under way: slow start and congestion avoidance (RFC
 * 5681), selective acknowledgements that tell of each segment, a segment taken for lost when three sent after it have
 * come (fewer when fewer are out: RFC 5827), one halving for the losses of a window (RFC 6675). Segments are numbered
 * from 0. It knows no clock, and schedules nothing.
 */
final class TcpWindow {
    /** RFC 6928, in segments. */
    static final int INITIAL = 10;

    private static final int DUPLICATES = 3;

    private static final byte UNDER_WAY = 1;
    private static final byte ARRIVED = 2;
    private static final byte LOST = 3;

    // Rings by segment.
    private int[] lengths = new int[16];
    private long[] sentAt = new long[16];
    /** Place of the segment's last transmission among all. */
    private long[] serials = new long[16];

    private byte[] states = new byte[16];
    private boolean[] repeated = new boolean[16];

    private final RoundTrip roundTrip = new RoundTrip();
    private double window = INITIAL;
    private double threshold = Double.MAX_VALUE;
    private long first;
    private long next;
    private int underWay;
    private int lost;
    private long serial;
    private long latestArrived = -1;
    /** Segments before this one were sent before the last halving. */
    private long episode;

    private boolean recovering;

    /** Bytes of the segment, which was not forgotten. */
    int length(long segment) {
        return lengths[place(segment)];
    }

    /** Whether one more segment may be under way. */
    boolean open() {
        return underWay < (int) window;
    }

    /** Whether there is anything that was not acknowledged. */
    boolean outstanding() {
        return first < next;
    }

    long timeout() {
        return roundTrip.timeout();
    }

    /** Segments that may be under way at once. */
    double size() {
        return window;
    }

    /** Nothing was sent for longer than a time-out: what is known of the path is stale. */
    void restart() {
        window = Math.min(window, INITIAL);
    }

    /** A new segment of so many bytes leaves at this time. */
    long send(int bytes, long now) {
        if (next - first == lengths.length) {
            grow();
        }
        int place = place(next);
        lengths[place] = bytes;
        repeated[place] = false;
        transmit(place, now);
        return next++;
    }

    /** Whether a segment waits to be sent again. */
    boolean repeats() {
        return lost > 0;
    }

    /** Sends the first lost segment again, which there is. */
    long repeat(long now) {
        long segment = first;
        while (states[place(segment)] != LOST) {
            segment++;
        }
        lost--;
        repeated[place(segment)] = true;
        transmit(place(segment), now);
        return segment;
    }

    private void transmit(int place, long now) {
        states[place] = UNDER_WAY;
        sentAt[place] = now;
        serials[place] = serial++;
        underWay++;
    }

    /** An acknowledgement says that this segment has come. */
    void acknowledged(long segment, long now) {
        int place = place(segment);
        if (segment < first || states[place] == ARRIVED) {
            return;
        }
        boolean full = 2 * underWay >= (int) window;
        if (states[place] == UNDER_WAY) {
            underWay--;
        } else {
            lost--;
        }
        if (!repeated[place]) {
            roundTrip.measured(now - sentAt[place]);
        }
        states[place] = ARRIVED;
        latestArrived = Math.max(latestArrived, serials[place]);
        while (first < next && states[place(first)] == ARRIVED) {
            first++;
        }
        recovering &= first < episode;
        if (first <= segment) {
            findLost();
        }
        if (full && !recovering) {
            window += window < threshold ? 1 : 1 / window;
        }
    }

    /** Some segment before this one is missing. */
    private void findLost() {
        int duplicates = (int) Math.min(DUPLICATES, Math.max(1, next - first - 1));
        int before = lost;
        for (long segment = first; segment < next; segment++) {
            int place = place(segment);
            if (states[place] == UNDER_WAY && serials[place] + duplicates <= latestArrived) {
                states[place] = LOST;
                underWay--;
                lost++;
            }
        }
        if (lost > before && first >= episode) {
            threshold = Math.max(2, (underWay + lost) / 2.0);
            window = threshold;
            episode = next;
            recovering = true;
        }
    }

    /** Nothing was acknowledged for a whole time-out. */
    void timedOut() {
        roundTrip.timedOut();
        if (first >= episode) {
            threshold = Math.max(2, (underWay + lost) / 2.0);
        }
        window = 1;
        episode = next;
        recovering = false;
        for (long segment = first; segment < next; segment++) {
            if (states[place(segment)] == UNDER_WAY) {
                states[place(segment)] = LOST;
                lost++;
            }
        }
        underWay = 0;
    }

    private int place(long segment) {
        return (int) segment & (lengths.length - 1);
    }

    private void grow() {
        int capacity = lengths.length;
        lengths = Arrays.copyOf(lengths, 2 * capacity);
        sentAt = Arrays.copyOf(sentAt, 2 * capacity);
        serials = Arrays.copyOf(serials, 2 * capacity);
        states = Arrays.copyOf(states, 2 * capacity);
        repeated = Arrays.copyOf(repeated, 2 * capacity);
        // A segment's place is its number modulo the capacity: half of them move up.
        for (long segment = first; segment < next; segment++) {
            int from = (int) segment & (capacity - 1);
            int to = place(segment);
            if (from != to) {
                lengths[to] = lengths[from];
                sentAt[to] = sentAt[from];
                serials[to] = serials[from];
                states[to] = states[from];
                repeated[to] = repeated[from];
            }
        }
    }
}

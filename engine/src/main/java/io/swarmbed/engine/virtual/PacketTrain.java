package io.swarmbed.engine.virtual;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Packets of one connection on the same stretch of the way, first in, first out; only the first is in the event queue. */
final class PacketTrain extends Event {
    private final EventSource events;
    private final LongConsumer arrival;
    /** When it arrives, and its number, for each packet; a ring. */
    private long[] ring = new long[16];

    private int head;
    private int size;

    PacketTrain(EventSource events, LongConsumer arrival) {
        this.events = events;
        this.arrival = arrival;
    }

    /** A packet that arrives at this time, which is not before that of the last one. */
    void add(long nanos, long number) {
        if (2 * size == ring.length) {
            int pivot = 2 * head;
            long[] grown = Arrays.copyOfRange(ring, pivot, pivot + 2 * ring.length);
            System.arraycopy(ring, 0, grown, ring.length - pivot, pivot);
            ring = grown;
            head = 0;
        }
        int place = 2 * ((head + size) & (ring.length / 2 - 1));
        ring[place] = nanos;
        ring[place + 1] = number;
        if (size++ == 0) {
            events.schedule(this, nanos);
        }
    }

    @Override
    void fire() {
        long number = ring[2 * head + 1];
        head = (head + 1) & (ring.length / 2 - 1);
        if (--size > 0) {
            events.schedule(this, ring[2 * head]);
        }
        arrival.accept(number);
    }

    /** Forgets all packets. */
    void clear() {
        events.cancel(this);
        size = 0;
    }
}

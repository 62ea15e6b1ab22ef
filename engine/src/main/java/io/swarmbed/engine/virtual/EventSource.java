package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Alarms;

/** Schedules one node's events, or the world's own, and gives each its place among those of the same time. */
final class EventSource implements Alarms {
    /** The world's own events, such as arrivals, come before those of any node. */
    static final int WORLD = -1;

    private static final int COUNTER_BITS = 42;

    final int id;
    private final VirtualTime time;
    private final long rankBits;
    private long counter;
    private boolean silent;

    /** @param rank from 0 to 2²⁰, different for each source */
    EventSource(VirtualTime time, int id, int rank) {
        this.time = time;
        this.id = id;
        this.rankBits = (long) rank << COUNTER_BITS;
    }

    /** Schedules the event, or moves it when it is pending. Times that have passed become the present. */
    void schedule(Event event, long nanos) {
        time.schedule(event, nanos, nextKey());
    }

    /** The place of what this source causes next among what happens at the same time. */
    long nextKey() {
        return rankBits | counter++;
    }

    void cancel(Event event) {
        time.cancel(event);
    }

    /** From here on no alarm rings. */
    void silence() {
        silent = true;
    }

    @Override
    public Alarm alarm(Runnable action) {
        return new Ringing(action);
    }

    private final class Ringing extends Event implements Alarm {
        private final Runnable action;

        private Ringing(Runnable action) {
            this.action = action;
        }

        @Override
        public void at(long nanos) {
            if (!silent && !time.expects(this, nanos)) {
                schedule(this, nanos);
            }
        }

        @Override
        public void cancel() {
            EventSource.this.cancel(this);
        }

        @Override
        void fire() {
            if (!silent) {
                time.rang(id);
                action.run();
            }
        }
    }
}

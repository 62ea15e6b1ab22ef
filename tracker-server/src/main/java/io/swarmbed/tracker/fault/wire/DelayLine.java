package io.swarmbed.tracker.fault.wire;

import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Messages of one channel that wait. Belongs to the channel's event loop. */
final class DelayLine {
    private final EventLoop loop;
    private final boolean inOrder;
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private long lastDueAt = Long.MIN_VALUE;

    /** @param inOrder whether no message overtakes another, as in a stream */
    DelayLine(EventLoop loop, boolean inOrder) {
        this.loop = loop;
        this.inOrder = inOrder;
    }

    /**
     * Hands the message on after so many nanoseconds; at once if that is none, unless it has to wait for others.
     *
     * @param now from any fixed moment, never decreasing
     */
    void after(long nanos, long now, Object message, Consumer<Object> next) {
        long dueAt = inOrder ? Math.max(lastDueAt, now + nanos) : now + nanos;
        lastDueAt = dueAt;
        if (dueAt <= now && (waiting.isEmpty() || !inOrder)) {
            next.accept(message);
            return;
        }
        Waiting one = new Waiting(message, next);
        waiting.add(one);
        var unused = loop.schedule(() -> handOn(one), Math.max(1, dueAt - now), TimeUnit.NANOSECONDS);
    }

    /** In order, timers only count: that of one message may ring a moment before that of the one ahead of it. */
    private void handOn(Waiting rung) {
        Iterator<Waiting> first = waiting.iterator();
        Waiting one = inOrder && first.hasNext() ? first.next() : rung;
        if (waiting.remove(one)) {
            one.next.accept(one.message);
        }
    }

    /** Drops and releases what still waits. */
    void clear() {
        waiting.forEach(one -> ReferenceCountUtil.release(one.message));
        waiting.clear();
    }

    /** Hands on at once what still waits. */
    void hurry() {
        while (!waiting.isEmpty()) {
            Waiting one = waiting.iterator().next();
            waiting.remove(one);
            one.next.accept(one.message);
        }
    }

    /** No record, as equal messages are told apart. */
    private static final class Waiting {
        private final Object message;
        private final Consumer<Object> next;

        private Waiting(Object message, Consumer<Object> next) {
            this.message = message;
            this.next = next;
        }
    }
}

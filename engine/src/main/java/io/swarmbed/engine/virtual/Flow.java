package io.swarmbed.engine.virtual;

import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection, first in, first out. The queue holds, from its head: what has arrived and waits for the
 * receiver's downlink (a block and whatever came behind it), then what is under way. Only the first message under way is
 * in the event queue.
 */
final class Flow extends Event implements Downlink.Sink {
    private final VirtualNode source;
    private final VirtualNode target;
    private final VirtualConnection receiver;
    private final long oneWayNanos;
    private final Downlink.@Nullable Member member;
    private final VerbQueue queue = new VerbQueue();
    /** Entries at the head of the queue that have arrived; the first of them is a block. */
    private int arrived;

    private long lastDeparture;
    private boolean firing;
    private boolean cut;

    Flow(VirtualNode source, VirtualConnection receiver) {
        this.source = source;
        this.target = receiver.node();
        this.receiver = receiver;
        this.oneWayNanos = VirtualConnection.oneWayNanos(source, target);
        this.member = target.downlink().limited() ? target.downlink().join(this) : null;
    }

    /** Sends a message that leaves at this time, or behind the one before it. */
    void send(long departure, Verb verb, int a, int b, int c, @Nullable Object carried) {
        Trace trace = source.network().time().trace();
        if (trace != null) {
            trace.sent(source.clock().nanos(), receiver.number(), source.id(), target.id(), verb, a, b, c);
        }
        if (cut) {
            drop(verb, a, b, c, carried);
            return;
        }
        lastDeparture = Math.max(departure, lastDeparture);
        queue.add(lastDeparture + oneWayNanos, verb, a, b, c, carried);
        if (!firing && !scheduled()) {
            schedule();
        }
    }

    /** The receiving end is gone: drops everything that was not delivered. */
    void cut() {
        cut = true;
        source.events().cancel(this);
        if (member != null) {
            member.leave();
        }
        for (int i = 0; i < queue.size(); i++) {
            drop(queue.verb(i), queue.a(i), queue.b(i), queue.c(i), queue.carried(i));
        }
        queue.clear();
        arrived = 0;
    }

    @Override
    void fire() {
        long now = source.clock().nanos();
        firing = true;
        do {
            arrive();
        } while (arrived < queue.size() && queue.due(arrived) <= now);
        firing = false;
        if (arrived < queue.size()) {
            schedule();
        }
    }

    private void schedule() {
        source.events().schedule(this, queue.due(arrived));
    }

    /** The first message under way has arrived. */
    private void arrive() {
        boolean block = queue.verb(arrived) == Verb.PIECE;
        if (!block) {
            target.downlink().control(queue.wireBytes(arrived));
        }
        if (member == null || (!block && arrived == 0)) {
            deliverHead();
            return;
        }
        arrived++;
        if (block) {
            member.arrived();
        }
    }

    @Override
    public int firstBlockBytes() {
        return arrived == 0 ? 0 : queue.wireBytes(0);
    }

    @Override
    public void deliver() {
        do {
            arrived--;
            deliverHead();
        } while (arrived > 0 && queue.verb(0) != Verb.PIECE);
    }

    private void deliverHead() {
        Verb verb = queue.verb(0);
        int a = queue.a(0);
        int b = queue.b(0);
        int c = queue.c(0);
        Object carried = queue.carried(0);
        queue.remove();
        target.traffic().received(verb.wireBytes(b, c), verb == Verb.PIECE ? c : 0);
        source.network().delivers(receiver.number(), source.id(), target.id(), verb, a, b, c);
        receiver.receive(verb, a, b, c, carried);
    }

    private void drop(Verb verb, int a, int b, int c, @Nullable Object carried) {
        Trace trace = source.network().time().trace();
        if (trace != null) {
            trace.dropped(source.clock().nanos(), receiver.number(), source.id(), target.id(), verb, a, b, c);
        }
        if (carried instanceof Payload block) {
            block.release();
        }
    }
}

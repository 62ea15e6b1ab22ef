package io.swarmbed.engine.virtual;

import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection, first in, first out. The queue holds, from its head: what has arrived and waits for the
 * receiver's downlink (a block and whatever came behind it), then what is under way. Only the first message under way is
 * in the event queue.
 */
final class Flow extends Path implements Downlink.Sink {
    private final long oneWayNanos;
    private final Downlink.@Nullable Member member;
    private final VerbQueue queue = new VerbQueue();
    /** Entries at the head of the queue that have arrived; the first of them is a block. */
    private int arrived;

    private long lastDeparture;
    private boolean firing;
    private boolean cut;

    Flow(VirtualNode source, VirtualConnection receiver) {
        super(source, receiver);
        this.oneWayNanos = VirtualConnection.oneWayNanos(source, target);
        this.member = target.downlink().limited() ? target.downlink().join(this) : null;
    }

    @Override
    void sendBlock(int wireBytes, int piece, int begin, int length, Payload block) {
        tellSent(Verb.PIECE, piece, begin, length);
        pass(source.uplink().transmit(wireBytes), Verb.PIECE, piece, begin, length, block);
    }

    @Override
    boolean writable() {
        return true;
    }

    @Override
    void send(long departure, Verb verb, int a, int b, int c, @Nullable Object carried) {
        tellSent(verb, a, b, c);
        pass(departure, verb, a, b, c, carried);
    }

    /** Carries a message that leaves at this time, or behind the one before it. */
    void pass(long departure, Verb verb, int a, int b, int c, @Nullable Object carried) {
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

    @Override
    void cut() {
        cut = true;
        source.events().cancel(this);
        if (member != null) {
            member.leave();
        }
        dropAll(queue);
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
        deliver(verb, a, b, c, carried);
    }
}

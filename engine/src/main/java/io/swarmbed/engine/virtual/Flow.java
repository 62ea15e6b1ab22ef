package io.swarmbed.engine.virtual;

import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection, first in, first out. Its chain of messages holds, from the head: what has arrived and
 * waits for the receiver's downlink (a block and whatever came behind it), then what is under way. Only the first message
 * under way is in the event queue, and a block that will find the downlink idle is there with the time at which it will
 * have moved, so that it is one event and not two. A HAVE that has nothing under way before it goes by
 * {@link HaveFanOut} instead, and all that is sent later arrives later.
 */
final class Flow extends Path implements Downlink.Sink, Uplink.Sender {
    /** When a HAVE is due that arrived at the border of a partition. */
    private static final long AT_BORDER = -1;

    private final Messages messages;
    private final Downlink downlink;
    private final long oneWayNanos;
    /** Whether blocks wait for the receiver's downlink. */
    private final boolean limited;
    /** Its share of the downlink once a block has come. */
    private Downlink.@Nullable Member member;

    private int head = Messages.NONE;
    private int tail = Messages.NONE;
    private int underWay = Messages.NONE;
    private long lastDeparture;
    private boolean firing;
    private boolean cut;
    private boolean held;

    Flow(VirtualNode source, VirtualConnection receiver) {
        super(source, receiver);
        this.messages = network.messages();
        this.downlink = target.downlink();
        this.oneWayNanos = VirtualConnection.oneWayNanos(source, target);
        this.limited = downlink.limited();
    }

    @Override
    void sendBlock(int wireBytes, int piece, int begin, int length, Payload block) {
        tellSent(Verb.PIECE, piece, begin, length);
        pass(source.uplink().transmit(wireBytes, this), Verb.PIECE, piece, begin, length, block);
    }

    /** The block that is leaving is the last that was begun; all behind it leave with it. */
    @Override
    public void leavesAt(long departure) {
        if (underWay == Messages.NONE) {
            return;
        }
        unexpect();
        for (int cell = underWay; cell != Messages.NONE; cell = messages.next(cell)) {
            if (messages.due(cell) >= lastDeparture + oneWayNanos) {
                messages.postpone(cell, departure + oneWayNanos, source.events().nextKey());
            }
        }
        lastDeparture = departure;
        if (!firing && !held) {
            schedule();
        }
    }

    @Override
    boolean writable() {
        return true;
    }

    @Override
    void sendHave(long departure, int piece) {
        if (cut || held || underWay != Messages.NONE || oneWayNanos >= HaveFanOut.LATENCY_LIMIT) {
            send(departure, Verb.HAVE, piece, 0, 0, null);
        } else {
            tellSent(Verb.HAVE, piece, 0, 0);
            network.time().fanOuts().send(source.events(), piece, this, oneWayNanos);
        }
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
        long key = source.events().nextKey();
        int cell = messages.add(lastDeparture + oneWayNanos, key, verb, a, b, c, carried);
        if (tail == Messages.NONE) {
            head = cell;
        } else {
            messages.chain(tail, cell);
        }
        tail = cell;
        if (underWay == Messages.NONE) {
            underWay = cell;
            // When it is scheduled already, that is for the end of a block that has arrived.
            if (!firing && !held && !scheduled()) {
                schedule();
            }
        }
    }

    @Override
    void hold() {
        unexpect();
        held = true;
        network.time().cancel(this);
    }

    /** As if everything was sent anew, which TCP does when its timer rings. */
    @Override
    void resume() {
        if (!held) {
            return;
        }
        held = false;
        long now = network.time().nanos();
        lastDeparture = Math.max(lastDeparture, now);
        for (int cell = underWay; cell != Messages.NONE; cell = messages.next(cell)) {
            if (messages.due(cell) < now + oneWayNanos) {
                messages.postpone(cell, now + oneWayNanos, source.events().nextKey());
            }
        }
        if (underWay != Messages.NONE) {
            schedule();
        }
    }

    @Override
    void abandon() {
        unexpect();
        long now = network.time().nanos();
        int last = lastArrived();
        int cell = underWay;
        while (cell != Messages.NONE && messages.due(cell) - oneWayNanos <= now) {
            last = cell;
            cell = messages.next(cell);
        }
        if (cell == underWay) {
            underWay = Messages.NONE;
            network.time().cancel(this);
        } else if (!firing && !held) {
            schedule();
        }
        tail = last;
        if (last == Messages.NONE) {
            head = Messages.NONE;
        } else {
            messages.chain(last, Messages.NONE);
        }
        dropChain(cell);
    }

    @Override
    void cut() {
        cut = true;
        if (member != null) {
            member.leave();
        }
        network.time().cancel(this);
        int cell = head;
        head = Messages.NONE;
        tail = Messages.NONE;
        underWay = Messages.NONE;
        dropChain(cell);
    }

    private void dropChain(int first) {
        int cell = first;
        while (cell != Messages.NONE) {
            int next = messages.next(cell);
            drop(messages.verb(cell), messages.a(cell), messages.b(cell), messages.c(cell), messages.carried(cell));
            messages.free(cell);
            cell = next;
        }
    }

    @Override
    void fire() {
        long now = network.time().nanos();
        firing = true;
        if (limited) {
            downlink.settle(now);
        }
        arriveBy(now);
        if (member != null) {
            member.moved();
        }
        firing = false;
        if (underWay != Messages.NONE) {
            schedule();
        }
    }

    private void arriveBy(long now) {
        while (underWay != Messages.NONE && messages.due(underWay) <= now) {
            arrive();
        }
    }

    private void schedule() {
        long due = messages.due(underWay);
        long key = messages.key(underWay);
        if (limited && head == underWay && messages.verb(underWay) == Verb.PIECE) {
            due = member().expect(due, key, messages.wireBytes(underWay));
        }
        network.time().schedule(this, due, key);
    }

    /** What is under way is scheduled for the time when it arrives, if at all. */
    private void unexpect() {
        if (member != null) {
            member.unexpect();
        }
    }

    @Override
    public void arrivedAsExpected() {
        underWay = messages.next(underWay);
    }

    @Override
    public void notAsExpected() {
        if (firing) {
            return;
        }
        arriveBy(network.time().nanos());
        if (underWay == Messages.NONE) {
            network.time().cancel(this);
        } else {
            schedule();
        }
    }

    /** The first message under way has arrived. */
    private void arrive() {
        int cell = underWay;
        underWay = messages.next(cell);
        if (!limited) {
            deliverHead();
        } else if (messages.verb(cell) == Verb.PIECE) {
            member().arrived();
        } else {
            downlink.control(messages.wireBytes(cell));
            if (head == cell) {
                deliverHead();
            }
        }
    }

    private Downlink.Member member() {
        Downlink.Member joined = member;
        if (joined == null) {
            joined = downlink.join(this);
            member = joined;
        }
        return joined;
    }

    /** A HAVE has arrived that was sent when nothing was under way, and before anything that is under way. */
    void haveArrived(int piece) {
        if (cut) {
            drop(Verb.HAVE, piece, 0, 0, null);
            return;
        }
        if (held) {
            waitAtBorder(piece);
            return;
        }
        if (limited) {
            downlink.control(Verb.HAVE.wireBytes(0, 0));
            if (head != underWay) {
                waitBehindBlock(piece);
                return;
            }
        }
        deliver(Verb.HAVE, piece, 0, 0, null);
    }

    /** Puts a HAVE behind what has arrived and waits for the downlink. */
    private void waitBehindBlock(int piece) {
        int cell = messages.add(0, 0, Verb.HAVE, piece, 0, 0, null);
        messages.chain(lastArrived(), cell);
        messages.chain(cell, underWay);
        if (underWay == Messages.NONE) {
            tail = cell;
        }
    }

    /** Puts a HAVE before what is under way, but behind others that came while the flow is held. */
    private void waitAtBorder(int piece) {
        int cell = messages.add(AT_BORDER, 0, Verb.HAVE, piece, 0, 0, null);
        int last = lastArrived();
        int behind = underWay;
        while (behind != Messages.NONE && messages.due(behind) == AT_BORDER) {
            last = behind;
            behind = messages.next(behind);
        }
        if (behind == underWay) {
            underWay = cell;
        }
        if (last == Messages.NONE) {
            head = cell;
        } else {
            messages.chain(last, cell);
        }
        messages.chain(cell, behind);
        if (behind == Messages.NONE) {
            tail = cell;
        }
    }

    /** The last message that has arrived and waits for the downlink; none if none does. */
    private int lastArrived() {
        int last = Messages.NONE;
        for (int cell = head; cell != underWay; cell = messages.next(cell)) {
            last = cell;
        }
        return last;
    }

    @Override
    public int firstBlockBytes() {
        return head == underWay ? 0 : messages.wireBytes(head);
    }

    @Override
    public void deliver() {
        do {
            deliverHead();
        } while (head != underWay && messages.verb(head) != Verb.PIECE);
    }

    private void deliverHead() {
        int cell = head;
        Verb verb = messages.verb(cell);
        int a = messages.a(cell);
        int b = messages.b(cell);
        int c = messages.c(cell);
        Object carried = messages.carried(cell);
        head = messages.next(cell);
        if (head == Messages.NONE) {
            tail = Messages.NONE;
        }
        messages.free(cell);
        deliver(verb, a, b, c, carried);
    }
}

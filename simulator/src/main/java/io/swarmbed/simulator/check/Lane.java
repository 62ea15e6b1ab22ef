package io.swarmbed.simulator.check;

import io.swarmbed.engine.virtual.Verb;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One direction of a connection: what was sent must come in the same order, or be dropped by a closed receiver. */
final class Lane {
    final int source;
    final int target;
    private final ArrayDeque<Message> underWay = new ArrayDeque<>();
    /** Requests that came this way and were not answered, by piece and begin. */
    private final Map<Long, Integer> asked = new HashMap<>();

    private boolean sourceClosed;
    private boolean closeSent;
    private boolean closeDelivered;

    Lane(int source, int target) {
        this.source = source;
        this.target = target;
    }

    /** Returns what is wrong with sending this, or null. */
    @Nullable
    String send(Message message) {
        if (sourceClosed || closeSent) {
            return "sends " + message + " after its close";
        }
        closeSent = message.verb() == Verb.CLOSE;
        underWay.add(message);
        return null;
    }

    /** Takes the next message off the lane, which is delivered; returns what is wrong with that, or null. */
    @Nullable
    String deliver(long nanos, long event, Verb verb, int a, int b, int c) {
        Message message = underWay.poll();
        if (message != null && message.is(verb, a, b, c) && event != message.event() && nanos >= message.nanos()) {
            accept(message);
            return null;
        }
        String what = Message.text(verb, a, b, c);
        if (message == null) {
            return what + " is delivered, and nothing is under way";
        }
        if (!message.is(verb, a, b, c)) {
            return what + " is delivered, and " + message + " was sent before it";
        }
        return what + " is delivered inside the event that sends it, or before";
    }

    private void accept(Message message) {
        if (message.verb() == Verb.REQUEST) {
            asked.merge(key(message.a(), message.b()), 1, Integer::sum);
        }
        closeDelivered |= message.verb() == Verb.CLOSE;
    }

    /** Takes a message off the lane, wherever it is; returns what is wrong with that, or null. */
    @Nullable
    String drop(Verb verb, int a, int b, int c) {
        Iterator<Message> messages = underWay.iterator();
        while (messages.hasNext()) {
            if (messages.next().is(verb, a, b, c)) {
                messages.remove();
                return null;
            }
        }
        return Message.text(verb, a, b, c) + " is dropped, and was not under way";
    }

    /** Whether such a request has come over this lane and was not answered; from here on it is. */
    boolean answer(int piece, int begin) {
        Integer count = asked.remove(key(piece, begin));
        if (count != null && count > 1) {
            asked.put(key(piece, begin), count - 1);
        }
        return count != null;
    }

    private static long key(int piece, int begin) {
        return ((long) piece << 32) | begin;
    }

    void sourceCloses() {
        sourceClosed = true;
    }

    boolean sourceClosed() {
        return sourceClosed;
    }

    boolean closeSent() {
        return closeSent;
    }

    boolean closeDelivered() {
        return closeDelivered;
    }

    /** Whether a message is under way, but for those that tell of a piece: they may learn late that nobody hears them. */
    boolean busy() {
        return underWay.stream().anyMatch(message -> message.verb() != Verb.HAVE);
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    /** Bytes of the messages under way. */
    long bytes() {
        return underWay.stream().mapToLong(Message::wireBytes).sum();
    }
}

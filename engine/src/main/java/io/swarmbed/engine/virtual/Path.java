package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection, first in, first out, as a network model sees it. Nothing is delivered inside the call
 * that sends it. What a delivery needs is copied into the path: nodes and connections are seldom in the caches when a
 * message arrives.
 */
abstract class Path extends Event {
    final VirtualNode source;
    final VirtualNode target;
    final VirtualNetwork network;
    private final VirtualConnection receiver;
    private final Traffic received;
    private final int sourceId;
    private final int targetId;
    /** Takes messages at the receiving end once hands are shaken there. */
    private @Nullable ConnectionListener listener;

    Path(VirtualNode source, VirtualConnection receiver) {
        this.source = source;
        this.target = receiver.node();
        this.network = source.network();
        this.receiver = receiver;
        this.received = target.traffic();
        this.sourceId = source.id();
        this.targetId = target.id();
    }

    /** Sends a message without a block, which leaves at this time at the earliest, and behind what was begun before it. */
    abstract void send(long departure, Verb verb, int a, int b, int c, @Nullable Object carried);

    /** Sends a HAVE, likewise. */
    void sendHave(long departure, int piece) {
        send(departure, Verb.HAVE, piece, 0, 0, null);
    }

    /** Sends a block, whose message has this many bytes. */
    abstract void sendBlock(int wireBytes, int piece, int begin, int length, Payload block);

    /**
     * Whether there is room for a block. When this has been false, the sender's {@link VirtualConnection#becameWritable}
     * is called once it is true again.
     */
    abstract boolean writable();

    /** Nothing arrives any more until {@link #resume}. */
    abstract void hold();

    /** What was held sets out again. Does nothing when nothing is held. */
    abstract void resume();

    /** The sending end is gone without a word: what has left arrives, what has not never leaves. */
    abstract void abandon();

    /** The receiving end. */
    final VirtualConnection receiver() {
        return receiver;
    }

    /** Hands are shaken at the receiving end: messages from here on are for this listener. */
    final void deliverTo(ConnectionListener newListener) {
        listener = newListener;
    }

    /** The receiving end is gone: drops everything that was not delivered. */
    abstract void cut();

    /** A message was given to this path. */
    final void tellSent(Verb verb, int a, int b, int c) {
        Trace trace = network.time().trace();
        if (trace != null) {
            trace.sent(network.time().nanos(), receiver.number(), sourceId, targetId, verb, a, b, c);
        }
    }

    /** Hands a message to the receiving end. */
    final void deliver(Verb verb, int a, int b, int c, @Nullable Object carried) {
        received.received(verb.wireBytes(b, c), verb == Verb.PIECE ? c : 0);
        Trace trace = network.delivers(sourceId, targetId, verb, a, b, c);
        if (trace != null) {
            trace.delivered(network.time().nanos(), receiver.number(), sourceId, targetId, verb, a, b, c);
        }
        ConnectionListener to = listener;
        if (to == null || verb == Verb.CLOSE) {
            receiver.receive(verb, a, b, c, carried);
        } else {
            VirtualConnection.tell(to, verb, a, b, c, carried);
        }
    }

    final void drop(Verb verb, int a, int b, int c, @Nullable Object carried) {
        Trace trace = network.time().trace();
        if (trace != null) {
            trace.dropped(network.time().nanos(), receiver.number(), sourceId, targetId, verb, a, b, c);
        }
        if (carried instanceof Payload block) {
            block.release();
        }
    }

    final void dropAll(VerbQueue queue) {
        for (int i = 0; i < queue.size(); i++) {
            drop(queue.verb(i), queue.a(i), queue.b(i), queue.c(i), queue.carried(i));
        }
        queue.clear();
    }
}

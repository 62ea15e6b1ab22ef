package io.swarmbed.engine.virtual;

import io.swarmbed.engine.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection, first in, first out, as a network model sees it. Nothing is delivered inside the call
 * that sends it.
 */
abstract class Path extends Event {
    final VirtualNode source;
    final VirtualNode target;
    private final VirtualConnection receiver;
    /** The source's id; that node itself is seldom in the caches when a message arrives. */
    private final int sourceId;

    Path(VirtualNode source, VirtualConnection receiver) {
        this.source = source;
        this.target = receiver.node();
        this.receiver = receiver;
        this.sourceId = source.id();
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

    /** The receiving end is gone: drops everything that was not delivered. */
    abstract void cut();

    /** A message was given to this path. */
    final void tellSent(Verb verb, int a, int b, int c) {
        Trace trace = source.network().time().trace();
        if (trace != null) {
            trace.sent(source.clock().nanos(), receiver.number(), source.id(), target.id(), verb, a, b, c);
        }
    }

    /** Hands a message to the receiving end. */
    final void deliver(Verb verb, int a, int b, int c, @Nullable Object carried) {
        target.traffic().received(verb.wireBytes(b, c), verb == Verb.PIECE ? c : 0);
        target.network().delivers(receiver.number(), sourceId, target.id(), verb, a, b, c);
        receiver.receive(verb, a, b, c, carried);
    }

    final void drop(Verb verb, int a, int b, int c, @Nullable Object carried) {
        Trace trace = source.network().time().trace();
        if (trace != null) {
            trace.dropped(source.clock().nanos(), receiver.number(), source.id(), target.id(), verb, a, b, c);
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

package io.swarmbed.engine.virtual;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection in {@link FluidPaths}. The first message held is a block under way; what was sent after it
 * waits behind it. What is through travels for the latency.
 */
final class FluidPath extends Path {
    static final int NO_ENTRY = -1;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Where {@link FluidPaths} keeps it while it is active. */
    int entry = NO_ENTRY;

    private final FluidPaths paths;
    private final VirtualConnection sender;
    private final Flow travel;
    private final double cap;
    private final VerbQueue held = new VerbQueue();
    private int blocks;
    private int weight = 1;
    private boolean cut;

    /** @param blockNanos the least time for a block of 16 KiB, 0 for no cap */
    FluidPath(FluidPaths paths, VirtualConnection sender, VirtualConnection receiver, long blockNanos) {
        super(sender.node(), receiver);
        this.paths = paths;
        this.sender = sender;
        this.travel = new Flow(sender.node(), receiver);
        this.cap =
                blockNanos == 0 ? Double.POSITIVE_INFINITY : PieceGeometry.BLOCK_LENGTH * NANOS_PER_SECOND / blockNanos;
    }

    /** Bytes per second at most. */
    double cap() {
        return cap;
    }

    /** The weight with which the uplink asked for the last block. */
    int weight() {
        return weight;
    }

    @Override
    void send(long departure, Verb verb, int a, int b, int c, @Nullable Object carried) {
        tellSent(verb, a, b, c);
        if (cut) {
            drop(verb, a, b, c, carried);
            return;
        }
        paths.control(source.id(), target.id(), verb.wireBytes(b, c));
        if (blocks == 0) {
            travel.pass(departure, verb, a, b, c, carried);
        } else {
            held.add(departure, verb, a, b, c, carried);
        }
    }

    @Override
    void sendBlock(int wireBytes, int piece, int begin, int length, Payload block) {
        tellSent(Verb.PIECE, piece, begin, length);
        weight = source.uplink().currentWeight();
        source.uplink().transmit(wireBytes);
        if (cut) {
            drop(Verb.PIECE, piece, begin, length, block);
            return;
        }
        held.add(0, Verb.PIECE, piece, begin, length, block);
        if (++blocks == 1) {
            if (entry == NO_ENTRY) {
                paths.begin(this, wireBytes);
            } else {
                paths.next(this, wireBytes);
            }
        }
    }

    @Override
    boolean writable() {
        return blocks == 0;
    }

    /** The block under way still gets through the links, and waits behind them. */
    @Override
    void hold() {
        travel.hold();
    }

    @Override
    void resume() {
        travel.resume();
    }

    @Override
    void abandon() {
        dropHeld();
        travel.abandon();
    }

    @Override
    void cut() {
        dropHeld();
        travel.cut();
    }

    private void dropHeld() {
        cut = true;
        if (entry != NO_ENTRY) {
            paths.end(this);
        }
        stall();
        dropAll(held);
        blocks = 0;
    }

    /** The block under way will be through at this time. */
    void throughAt(long nanos) {
        source.events().schedule(this, nanos);
    }

    /** The block under way does not move. */
    void stall() {
        source.events().cancel(this);
    }

    /** The block under way is through. */
    @Override
    void fire() {
        blocks--;
        do {
            pass();
        } while (held.size() > 0 && held.verb(0) != Verb.PIECE);
        if (blocks > 0) {
            paths.next(this, held.wireBytes(0));
            return;
        }
        sender.becameWritable();
        if (blocks == 0 && entry != NO_ENTRY) {
            paths.end(this);
        }
    }

    private void pass() {
        travel.pass(source.clock().nanos(), held.verb(0), held.a(0), held.b(0), held.c(0), held.carried(0));
        held.remove();
    }
}

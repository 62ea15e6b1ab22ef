package io.swarmbed.engine.virtual;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection as TCP ({@link NetworkModel.Packet}): messages are a stream of bytes, cut into segments
 * when the {@link TcpWindow} lets them leave, and delivered when all their bytes have come. What is sent within one event
 * leaves together. The event is the moment to send.
 */
final class PacketPath extends Path {
    /** A packet on its way is its segment's number and, in the lowest bits, its length. */
    private static final int LENGTH_BITS = 16;

    private final NetworkModel.Packet options;
    private final VirtualConnection sender;
    private final DropTailQueue uplink;
    private final DropTailQueue downlink;
    private final double loss;
    private final RandomStream random;
    private final long oneWayNanos;
    private final long backNanos;
    /** Acknowledgements are late by up to a packet's time: without any chance, connections fall into step. */
    private final long jitterNanos;

    private final TcpWindow window = new TcpWindow();
    private final PacketTrain toDownlink;
    private final PacketTrain toReceiver;
    private final PacketTrain acknowledgements;
    private final Timeout timeout = new Timeout();
    private final ArrivedSegments arrived = new ArrivedSegments();
    /** Each is due when so many bytes of the stream have come. */
    private final VerbQueue messages = new VerbQueue();

    /** Bytes of the stream that were given, that have left at least once, and that have come in order. */
    private long written;

    private long cutUp;
    private long inOrder;
    private long lastSent;
    private long lastAcknowledged;
    private boolean full;
    private boolean cut;
    /** Nothing passes until the network heals. */
    private boolean held;
    /** The sender has vanished. */
    private boolean abandoned;

    PacketPath(
            NetworkModel.Packet options,
            VirtualConnection sender,
            VirtualConnection receiver,
            DropTailQueue uplink,
            DropTailQueue downlink,
            double loss,
            RandomStream random) {
        super(sender.node(), receiver);
        this.options = options;
        this.sender = sender;
        this.uplink = uplink;
        this.downlink = downlink;
        this.loss = loss;
        this.random = random;
        int packet = options.segmentBytes() + options.headerBytes();
        this.oneWayNanos = VirtualConnection.oneWayNanos(source, target);
        this.backNanos = VirtualConnection.oneWayNanos(target, source);
        this.jitterNanos = 1 + Math.max(uplink.nanos(packet), downlink.nanos(packet));
        this.toDownlink = new PacketTrain(source.events(), this::reachDownlink);
        this.toReceiver = new PacketTrain(source.events(), this::reachReceiver);
        this.acknowledgements = new PacketTrain(source.events(), this::acknowledged);
    }

    @Override
    void send(long departure, Verb verb, int a, int b, int c, @Nullable Object carried) {
        tellSent(verb, a, b, c);
        // The end of a stream is a byte of it, as in TCP.
        write(departure, Math.max(1, verb.wireBytes(b, c)), verb, a, b, c, carried);
    }

    @Override
    void sendBlock(int wireBytes, int piece, int begin, int length, Payload block) {
        tellSent(Verb.PIECE, piece, begin, length);
        source.uplink().transmit(wireBytes);
        write(source.clock().nanos(), wireBytes, Verb.PIECE, piece, begin, length, block);
        full = !writable();
    }

    private void write(long departure, int bytes, Verb verb, int a, int b, int c, @Nullable Object carried) {
        if (cut || abandoned) {
            drop(verb, a, b, c, carried);
            return;
        }
        written += bytes;
        messages.add(written, verb, a, b, c, carried);
        if (!scheduled()) {
            source.events().schedule(this, departure);
        }
    }

    /** There is room while less than a block has not left. */
    @Override
    boolean writable() {
        return cut || abandoned || written - cutUp < PieceGeometry.BLOCK_LENGTH;
    }

    /** Every packet and every acknowledgement is lost from here on. */
    @Override
    void hold() {
        held = true;
    }

    /** What was lost is sent again, as when the timer rings. */
    @Override
    void resume() {
        if (!held) {
            return;
        }
        held = false;
        if (window.outstanding()) {
            window.timedOut();
        }
        if (!scheduled()) {
            source.events().schedule(this, source.clock().nanos());
        }
    }

    /** What has not left once is dropped, and nothing is sent again. */
    @Override
    void abandon() {
        abandoned = true;
        source.events().cancel(this);
        source.events().cancel(timeout);
        for (int left = messages.size(); left > 0; left--) {
            long end = messages.due(0);
            Verb verb = messages.verb(0);
            int a = messages.a(0);
            int b = messages.b(0);
            int c = messages.c(0);
            Object carried = messages.carried(0);
            messages.remove();
            if (end <= cutUp) {
                messages.add(end, verb, a, b, c, carried);
            } else {
                drop(verb, a, b, c, carried);
            }
        }
    }

    @Override
    void cut() {
        cut = true;
        source.events().cancel(this);
        source.events().cancel(timeout);
        toDownlink.clear();
        toReceiver.clear();
        acknowledgements.clear();
        dropAll(messages);
    }

    /** Sends what the window lets leave. */
    @Override
    void fire() {
        long now = source.clock().nanos();
        if (!window.outstanding() && now - lastSent > window.timeout()) {
            window.restart();
        }
        while (window.open()) {
            if (window.repeats()) {
                put(window.repeat(now), now);
            } else if (cutUp < written) {
                int bytes = (int) Math.min(options.segmentBytes(), written - cutUp);
                cutUp += bytes;
                put(window.send(bytes, now), now);
            } else {
                break;
            }
        }
        if (full && writable()) {
            full = false;
            sender.becameWritable();
        }
    }

    /** A segment goes to the uplink. */
    private void put(long segment, long now) {
        int bytes = window.length(segment);
        lastSent = now;
        timeout.await(now + window.timeout());
        long departure = uplink.take(bytes + options.headerBytes(), now);
        if (departure == DropTailQueue.DROPPED || held || (loss > 0 && random.nextDouble() < loss)) {
            return;
        }
        PacketTrain train = downlink.limited() ? toDownlink : toReceiver;
        train.add(departure + oneWayNanos, segment << LENGTH_BITS | bytes);
    }

    private void reachDownlink(long packet) {
        long delivery = downlink.take(
                bytes(packet) + options.headerBytes(), source.clock().nanos());
        if (delivery != DropTailQueue.DROPPED && !held) {
            toReceiver.add(delivery, packet);
        }
    }

    private void reachReceiver(long packet) {
        if (held) {
            return;
        }
        long segment = packet >> LENGTH_BITS;
        lastAcknowledged =
                Math.max(lastAcknowledged, source.clock().nanos() + backNanos + random.nextLong(jitterNanos));
        acknowledgements.add(lastAcknowledged, segment);
        inOrder += arrived.arrived(segment, bytes(packet));
        while (messages.size() > 0 && messages.due(0) <= inOrder) {
            Verb verb = messages.verb(0);
            int a = messages.a(0);
            int b = messages.b(0);
            int c = messages.c(0);
            Object carried = messages.carried(0);
            messages.remove();
            deliver(verb, a, b, c, carried);
        }
    }

    private static int bytes(long packet) {
        return (int) packet & ((1 << LENGTH_BITS) - 1);
    }

    private void acknowledged(long segment) {
        if (held || abandoned) {
            return;
        }
        long now = source.clock().nanos();
        window.acknowledged(segment, now);
        timeout.await(now + window.timeout());
        fire();
    }

    /** Waits for acknowledgements. */
    private final class Timeout extends Event {
        private long deadline;
        private long alarm;

        void await(long nanos) {
            deadline = nanos;
            if (!scheduled() || nanos < alarm) {
                alarm = nanos;
                source.events().schedule(this, nanos);
            }
        }

        @Override
        void fire() {
            if (held || !window.outstanding()) {
                return;
            }
            long now = source.clock().nanos();
            if (deadline > now) {
                await(deadline);
                return;
            }
            window.timedOut();
            PacketPath.this.fire();
        }
    }
}

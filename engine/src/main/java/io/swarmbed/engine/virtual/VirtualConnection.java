package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.env.Network.Acceptor;
import io.swarmbed.engine.env.Network.Answer;
import io.swarmbed.engine.env.Network.DialListener;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.engine.wire.WireSize;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection between two nodes. Blocks leave when the uplink has moved them; other messages leave at once,
 * but behind a block of this connection that was begun. A close travels like a message, so that what was sent before it
 * still arrives.
 */
final class VirtualConnection implements Connection {
    /** This end's place in its node's list. */
    int index;

    private final int number;
    private final VirtualNode node;
    private final PeerAddress remote;
    private final @Nullable DialListener dialler;
    private @Nullable Path outgoing;
    private @Nullable Path incoming;
    private @Nullable Handshake ours;
    private @Nullable Handshake theirs;
    private @Nullable ConnectionListener listener;
    private @Nullable Spacing spacing;
    private boolean closed;
    /** Nothing passes until the network heals. */
    private boolean held;
    /** The other end has vanished. */
    private boolean deserted;

    private VirtualConnection(int number, VirtualNode node, PeerAddress remote, @Nullable DialListener dialler) {
        this.number = number;
        this.node = node;
        this.remote = remote;
        this.dialler = dialler;
    }

    /** Makes both ends and sends the dialler's handshake, which leaves at this time. */
    static void open(
            VirtualNode from, VirtualNode to, PeerAddress dialled, Handshake ours, DialListener listener, long nanos) {
        VirtualNetwork network = from.network();
        int number = network.nextConnection();
        VirtualConnection near = new VirtualConnection(number, from, dialled, listener);
        VirtualConnection far = new VirtualConnection(number, to, from.nextEphemeralAddress(), null);
        Paths paths = network.paths();
        if (paths.paced()) {
            BlockSpacing spacing = network.spacing();
            near.space(spacing.nanos(from, to));
            far.space(spacing.nanos(to, from));
        }
        Path there = paths.path(near, far);
        Path back = paths.path(far, near);
        near.attach(there, back);
        far.attach(back, there);
        Trace trace = network.time().trace();
        if (trace != null) {
            trace.opened(network.time().nanos(), number, from.id(), to.id());
        }
        near.sendHandshake(nanos, ours);
    }

    static long oneWayNanos(VirtualNode a, VirtualNode b) {
        return a.network().latency().nanos(a, b);
    }

    /** Nothing passes between the ends any more; they are told nothing, and notice by the silence. */
    void hold() {
        if (!held) {
            held = true;
            Objects.requireNonNull(incoming).hold();
            out().hold();
            awaitHandshake();
        }
    }

    /**
     * Messages pass again.
     *
     * @return whether they did not before
     */
    boolean resume() {
        boolean resumed = held;
        if (held) {
            held = false;
            Objects.requireNonNull(incoming).resume();
            out().resume();
        }
        return resumed;
    }

    boolean apart(Separation separation) {
        return separation.apart(node, out().target);
    }

    /** This end is gone without a word. */
    void vanish() {
        closeThisEnd();
        out().abandon();
        VirtualConnection other = out().receiver();
        if (!other.closed) {
            other.deserted = true;
            other.awaitHandshake();
        }
    }

    private void awaitHandshake() {
        if (listener == null) {
            long patience = VirtualNetwork.CONNECT_TIMEOUT_NANOS;
            node.alarms().alarm(this::giveUp).at(node.clock().nanos() + patience);
        }
    }

    private void giveUp() {
        if (!closed && listener == null) {
            close(CloseReason.STOPPED);
            if (dialler != null) {
                dialler.failed(Dial.TIMED_OUT);
            }
        }
    }

    private void attach(Path out, Path in) {
        outgoing = out;
        incoming = in;
        node.opened(this);
    }

    private void space(long nanos) {
        spacing = nanos == 0 ? null : new Spacing(node, nanos, this::becameWritable);
    }

    /** There is room for a block again. */
    void becameWritable() {
        if (listener != null && !closed) {
            listener.writable();
        }
    }

    private Path out() {
        return Objects.requireNonNull(outgoing);
    }

    /** The same at both ends. */
    int number() {
        return number;
    }

    VirtualNode node() {
        return node;
    }

    @Override
    public PeerAddress remote() {
        return remote;
    }

    @Override
    public Handshake theirs() {
        return Objects.requireNonNull(theirs, "not connected yet");
    }

    @Override
    public boolean outgoing() {
        return dialler != null;
    }

    @Override
    public boolean writable() {
        return !closed && !held && !deserted && (spacing == null || spacing.free()) && out().writable();
    }

    @Override
    public void choke() {
        send(Verb.CHOKE, 0, 0, 0, null);
    }

    @Override
    public void unchoke() {
        send(Verb.UNCHOKE, 0, 0, 0, null);
    }

    @Override
    public void interested() {
        send(Verb.INTERESTED, 0, 0, 0, null);
    }

    @Override
    public void notInterested() {
        send(Verb.NOT_INTERESTED, 0, 0, 0, null);
    }

    @Override
    public void have(int piece) {
        if (!closed) {
            account(WireSize.PIECE_INDEX);
            out().sendHave(node.clock().nanos(), piece);
        }
    }

    @Override
    public void bitfield(PieceSet pieces) {
        if (!closed) {
            send(Verb.BITFIELD, pieces.size(), pieces.pieceCount(), pieces.hashCode(), pieces.copy());
        }
    }

    @Override
    public void haveAll() {
        send(Verb.HAVE_ALL, 0, 0, 0, null);
    }

    @Override
    public void haveNone() {
        send(Verb.HAVE_NONE, 0, 0, 0, null);
    }

    @Override
    public void request(int piece, int begin, int length) {
        send(Verb.REQUEST, piece, begin, length, null);
    }

    @Override
    public void cancel(int piece, int begin, int length) {
        send(Verb.CANCEL, piece, begin, length, null);
    }

    @Override
    public void reject(int piece, int begin, int length) {
        send(Verb.REJECT, piece, begin, length, null);
    }

    @Override
    public void piece(int piece, int begin, Payload block) {
        if (closed) {
            block.release();
            return;
        }
        int length = block.length();
        int wireBytes = Verb.PIECE.wireBytes(begin, length);
        node.traffic().sent(wireBytes, length);
        if (spacing != null) {
            spacing.occupy(length);
        }
        out().sendBlock(wireBytes, piece, begin, length, block);
    }

    @Override
    public void allowedFast(int piece) {
        send(Verb.ALLOWED_FAST, piece, 0, 0, null);
    }

    @Override
    public void suggest(int piece) {
        send(Verb.SUGGEST, piece, 0, 0, null);
    }

    @Override
    public void port(int dhtPort) {
        send(Verb.PORT, dhtPort, 0, 0, null);
    }

    @Override
    public void extended(int id, ExtensionMessage message) {
        send(Verb.EXTENDED, id, WireSize.extended(message), 0, message);
    }

    @Override
    public void keepAlive() {
        send(Verb.KEEP_ALIVE, 0, 0, 0, null);
    }

    @Override
    public void close(CloseReason reason) {
        if (!closed) {
            send(Verb.CLOSE, 0, 0, 0, null);
            closeThisEnd();
        }
    }

    private void send(Verb verb, int a, int b, int c, @Nullable Object carried) {
        if (!closed) {
            send(node.clock().nanos(), verb, a, b, c, carried);
        }
    }

    private void send(long departure, Verb verb, int a, int b, int c, @Nullable Object carried) {
        account(verb.wireBytes(b, c));
        out().send(departure, verb, a, b, c, carried);
    }

    /** A message without a block is sent. */
    private void account(int wireBytes) {
        node.uplink().control(wireBytes);
        node.traffic().sent(wireBytes, 0);
    }

    private void sendHandshake(long departure, Handshake handshake) {
        ours = handshake;
        send(departure, Verb.HANDSHAKE, 0, 0, 0, handshake);
    }

    private void closeThisEnd() {
        closed = true;
        Trace trace = node.network().time().trace();
        if (trace != null) {
            trace.closed(node.clock().nanos(), number, node.id());
        }
        if (spacing != null) {
            spacing.stop();
        }
        Objects.requireNonNull(incoming).cut();
        node.closed(this);
    }

    /** A message from the other end; this end is open. */
    void receive(Verb verb, int a, int b, int c, @Nullable Object carried) {
        switch (verb) {
            case HANDSHAKE -> shakeHands((Handshake) Objects.requireNonNull(carried));
            case CLOSE -> closedByRemote();
            default -> tell(Objects.requireNonNull(listener), verb, a, b, c, carried);
        }
    }

    static void tell(ConnectionListener to, Verb verb, int a, int b, int c, @Nullable Object carried) {
        switch (verb) {
            case CHOKE -> to.choke();
            case UNCHOKE -> to.unchoke();
            case INTERESTED -> to.interested();
            case NOT_INTERESTED -> to.notInterested();
            case HAVE -> to.have(a);
            case BITFIELD -> to.bitfield((PieceSet) Objects.requireNonNull(carried));
            case HAVE_ALL -> to.haveAll();
            case HAVE_NONE -> to.haveNone();
            case REQUEST -> to.request(a, b, c);
            case CANCEL -> to.cancel(a, b, c);
            case REJECT -> to.reject(a, b, c);
            case PIECE -> to.piece(a, b, (Payload) Objects.requireNonNull(carried));
            case ALLOWED_FAST -> to.allowedFast(a);
            case SUGGEST -> to.suggest(a);
            case PORT -> to.port(a);
            case EXTENDED -> to.extended(a, (ExtensionMessage) Objects.requireNonNull(carried));
            case KEEP_ALIVE -> to.keepAlive();
            case HANDSHAKE, CLOSE -> throw new IllegalStateException("not for the listener: " + verb);
        }
    }

    private void shakeHands(Handshake received) {
        Handshake handshake = node.network().relay().handshake(node, received);
        theirs = handshake;
        if (dialler == null) {
            accept(handshake);
        } else if (handshake.infoHash().equals(Objects.requireNonNull(ours).infoHash())) {
            listenWith(dialler.connected(this));
        } else {
            close(CloseReason.REMOTE);
            dialler.failed(CloseReason.protocol("the handshake names another torrent"));
        }
    }

    private void accept(Handshake handshake) {
        Acceptor acceptor = node.acceptor();
        Answer answer = acceptor == null ? new Answer.Refuse(CloseReason.STOPPED) : acceptor.answer(remote, handshake);
        if (answer instanceof Answer.Accept accept && acceptor != null && !closed) {
            sendHandshake(node.clock().nanos(), accept.ours());
            listenWith(acceptor.connected(this));
        } else {
            close(CloseReason.REMOTE);
        }
    }

    private void listenWith(ConnectionListener receiver) {
        ConnectionListener relayed = node.network().relay().receives(node, this, receiver);
        listener = relayed;
        Objects.requireNonNull(incoming).deliverTo(relayed);
    }

    private void closedByRemote() {
        closeThisEnd();
        if (listener != null) {
            listener.close(CloseReason.REMOTE);
        } else if (dialler != null) {
            dialler.failed(CloseReason.REMOTE);
        }
    }
}

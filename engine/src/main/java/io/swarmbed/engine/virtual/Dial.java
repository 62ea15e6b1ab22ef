package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Network.DialListener;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.Optional;

/** The way of a dial up to the first handshake; then the connection takes over. */
final class Dial extends Event {
    static final CloseReason TIMED_OUT =
            new CloseReason(CloseReason.Kind.UNREACHABLE, "nobody answered at the address");
    private static final CloseReason NOT_LISTENING =
            new CloseReason(CloseReason.Kind.UNREACHABLE, "the node does not listen");

    private final VirtualNode node;
    private final Optional<VirtualNode> target;
    private final PeerAddress remote;
    private final Handshake ours;
    private final DialListener listener;
    private final long begun;
    private Optional<CloseReason> failure = Optional.empty();

    Dial(VirtualNode node, Optional<VirtualNode> target, PeerAddress remote, Handshake ours, DialListener listener) {
        this.node = node;
        this.target = target;
        this.remote = remote;
        this.ours = ours;
        this.listener = listener;
        this.begun = node.clock().nanos();
    }

    /** Sends the SYN. */
    void start() {
        if (target.isEmpty()) {
            failAfter(VirtualNetwork.CONNECT_TIMEOUT_NANOS, TIMED_OUT);
        } else {
            node.events().schedule(this, begun + VirtualConnection.oneWayNanos(node, target.get()));
        }
    }

    @Override
    void fire() {
        if (!node.isOpen()) {
            return;
        }
        if (failure.isPresent()) {
            node.network().time().rang(node.id());
            listener.failed(failure.get());
        } else {
            target.ifPresent(this::reach);
        }
    }

    /** The SYN has arrived. */
    private void reach(VirtualNode there) {
        long roundTrip = VirtualConnection.oneWayNanos(node, there) + VirtualConnection.oneWayNanos(there, node);
        if (!there.isOpen() || !there.reachable() || node.network().separation().apart(node, there)) {
            failAfter(VirtualNetwork.CONNECT_TIMEOUT_NANOS, TIMED_OUT);
        } else if (there.acceptor() == null) {
            failAfter(roundTrip, NOT_LISTENING);
        } else {
            VirtualConnection.open(node, there, remote, ours, listener, begun + roundTrip);
        }
    }

    private void failAfter(long nanos, CloseReason reason) {
        failure = Optional.of(reason);
        node.events().schedule(this, begun + nanos);
    }
}

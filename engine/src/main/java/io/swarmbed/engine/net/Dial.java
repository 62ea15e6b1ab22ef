package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.socket.SocketChannel;
import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Network.DialListener;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;
import org.jspecify.annotations.Nullable;

/**
 * The dialling side. Added latency delays what follows from the connect, success or refusal, by a round trip, and each
 * handshake by one way, so that a connection costs two round trips.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails has nothing left to do
final class Dial extends HandshakeHandler {
    private final Dialler dialler;
    private final PeerAddress remote;
    private final Handshake ours;
    private final int pieceCount;
    private final DialListener listener;
    private final Alarm roundTrip;
    private @Nullable Channel channel;
    private @Nullable PeerChannel peer;
    private @Nullable CloseReason refusal;

    Dial(
            PeerNetwork network,
            Dialler dialler,
            PeerAddress remote,
            Handshake ours,
            int pieceCount,
            DialListener listener) {
        super(network);
        this.dialler = dialler;
        this.remote = remote;
        this.ours = ours;
        this.pieceCount = pieceCount;
        this.listener = listener;
        this.roundTrip = network.loop().alarms().alarm(this::answered);
    }

    PeerAddress remote() {
        return remote;
    }

    /** The attempt that began at this time has come to an end, good or bad. */
    void attempted(ChannelFuture connect, long begunNanos) {
        Throwable cause = connect.cause();
        if (cause == null) {
            channel = connect.channel();
            peer = network().peerChannel((SocketChannel) connect.channel(), remote);
        } else {
            refusal = refusal(cause);
        }
        long latency = network().latencyNanos(remote);
        if (latency == 0 || cause instanceof ConnectTimeoutException) {
            answered();
        } else {
            roundTrip.at(begunNanos + 2 * latency);
        }
    }

    private static CloseReason refusal(Throwable cause) {
        return new CloseReason(CloseReason.Kind.UNREACHABLE, String.valueOf(cause.getMessage()));
    }

    private void answered() {
        if (refusal != null) {
            fail(refusal);
        } else if (peer != null && !over()) {
            send(ours, peer.outlet());
            await();
        }
    }

    @Override
    void shaken(Handshake theirs, ByteBuf rest) {
        dialler.over(this);
        PeerChannel connected = peer;
        if (connected == null || !theirs.infoHash().equals(ours.infoHash())) {
            abandon();
            listener.failed(CloseReason.protocol("it shook hands for another torrent"));
            return;
        }
        network().establish(this, connected, theirs, pieceCount, listener::connected, rest);
    }

    @Override
    void failed(CloseReason reason) {
        dialler.over(this);
        network().complaints().consider(remote, reason);
        listener.failed(reason);
    }

    @Override
    void abandon() {
        roundTrip.cancel();
        if (peer != null) {
            peer.outlet().drop();
        }
        if (channel != null) {
            channel.close();
        }
    }
}

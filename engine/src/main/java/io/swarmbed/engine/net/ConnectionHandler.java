package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of a connection, and its end. When this side closes, what was sent is written out, then the output
 * ends, and the socket stays until the remote peer closes too: a socket closed with unread data takes its last messages
 * with it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails has nothing left to do
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
    private final PeerNetwork network;
    private final SocketChannel channel;
    private final NettyConnection connection;
    private @Nullable ConnectionListener listener;
    private @Nullable PeerWireDecoder decoder;
    private @Nullable Intake intake;
    private boolean over;

    ConnectionHandler(PeerNetwork network, PeerChannel peer, Handshake theirs, boolean outgoing) {
        this.network = network;
        this.channel = peer.channel();
        this.connection = new NettyConnection(peer, theirs, outgoing, network.uplink(), this::closedHere);
    }

    Connection connection() {
        return connection;
    }

    /** Delivers verbs from here on, beginning with what came behind the handshake; the buffer stays the caller's. */
    void start(ConnectionListener receiver, int pieceCount, ByteBuf rest) {
        listener = receiver;
        if (over) {
            return;
        }
        Downlink downlink = network.downlink();
        if (downlink.limited()) {
            Intake queue = new Intake(receiver, downlink, channel, this::messageBytes);
            intake = queue;
            decoder = new PeerWireDecoder(pieceCount, queue, this::malformed, channel.alloc());
        } else {
            decoder = new PeerWireDecoder(pieceCount, receiver, this::malformed, channel.alloc());
        }
        decoder.decode(rest.retain());
    }

    private int messageBytes() {
        return decoder == null ? 0 : decoder.messageBytes();
    }

    /** Ends the connection as this side's wish, and tells the listener. */
    void stop(CloseReason reason) {
        if (!over) {
            ConnectionListener told = listener;
            connection.close(reason);
            if (told != null) {
                told.close(reason);
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (over || decoder == null) {
            bytes.release();
        } else {
            decoder.decode(bytes);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (connection.writable() && listener != null) {
            listener.writable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended(CloseReason.REMOTE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            ended(new CloseReason(CloseReason.Kind.REMOTE, String.valueOf(cause.getMessage())));
        } else {
            network.loop().failed(cause);
            ended(new CloseReason(CloseReason.Kind.LOCAL_IO, "an error in this program"));
        }
        channel.close();
    }

    private void malformed(CloseReason reason) {
        network.complaints().consider(connection.remote(), reason);
        ended(reason);
        channel.close();
    }

    private void ended(CloseReason reason) {
        connection.cut();
        if (over) {
            return;
        }
        stopReceiving();
        if (intake != null) {
            intake.close(reason);
        } else if (listener != null) {
            listener.close(reason);
        }
    }

    private void stopReceiving() {
        over = true;
        if (decoder != null) {
            decoder.stop();
        }
    }

    private void closedHere(CloseReason reason) {
        if (!over) {
            network.complaints().consider(connection.remote(), reason);
        }
        stopReceiving();
        if (intake != null) {
            intake.drop();
        }
        channel.config().setAutoRead(true);
    }
}

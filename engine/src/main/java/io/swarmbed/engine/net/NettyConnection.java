package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.Bytes;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.engine.wire.WireSize;
import java.util.function.Consumer;

/** The sending side of a connection: encodes verbs, accounts for them on the uplink, and passes them to the peer.outlet(). */
final class NettyConnection implements Connection {
    private final PeerChannel peer;
    private final Handshake theirs;
    private final boolean outgoing;
    private final Uplink uplink;
    private final Consumer<CloseReason> closing;
    private boolean closed;

    /** @param closing told when this side closes, once the outlet knows */
    NettyConnection(
            PeerChannel peer, Handshake theirs, boolean outgoing, Uplink uplink, Consumer<CloseReason> closing) {
        this.peer = peer;
        this.theirs = theirs;
        this.outgoing = outgoing;
        this.uplink = uplink;
        this.closing = closing;
    }

    /** The channel is gone: what is sent from here on is ignored. */
    void cut() {
        closed = true;
        peer.outlet().drop();
    }

    private ByteBuf message(int bytes) {
        uplink.control(bytes);
        return peer.outlet().message(bytes);
    }

    @Override
    public PeerAddress remote() {
        return peer.remote();
    }

    @Override
    public Handshake theirs() {
        return theirs;
    }

    @Override
    public boolean outgoing() {
        return outgoing;
    }

    @Override
    public boolean writable() {
        return !closed && peer.channel().isWritable();
    }

    @Override
    public void choke() {
        if (!closed) {
            PeerWireEncoder.choke(message(WireSize.BARE));
        }
    }

    @Override
    public void unchoke() {
        if (!closed) {
            PeerWireEncoder.unchoke(message(WireSize.BARE));
        }
    }

    @Override
    public void interested() {
        if (!closed) {
            PeerWireEncoder.interested(message(WireSize.BARE));
        }
    }

    @Override
    public void notInterested() {
        if (!closed) {
            PeerWireEncoder.notInterested(message(WireSize.BARE));
        }
    }

    @Override
    public void have(int piece) {
        if (!closed) {
            PeerWireEncoder.have(message(WireSize.PIECE_INDEX), piece);
        }
    }

    @Override
    public void bitfield(PieceSet pieces) {
        if (!closed) {
            PeerWireEncoder.bitfield(message(WireSize.bitfield(pieces.pieceCount())), pieces);
        }
    }

    @Override
    public void haveAll() {
        if (!closed) {
            PeerWireEncoder.haveAll(message(WireSize.BARE));
        }
    }

    @Override
    public void haveNone() {
        if (!closed) {
            PeerWireEncoder.haveNone(message(WireSize.BARE));
        }
    }

    @Override
    public void request(int piece, int begin, int length) {
        if (!closed) {
            PeerWireEncoder.request(message(WireSize.BLOCK_INDEX), piece, begin, length);
        }
    }

    @Override
    public void cancel(int piece, int begin, int length) {
        if (!closed) {
            PeerWireEncoder.cancel(message(WireSize.BLOCK_INDEX), piece, begin, length);
        }
    }

    @Override
    public void reject(int piece, int begin, int length) {
        if (!closed) {
            PeerWireEncoder.reject(message(WireSize.BLOCK_INDEX), piece, begin, length);
        }
    }

    /** @throws IllegalArgumentException when the block is not {@link Bytes}: an error of the program */
    @Override
    public void piece(int piece, int begin, Payload block) {
        if (!(block instanceof Bytes bytes)) {
            block.release();
            throw new IllegalArgumentException("a socket needs bytes, not a " + block.getClass());
        }
        if (closed) {
            bytes.release();
            return;
        }
        long departure = uplink.transmit(WireSize.PIECE_HEADER + bytes.length());
        ByteBuf header = peer.outlet().header(WireSize.PIECE_HEADER, departure);
        PeerWireEncoder.pieceHeader(header, piece, begin, bytes.length());
        peer.outlet().block(bytes);
    }

    @Override
    public void allowedFast(int piece) {
        if (!closed) {
            PeerWireEncoder.allowedFast(message(WireSize.PIECE_INDEX), piece);
        }
    }

    @Override
    public void suggest(int piece) {
        if (!closed) {
            PeerWireEncoder.suggest(message(WireSize.PIECE_INDEX), piece);
        }
    }

    @Override
    public void port(int dhtPort) {
        if (!closed) {
            PeerWireEncoder.port(message(WireSize.PORT), dhtPort);
        }
    }

    @Override
    public void extended(int id, ExtensionMessage message) {
        if (!closed) {
            byte[] content = PeerWireEncoder.content(message);
            PeerWireEncoder.extended(message(PeerWireEncoder.extendedSize(content)), id, content);
        }
    }

    @Override
    public void keepAlive() {
        if (!closed) {
            PeerWireEncoder.keepAlive(message(WireSize.KEEP_ALIVE));
        }
    }

    @Override
    public void close(CloseReason reason) {
        if (!closed) {
            closed = true;
            peer.outlet().finish();
        }
        // Also when the remote peer closed first: its last blocks may still wait for their turn on the downlink.
        closing.accept(reason);
    }
}

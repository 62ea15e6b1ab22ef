package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.net.CodecLink.Kind;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.wire.Bytes;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerWire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The receiving end of one connection through a {@link CodecLink}. */
final class CodecEnd implements ConnectionListener {
    private final CodecLink link;
    private final VirtualNode node;
    private final ConnectionListener listener;
    private final PeerWireDecoder decoder;
    /** What the decoder has to hand on next, if anything. */
    private @Nullable Message expected;
    /** The token that travels with the bytes of a block. */
    private @Nullable Payload token;

    private record Message(Kind kind, List<?> arguments) {}

    CodecEnd(CodecLink link, VirtualNode node, ConnectionListener listener) {
        this.link = link;
        this.node = node;
        this.listener = listener;
        this.decoder = new PeerWireDecoder(link.pieceCount(), new Decoded(), CodecEnd::malformed, link.allocator());
    }

    private static void malformed(CloseReason reason) {
        throw new AssertionError("the decoder says " + reason);
    }

    private void take(Kind kind, Consumer<ByteBuf> encoder, Object... arguments) {
        ByteBuf encoded = link.allocator().heapBuffer();
        encoder.accept(encoded);
        int bytes = encoded.readableBytes();
        link.charge(node, kind, bytes);
        expected = new Message(kind, List.of(arguments));
        while (encoded.isReadable()) {
            decoder.decode(link.cut(encoded));
        }
        encoded.release();
        if (expected != null || decoder.messageBytes() != bytes) {
            throw new AssertionError(kind + " of " + bytes + " bytes, by the decoder " + decoder.messageBytes()
                    + (expected == null ? "" : ", is not handed on"));
        }
    }

    private void came(Kind kind, Object... arguments) {
        Message message = new Message(kind, List.of(arguments));
        if (!message.equals(expected)) {
            throw new AssertionError(expected + " came out as " + message);
        }
        expected = null;
    }

    private static ByteBuffer content(int piece, int begin, int length) {
        ByteBuffer content = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i++) {
            content.put((byte) (31 * piece + begin + 7 * i + i / 256));
        }
        return content.flip();
    }

    @Override
    public void keepAlive() {
        take(Kind.KEEP_ALIVE, PeerWireEncoder::keepAlive);
    }

    @Override
    public void choke() {
        take(Kind.CHOKE, PeerWireEncoder::choke);
    }

    @Override
    public void unchoke() {
        take(Kind.UNCHOKE, PeerWireEncoder::unchoke);
    }

    @Override
    public void interested() {
        take(Kind.INTERESTED, PeerWireEncoder::interested);
    }

    @Override
    public void notInterested() {
        take(Kind.NOT_INTERESTED, PeerWireEncoder::notInterested);
    }

    @Override
    public void have(int piece) {
        take(Kind.HAVE, out -> PeerWireEncoder.have(out, piece), piece);
    }

    @Override
    public void bitfield(PieceSet pieces) {
        take(Kind.BITFIELD, out -> PeerWireEncoder.bitfield(out, pieces), pieces);
    }

    @Override
    public void haveAll() {
        take(Kind.HAVE_ALL, PeerWireEncoder::haveAll);
    }

    @Override
    public void haveNone() {
        take(Kind.HAVE_NONE, PeerWireEncoder::haveNone);
    }

    @Override
    public void request(int piece, int begin, int length) {
        take(Kind.REQUEST, out -> PeerWireEncoder.request(out, piece, begin, length), piece, begin, length);
    }

    @Override
    public void cancel(int piece, int begin, int length) {
        take(Kind.CANCEL, out -> PeerWireEncoder.cancel(out, piece, begin, length), piece, begin, length);
    }

    @Override
    public void reject(int piece, int begin, int length) {
        take(Kind.REJECT, out -> PeerWireEncoder.reject(out, piece, begin, length), piece, begin, length);
    }

    @Override
    public void piece(int piece, int begin, Payload block) {
        int length = block.length();
        token = block;
        take(
                Kind.PIECE,
                out -> {
                    PeerWireEncoder.pieceHeader(out, piece, begin, length);
                    out.writeBytes(content(piece, begin, length));
                },
                piece,
                begin,
                length);
    }

    @Override
    public void allowedFast(int piece) {
        take(Kind.ALLOWED_FAST, out -> PeerWireEncoder.allowedFast(out, piece), piece);
    }

    @Override
    public void suggest(int piece) {
        take(Kind.SUGGEST, out -> PeerWireEncoder.suggest(out, piece), piece);
    }

    @Override
    public void port(int dhtPort) {
        take(Kind.PORT, out -> PeerWireEncoder.port(out, dhtPort), dhtPort);
    }

    @Override
    public void extended(int id, ExtensionMessage message) {
        take(Kind.EXTENDED, out -> PeerWireEncoder.extended(out, id, message), id, message);
    }

    @Override
    public void close(CloseReason reason) {
        decoder.stop();
        listener.close(reason);
    }

    @Override
    public void writable() {
        listener.writable();
    }

    /** Compares what the decoder makes of the bytes and hands that on, in place of a block's bytes its token. */
    private final class Decoded implements PeerWire {
        @Override
        public void keepAlive() {
            came(Kind.KEEP_ALIVE);
            listener.keepAlive();
        }

        @Override
        public void choke() {
            came(Kind.CHOKE);
            listener.choke();
        }

        @Override
        public void unchoke() {
            came(Kind.UNCHOKE);
            listener.unchoke();
        }

        @Override
        public void interested() {
            came(Kind.INTERESTED);
            listener.interested();
        }

        @Override
        public void notInterested() {
            came(Kind.NOT_INTERESTED);
            listener.notInterested();
        }

        @Override
        public void have(int piece) {
            came(Kind.HAVE, piece);
            listener.have(piece);
        }

        @Override
        public void bitfield(PieceSet pieces) {
            came(Kind.BITFIELD, pieces);
            listener.bitfield(pieces);
        }

        @Override
        public void haveAll() {
            came(Kind.HAVE_ALL);
            listener.haveAll();
        }

        @Override
        public void haveNone() {
            came(Kind.HAVE_NONE);
            listener.haveNone();
        }

        @Override
        public void request(int piece, int begin, int length) {
            came(Kind.REQUEST, piece, begin, length);
            listener.request(piece, begin, length);
        }

        @Override
        public void cancel(int piece, int begin, int length) {
            came(Kind.CANCEL, piece, begin, length);
            listener.cancel(piece, begin, length);
        }

        @Override
        public void reject(int piece, int begin, int length) {
            came(Kind.REJECT, piece, begin, length);
            listener.reject(piece, begin, length);
        }

        @Override
        public void piece(int piece, int begin, Payload block) {
            came(Kind.PIECE, piece, begin, block.length());
            if (!((Bytes) block).buffer().equals(content(piece, begin, block.length()))) {
                throw new AssertionError("another content of piece " + piece + " at " + begin);
            }
            block.release();
            Payload owned = Objects.requireNonNull(token);
            token = null;
            listener.piece(piece, begin, owned);
        }

        @Override
        public void allowedFast(int piece) {
            came(Kind.ALLOWED_FAST, piece);
            listener.allowedFast(piece);
        }

        @Override
        public void suggest(int piece) {
            came(Kind.SUGGEST, piece);
            listener.suggest(piece);
        }

        @Override
        public void port(int dhtPort) {
            came(Kind.PORT, dhtPort);
            listener.port(dhtPort);
        }

        @Override
        public void extended(int id, ExtensionMessage message) {
            came(Kind.EXTENDED, id, message);
            listener.extended(id, message);
        }

        @Override
        public void close(CloseReason reason) {
            throw new AssertionError("a decoder closes nothing");
        }
    }
}

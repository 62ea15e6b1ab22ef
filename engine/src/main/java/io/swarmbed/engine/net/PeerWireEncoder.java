package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.ExtendedHandshake;
import io.swarmbed.engine.wire.ExtendedHandshakeCodec;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.WireSize;
import java.nio.ByteBuffer;

/** Writes verbs as bytes (BEP 3, 5, 6, 10) at the end of a buffer: exactly as many as {@link WireSize} says. */
public final class PeerWireEncoder {
    private PeerWireEncoder() {}

    /** {@value Handshake#LENGTH} bytes. */
    public static void handshake(ByteBuf out, Handshake handshake) {
        ByteBuffer bytes = ByteBuffer.allocate(Handshake.LENGTH)
                .put(HandshakeReader.PROTOCOL)
                .putLong(handshake.reserved());
        handshake.infoHash().write(bytes);
        handshake.peerId().write(bytes);
        out.writeBytes(bytes.flip());
    }

    public static void keepAlive(ByteBuf out) {
        out.writeInt(0);
    }

    public static void choke(ByteBuf out) {
        head(out, WireSize.BARE, MessageId.CHOKE);
    }

    public static void unchoke(ByteBuf out) {
        head(out, WireSize.BARE, MessageId.UNCHOKE);
    }

    public static void interested(ByteBuf out) {
        head(out, WireSize.BARE, MessageId.INTERESTED);
    }

    public static void notInterested(ByteBuf out) {
        head(out, WireSize.BARE, MessageId.NOT_INTERESTED);
    }

    public static void have(ByteBuf out, int piece) {
        index(out, MessageId.HAVE, piece);
    }

    public static void bitfield(ByteBuf out, PieceSet pieces) {
        head(out, WireSize.bitfield(pieces.pieceCount()), MessageId.BITFIELD).writeBytes(pieces.toBitfield());
    }

    public static void haveAll(ByteBuf out) {
        head(out, WireSize.BARE, MessageId.HAVE_ALL);
    }

    public static void haveNone(ByteBuf out) {
        head(out, WireSize.BARE, MessageId.HAVE_NONE);
    }

    public static void request(ByteBuf out, int piece, int begin, int length) {
        block(out, MessageId.REQUEST, piece, begin, length);
    }

    public static void cancel(ByteBuf out, int piece, int begin, int length) {
        block(out, MessageId.CANCEL, piece, begin, length);
    }

    public static void reject(ByteBuf out, int piece, int begin, int length) {
        block(out, MessageId.REJECT, piece, begin, length);
    }

    /** What goes before the content of a block of this many bytes. */
    public static void pieceHeader(ByteBuf out, int piece, int begin, int length) {
        head(out, WireSize.PIECE_HEADER + length, MessageId.PIECE)
                .writeInt(piece)
                .writeInt(begin);
    }

    public static void allowedFast(ByteBuf out, int piece) {
        index(out, MessageId.ALLOWED_FAST, piece);
    }

    public static void suggest(ByteBuf out, int piece) {
        index(out, MessageId.SUGGEST, piece);
    }

    public static void port(ByteBuf out, int dhtPort) {
        head(out, WireSize.PORT, MessageId.PORT).writeShort(dhtPort);
    }

    /** A message whose content {@link #content} has encoded. */
    static void extended(ByteBuf out, int id, byte[] content) {
        head(out, extendedSize(content), MessageId.EXTENDED).writeByte(id).writeBytes(content);
    }

    public static void extended(ByteBuf out, int id, ExtensionMessage message) {
        extended(out, id, content(message));
    }

    static byte[] content(ExtensionMessage message) {
        return ExtendedHandshakeCodec.format((ExtendedHandshake) message);
    }

    static int extendedSize(byte[] content) {
        return WireSize.BARE + 1 + content.length;
    }

    private static void index(ByteBuf out, int id, int piece) {
        head(out, WireSize.PIECE_INDEX, id).writeInt(piece);
    }

    private static void block(ByteBuf out, int id, int piece, int begin, int length) {
        head(out, WireSize.BLOCK_INDEX, id).writeInt(piece).writeInt(begin).writeInt(length);
    }

    private static ByteBuf head(ByteBuf out, int wireSize, int id) {
        return out.writeInt(wireSize - MessageId.LENGTH_PREFIX).writeByte(id);
    }
}

package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.swarmbed.engine.bencode.BencodeException;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtendedHandshake;
import io.swarmbed.engine.wire.ExtendedHandshakeCodec;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerWire;
import io.swarmbed.engine.wire.WireSize;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes behind the handshake into verbs, in whatever portions they come. One thread.
 *
 * <p>A block that lies whole in a well-filled buffer is handed on as a part of that buffer; one that is spread over
 * buffers is gathered in memory of its own size, which is the only copy made of it. A message's length is checked
 * against its kind before anything is allocated for it, and memory grows with what has come, not with what was
 * announced, blocks excepted. Messages of unknown kind, and extensions that were not offered, are skipped.
 */
public final class PeerWireDecoder {
    /** Less than this is copied out of a read buffer, in bytes, so that it does not keep the buffer. */
    private static final int LEAST_SHARED = 4 * 1024;

    private final int pieceCount;
    private final PeerWire target;
    private final Consumer<CloseReason> malformed;
    private final ByteBufAllocator allocator;
    /** The beginning of a message that is not a block. */
    private @Nullable ByteBuf begun;

    private @Nullable ByteBuf block;
    private int blockPiece;
    private int blockBegin;
    private int skipping;
    private boolean shared;
    private int messageBytes;
    private boolean stopped;

    /**
     * A decoder at the first byte behind the handshake.
     *
     * @param pieceCount pieces of the torrent, by which a bitfield is judged
     * @param target hears the verbs, except {@link PeerWire#close}
     * @param malformed hears, once, why the bytes make no sense; no verb follows
     */
    public PeerWireDecoder(
            int pieceCount, PeerWire target, Consumer<CloseReason> malformed, ByteBufAllocator allocator) {
        this.pieceCount = pieceCount;
        this.target = target;
        this.malformed = malformed;
        this.allocator = allocator;
    }

    /** Decodes all of the buffer and releases it. */
    public void decode(ByteBuf in) {
        try {
            shared = in.readableBytes() >= in.capacity() / 2;
            while (in.isReadable() && !stopped) {
                step(in);
            }
        } catch (MalformedMessageException problem) {
            stop();
            malformed.accept(problem.reason());
        } finally {
            in.release();
        }
    }

    /** Gives back what is held of unfinished messages; whatever is decoded after this is ignored. */
    public void stop() {
        stopped = true;
        if (begun != null) {
            begun.release();
            begun = null;
        }
        if (block != null) {
            block.release();
            block = null;
        }
    }

    /** Bytes of the message that is being handed on, length prefix included. */
    public int messageBytes() {
        return messageBytes;
    }

    private void step(ByteBuf in) throws MalformedMessageException {
        if (skipping > 0) {
            int bytes = Math.min(skipping, in.readableBytes());
            in.skipBytes(bytes);
            skipping -= bytes;
        } else if (block != null) {
            fill(block, in);
        } else if (begun != null) {
            extend(begun, in);
        } else if (!consume(in)) {
            begun = allocator.buffer(in.readableBytes()).writeBytes(in);
        }
    }

    /** Adds to a begun message what it lacks for the next decision about it. */
    private void extend(ByteBuf message, ByteBuf in) throws MalformedMessageException {
        message.writeBytes(in, Math.min(missing(message), in.readableBytes()));
        if (consume(message) && begun != null) {
            begun = null;
            message.release();
        }
    }

    private static int missing(ByteBuf message) {
        int have = message.readableBytes();
        if (have <= MessageId.LENGTH_PREFIX) {
            return have < MessageId.LENGTH_PREFIX ? MessageId.LENGTH_PREFIX - have : 1;
        }
        int start = message.readerIndex();
        boolean piece = message.getUnsignedByte(start + MessageId.LENGTH_PREFIX) == MessageId.PIECE;
        return (piece ? WireSize.PIECE_HEADER : MessageId.LENGTH_PREFIX + message.getInt(start)) - have;
    }

    /** Takes one message, or as much of it as decides what becomes of the rest; false when that has not come yet. */
    private boolean consume(ByteBuf in) throws MalformedMessageException {
        int available = in.readableBytes() - MessageId.LENGTH_PREFIX;
        if (available < 0) {
            return false;
        }
        int length = in.getInt(in.readerIndex());
        messageBytes = MessageId.LENGTH_PREFIX + length;
        if (length == 0) {
            in.skipBytes(MessageId.LENGTH_PREFIX);
            target.keepAlive();
            return true;
        }
        if (available == 0) {
            return false;
        }
        int id = in.getUnsignedByte(in.readerIndex() + MessageId.LENGTH_PREFIX);
        if (!MessageId.check(id, length, pieceCount)) {
            skipping = messageBytes;
            return true;
        }
        if (id == MessageId.PIECE) {
            return available >= WireSize.PIECE_HEADER - MessageId.LENGTH_PREFIX && piece(in, length);
        }
        if (available < length) {
            return false;
        }
        in.skipBytes(MessageId.LENGTH_PREFIX + 1);
        dispatch(id, length - 1, in);
        return true;
    }

    private boolean piece(ByteBuf in, int length) {
        in.skipBytes(MessageId.LENGTH_PREFIX + 1);
        int piece = in.readInt();
        int begin = in.readInt();
        int content = length - (WireSize.PIECE_HEADER - MessageId.LENGTH_PREFIX);
        if (in.readableBytes() >= content) {
            target.piece(piece, begin, whole(in, content));
        } else {
            blockPiece = piece;
            blockBegin = begin;
            block = allocator.directBuffer(content, content).writeBytes(in);
        }
        return true;
    }

    private Payload whole(ByteBuf in, int content) {
        int start = in.readerIndex();
        in.skipBytes(content);
        return shared && content >= LEAST_SHARED
                ? new ReceivedBlock(in.retain(), start, content)
                : new ReceivedBlock(
                        allocator.directBuffer(content, content).writeBytes(in, start, content), 0, content);
    }

    private void fill(ByteBuf gathered, ByteBuf in) {
        in.readBytes(gathered, Math.min(gathered.writableBytes(), in.readableBytes()));
        if (!gathered.isWritable()) {
            block = null;
            messageBytes = WireSize.PIECE_HEADER + gathered.capacity();
            target.piece(blockPiece, blockBegin, new ReceivedBlock(gathered, 0, gathered.capacity()));
        }
    }

    private void dispatch(int id, int length, ByteBuf in) throws MalformedMessageException {
        switch (id) {
            case MessageId.CHOKE -> target.choke();
            case MessageId.UNCHOKE -> target.unchoke();
            case MessageId.INTERESTED -> target.interested();
            case MessageId.NOT_INTERESTED -> target.notInterested();
            case MessageId.HAVE -> target.have(in.readInt());
            case MessageId.BITFIELD -> bitfield(take(in, length));
            case MessageId.REQUEST -> target.request(in.readInt(), in.readInt(), in.readInt());
            case MessageId.CANCEL -> target.cancel(in.readInt(), in.readInt(), in.readInt());
            case MessageId.PORT -> target.port(in.readUnsignedShort());
            case MessageId.SUGGEST -> target.suggest(in.readInt());
            case MessageId.HAVE_ALL -> target.haveAll();
            case MessageId.HAVE_NONE -> target.haveNone();
            case MessageId.REJECT -> target.reject(in.readInt(), in.readInt(), in.readInt());
            case MessageId.ALLOWED_FAST -> target.allowedFast(in.readInt());
            case MessageId.EXTENDED -> extended(in.readUnsignedByte(), take(in, length - 1));
            default -> throw new IllegalStateException("message " + id + " passed the check");
        }
    }

    private static byte[] take(ByteBuf in, int length) {
        byte[] bytes = new byte[length];
        in.readBytes(bytes);
        return bytes;
    }

    private void bitfield(byte[] bytes) throws MalformedMessageException {
        PieceSet pieces;
        try {
            pieces = PieceSet.ofBitfield(bytes, pieceCount);
        } catch (IllegalArgumentException problem) {
            throw new MalformedMessageException(String.valueOf(problem.getMessage()));
        }
        target.bitfield(pieces);
    }

    private void extended(int id, byte[] message) throws MalformedMessageException {
        if (id != ExtendedHandshake.ID) {
            return;
        }
        ExtendedHandshake handshake;
        try {
            handshake = ExtendedHandshakeCodec.parse(message);
        } catch (BencodeException problem) {
            throw new MalformedMessageException("extended handshake: " + problem.getMessage());
        }
        target.extended(id, handshake);
    }
}

package io.swarmbed.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.virtual.Relay;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.wire.Handshake;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Takes every message of a virtual network through the real encoder and decoder, cut at random places, and fails when
 * anything else comes out than went in, or when the network has charged another number of bytes than the encoder wrote.
 */
public final class CodecLink implements Relay {
    /** The messages of the protocol. */
    public enum Kind {
        HANDSHAKE,
        KEEP_ALIVE,
        CHOKE,
        UNCHOKE,
        INTERESTED,
        NOT_INTERESTED,
        HAVE,
        BITFIELD,
        HAVE_ALL,
        HAVE_NONE,
        REQUEST,
        CANCEL,
        REJECT,
        PIECE,
        ALLOWED_FAST,
        SUGGEST,
        PORT,
        EXTENDED
    }

    private final int pieceCount;
    private final RandomStream cuts;
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final Map<Kind, Long> messages = new EnumMap<>(Kind.class);
    private long[] receivedBytes = new long[16];

    public CodecLink(int pieceCount, long seed) {
        this.pieceCount = pieceCount;
        this.cuts = new RandomStream(seed);
    }

    /** How many messages of each kind there were; kinds that did not come are left out. */
    public Map<Kind, Long> messages() {
        return messages;
    }

    /** Fails when a buffer was not given back. */
    public void checkMemory() {
        assertThat(allocator.metric().usedDirectMemory())
                .as("bytes of buffers in use")
                .isZero();
        assertThat(allocator.metric().usedHeapMemory())
                .as("bytes of buffers in use")
                .isZero();
    }

    @Override
    public ConnectionListener receives(VirtualNode node, Connection connection, ConnectionListener listener) {
        return new CodecEnd(this, node, listener);
    }

    @Override
    public Handshake handshake(VirtualNode node, Handshake theirs) {
        ByteBuf encoded = allocator.heapBuffer();
        PeerWireEncoder.handshake(encoded, theirs);
        charge(node, Kind.HANDSHAKE, encoded.readableBytes());
        HandshakeReader reader = new HandshakeReader();
        try {
            while (true) {
                ByteBuf part = cut(encoded);
                Handshake read = reader.read(part).orElse(null);
                assertThat(part.isReadable()).as("bytes behind the handshake").isFalse();
                part.release();
                if (read != null) {
                    assertThat(read).isEqualTo(theirs);
                    assertThat(encoded.isReadable()).isFalse();
                    return read;
                }
            }
        } catch (MalformedMessageException e) {
            throw new AssertionError(theirs + " is malformed", e);
        } finally {
            encoded.release();
        }
    }

    int pieceCount() {
        return pieceCount;
    }

    UnpooledByteBufAllocator allocator() {
        return allocator;
    }

    /** Takes a part from the front, in a buffer of its own: all of it, a random part, or a byte. */
    ByteBuf cut(ByteBuf from) {
        int length = from.readableBytes();
        int part = switch (cuts.nextInt(8)) {
            case 0 -> 1;
            case 1, 2 -> 1 + cuts.nextInt(length);
            case 3 -> Math.min(length, 1 + cuts.nextInt(20));
            default -> length;
        };
        return allocator.heapBuffer(part, part).writeBytes(from, part);
    }

    /** Counts a message that has come to this node, and compares all its bytes with what the network has charged. */
    void charge(VirtualNode node, Kind kind, int bytes) {
        messages.merge(kind, 1L, Long::sum);
        if (node.id() >= receivedBytes.length) {
            receivedBytes = Arrays.copyOf(receivedBytes, 2 * node.id() + 1);
        }
        receivedBytes[node.id()] += bytes;
        long charged = node.traffic().receivedBytes();
        if (charged != receivedBytes[node.id()]) {
            throw new AssertionError("node " + node.id() + " was charged " + charged + " bytes up to this " + kind
                    + ", encoded " + receivedBytes[node.id()]);
        }
    }
}

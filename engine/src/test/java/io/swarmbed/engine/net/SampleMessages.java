package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.ExtendedHandshake;
import io.swarmbed.engine.wire.ExtendedHandshakeCodec;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.engine.wire.WireSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Encoded messages, each with its size by {@link WireSize} and the line by which a listener tells it. */
final class SampleMessages {
    static final int PIECES = 1003;

    private SampleMessages() {}

    record Sample(byte[] bytes, int wireSize, String line) {}

    private interface Encoding {
        void write(ByteBuf out);
    }

    static List<Sample> one(RandomStream random) {
        int piece = random.nextInt();
        int begin = random.nextInt();
        int length = random.nextInt();
        PieceSet set = new PieceSet(PIECES);
        for (int i = 0; i < PIECES; i++) {
            if (random.nextBoolean()) {
                set.add(i);
            }
        }
        byte[] block = TestBlock.content(piece, 1 + random.nextInt(20_000));
        ExtendedHandshake handshake = new ExtendedHandshake(
                Optional.of("Swarmbed 0.1"),
                OptionalInt.of(6881),
                OptionalInt.of(500),
                Optional.of(PeerAddress.ofIpv4(0x7F010203, 0)),
                random.nextBoolean());
        String range = " " + piece + " " + begin + " " + length;
        List<Sample> samples = new ArrayList<>(List.of(
                sample(PeerWireEncoder::keepAlive, WireSize.KEEP_ALIVE, "keep-alive"),
                sample(PeerWireEncoder::choke, WireSize.BARE, "choke"),
                sample(PeerWireEncoder::unchoke, WireSize.BARE, "unchoke"),
                sample(PeerWireEncoder::interested, WireSize.BARE, "interested"),
                sample(PeerWireEncoder::notInterested, WireSize.BARE, "not interested"),
                sample(PeerWireEncoder::haveAll, WireSize.BARE, "have all"),
                sample(PeerWireEncoder::haveNone, WireSize.BARE, "have none"),
                sample(out -> PeerWireEncoder.have(out, piece), WireSize.PIECE_INDEX, "have " + piece),
                sample(out -> PeerWireEncoder.suggest(out, piece), WireSize.PIECE_INDEX, "suggest " + piece),
                sample(out -> PeerWireEncoder.allowedFast(out, piece), WireSize.PIECE_INDEX, "allowed fast " + piece)));
        samples.addAll(List.of(
                sample(
                        out -> PeerWireEncoder.request(out, piece, begin, length),
                        WireSize.BLOCK_INDEX,
                        "request" + range),
                sample(
                        out -> PeerWireEncoder.cancel(out, piece, begin, length),
                        WireSize.BLOCK_INDEX,
                        "cancel" + range),
                sample(
                        out -> PeerWireEncoder.reject(out, piece, begin, length),
                        WireSize.BLOCK_INDEX,
                        "reject" + range),
                sample(out -> PeerWireEncoder.port(out, begin & 0xFFFF), WireSize.PORT, "port " + (begin & 0xFFFF)),
                sample(
                        out -> PeerWireEncoder.bitfield(out, set),
                        WireSize.bitfield(PIECES),
                        "bitfield " + java.util.Arrays.toString(set.toBitfield())),
                sample(
                        out -> {
                            PeerWireEncoder.pieceHeader(out, piece, begin, block.length);
                            out.writeBytes(block);
                        },
                        WireSize.PIECE_HEADER + block.length,
                        RecordingListener.pieceLine(piece, begin, block)),
                sample(
                        out -> PeerWireEncoder.extended(out, ExtendedHandshake.ID, handshake),
                        ExtendedHandshakeCodec.wireSize(handshake),
                        "extended 0 " + handshake)));
        return samples;
    }

    private static Sample sample(Encoding encoding, int wireSize, String line) {
        ByteBuf out = Unpooled.buffer();
        encoding.write(out);
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        return new Sample(bytes, wireSize, line);
    }
}

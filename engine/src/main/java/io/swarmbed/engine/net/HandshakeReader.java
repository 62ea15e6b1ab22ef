package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.wire.Handshake;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a handshake (BEP 3) in whatever portions it comes, and no byte behind it. */
final class HandshakeReader {
    /** The length of the protocol's name, and the name. */
    static final byte[] PROTOCOL = "\u0013BitTorrent protocol".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes = new byte[Handshake.LENGTH];
    private int have;

    /** Takes what belongs to the handshake; empty until all has come. Another protocol is seen at its first byte. */
    Optional<Handshake> read(ByteBuf in) throws MalformedMessageException {
        int taken = Math.min(in.readableBytes(), bytes.length - have);
        in.readBytes(bytes, have, taken);
        for (int i = have; i < Math.min(have + taken, PROTOCOL.length); i++) {
            if (bytes[i] != PROTOCOL[i]) {
                throw new MalformedMessageException("this is not the BitTorrent protocol, or an encrypted one");
            }
        }
        have += taken;
        return have == bytes.length ? Optional.of(parse()) : Optional.empty();
    }

    private Handshake parse() {
        ByteBuffer content = ByteBuffer.wrap(bytes).position(PROTOCOL.length);
        long reserved = content.getLong();
        return new Handshake(InfoHash.read(content), PeerId.read(content), reserved);
    }
}

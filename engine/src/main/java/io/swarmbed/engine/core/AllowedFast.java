package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.PeerAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The canonical allowed-fast set of BEP 6: it depends on the receiver's /24 and the torrent alone. */
final class AllowedFast {
    /** The set's size, from the BEP. */
    static final int SIZE = 10;

    private AllowedFast() {}

    /** At most {@value #SIZE} pieces; none for an IPv6 address, for which the BEP defines no set. */
    static PieceSet of(PeerAddress receiver, InfoHash infoHash, int pieceCount) {
        PieceSet allowed = new PieceSet(pieceCount);
        if (!receiver.isIpv4()) {
            return allowed;
        }
        MessageDigest sha1 = sha1();
        ByteBuffer seed = ByteBuffer.allocate(4 + InfoHash.LENGTH).putInt(receiver.ipv4() & 0xFFFF_FF00);
        infoHash.write(seed);
        byte[] hash = seed.array();
        int wanted = Math.min(SIZE, pieceCount);
        while (allowed.size() < wanted) {
            hash = sha1.digest(hash);
            ByteBuffer numbers = ByteBuffer.wrap(hash);
            for (int i = 0; i < 5 && allowed.size() < wanted; i++) {
                allowed.add((int) ((numbers.getInt() & 0xFFFF_FFFFL) % pieceCount));
            }
        }
        return allowed;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

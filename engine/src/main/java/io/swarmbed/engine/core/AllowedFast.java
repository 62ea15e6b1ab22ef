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

    private static final int NUMBERS_PER_HASH = 5;

    private AllowedFast() {}

    /** The set of this remote peer. */
    static int[] of(PeerAddress receiver, TorrentSession torrent) {
        return of(receiver, torrent.infoHash(), torrent.geometry().pieceCount(), SIZE);
    }

    /** At most this many pieces in the BEP's order; none for an IPv6 address, for which the BEP defines no set. */
    static int[] of(PeerAddress receiver, InfoHash infoHash, int pieceCount, int size) {
        if (!receiver.isIpv4()) {
            return new int[0];
        }
        PieceSet seen = new PieceSet(pieceCount);
        int[] allowed = new int[Math.min(size, pieceCount)];
        MessageDigest sha1 = sha1();
        ByteBuffer seed = ByteBuffer.allocate(4 + InfoHash.LENGTH).putInt(receiver.ipv4() & 0xFFFF_FF00);
        infoHash.write(seed);
        byte[] hash = seed.array();
        while (seen.size() < allowed.length) {
            hash = sha1.digest(hash);
            ByteBuffer numbers = ByteBuffer.wrap(hash);
            for (int i = 0; i < NUMBERS_PER_HASH && seen.size() < allowed.length; i++) {
                int piece = Integer.remainderUnsigned(numbers.getInt(), pieceCount);
                if (seen.add(piece)) {
                    allowed[seen.size() - 1] = piece;
                }
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

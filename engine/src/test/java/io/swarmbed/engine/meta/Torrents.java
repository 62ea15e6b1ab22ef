package io.swarmbed.engine.meta;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Small torrents whose info-hashes were worked out by another program. */
final class Torrents {
    static final int PIECE = 16 << 10;
    static final String SINGLE_HASH = "f4937b95cfecc5a333dcaec26e499250b14e28d7";
    static final String FOLDER_HASH = "b8ee64809eeff8ce77bce17be2aa0b95155dd10f";

    private Torrents() {}

    /** The squares of 0, 1, 2, … modulo 251. */
    static byte[] content() {
        byte[] content = new byte[40_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) ((long) i * i % 251);
        }
        return content;
    }

    static byte[] sha1(byte[] content, int from, int to) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(content, from, to - from);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] pieceHashes() {
        byte[] content = content();
        byte[] hashes = new byte[60];
        for (int piece = 0; piece < 3; piece++) {
            int end = Math.min(content.length, (piece + 1) * PIECE);
            System.arraycopy(sha1(content, piece * PIECE, end), 0, hashes, piece * 20, 20);
        }
        return hashes;
    }

    static TorrentBuilder single() {
        return TorrentBuilder.singleFile("squares.bin", 40_000, PIECE);
    }

    static TorrentBuilder folder() {
        return TorrentBuilder.folder(
                "squares",
                List.of(
                        new TorrentBuilder.FileSpec(List.of("a.txt"), 100),
                        new TorrentBuilder.FileSpec(List.of("b", "Z.bin"), 39_900),
                        new TorrentBuilder.FileSpec(List.of("b", "empty"), 0)),
                PIECE);
    }
}

package io.swarmbed.engine.meta;

import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BList;
import io.swarmbed.engine.bencode.BValue;
import io.swarmbed.engine.bencode.BencodeException;
import io.swarmbed.engine.bencode.BencodeReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks a torrent file and takes it apart (BEP 3, 12, 27). */
final class MetainfoReader {
    /** Longer pieces take too long to verify, and to lose when they are corrupt. */
    static final int MAX_PIECE_LENGTH = 256 << 20;

    private static final int MAX_TRACKERS = 256;
    private static final int MAX_URL_LENGTH = 2_048;
    private static final int MAX_TEXT_LENGTH = 16_384;

    private MetainfoReader() {}

    /** Takes the array. */
    static Metainfo read(byte[] source) throws MetainfoException {
        if (source.length > Metainfo.MAX_BYTES) {
            throw new MetainfoException("a torrent of " + source.length + " bytes, at most " + Metainfo.MAX_BYTES
                    + " are taken: make it with larger pieces");
        }
        try {
            BDict root = BencodeReader.strict(Metainfo.MAX_BYTES).readDict(source);
            BDict info = root.requireDict("info");
            refuseOtherVersions(info);
            FileLayout layout = LayoutReader.read(info);
            PieceGeometry geometry = geometry(info, layout.totalLength());
            Torrent torrent = new Torrent(
                    infoHash(source, root.span("info").orElseThrow()),
                    geometry,
                    info.integer("private").orElse(0) == 1);
            int piecesStart = info.span("pieces").orElseThrow().end() - geometry.pieceCount() * Metainfo.HASH_LENGTH;
            return new Metainfo(source, piecesStart, torrent, layout, notes(root));
        } catch (BencodeException e) {
            throw new MetainfoException("not a usable torrent: " + e.getMessage() + "; fetch it or make it again", e);
        }
    }

    private static void refuseOtherVersions(BDict info) throws MetainfoException {
        if (info.contains("meta version") && !info.contains("pieces")) {
            throw new MetainfoException(
                    "info.pieces is missing, as in a torrent of version 2 (BEP 52): use a version 1 or hybrid torrent");
        }
    }

    private static PieceGeometry geometry(BDict info, long totalLength) throws BencodeException, MetainfoException {
        long pieceLength = info.requireInteger("piece length");
        if (pieceLength < 1 || pieceLength > MAX_PIECE_LENGTH) {
            throw new MetainfoException("info.piece length is " + pieceLength + ", must be 1 to " + MAX_PIECE_LENGTH
                    + " bytes: make the torrent again");
        }
        if (totalLength == 0) {
            throw new MetainfoException("info has no content, its length is 0 in all: share files that are not empty");
        }
        long pieces = (totalLength + pieceLength - 1) / pieceLength;
        int hashBytes = info.requireBytes("pieces").length();
        if (hashBytes % Metainfo.HASH_LENGTH != 0 || hashBytes / Metainfo.HASH_LENGTH != pieces) {
            throw new MetainfoException("info.pieces has " + hashBytes + " bytes instead of " + Metainfo.HASH_LENGTH
                    + " for each of " + pieces + " pieces: make the torrent again");
        }
        return new PieceGeometry(totalLength, (int) pieceLength);
    }

    private static InfoHash infoHash(byte[] source, BDict.Span info) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(source, info.start(), info.length());
            return InfoHash.of(sha1.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static Metainfo.Notes notes(BDict root) {
        return new Metainfo.Notes(
                trackerTiers(root),
                root.text("comment").map(MetainfoReader::printable),
                root.text("created by").map(MetainfoReader::printable),
                root.integer("creation date"));
    }

    private static List<List<String>> trackerTiers(BDict root) {
        Set<String> seen = new HashSet<>();
        List<List<String>> tiers = new ArrayList<>();
        for (BValue tier : root.list("announce-list").map(BList::values).orElse(List.of())) {
            if (tier instanceof BList urls) {
                addTier(tiers, seen, urls);
            }
        }
        Optional<BValue> announce = root.get("announce");
        if (tiers.isEmpty() && announce.isPresent()) {
            addTier(tiers, seen, BList.of(announce.get()));
        }
        return List.copyOf(tiers);
    }

    private static void addTier(List<List<String>> tiers, Set<String> seen, BList urls) {
        List<String> tier = new ArrayList<>();
        for (int i = 0; i < urls.size() && seen.size() < MAX_TRACKERS; i++) {
            String url = urls.textAt(i).orElse("").strip();
            boolean wellFormed = !url.isEmpty()
                    && url.length() <= MAX_URL_LENGTH
                    && url.codePoints().noneMatch(c -> c <= ' ' || Character.isISOControl(c));
            if (wellFormed && seen.add(url)) {
                tier.add(url);
            }
        }
        if (!tier.isEmpty()) {
            tiers.add(List.copyOf(tier));
        }
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(MAX_TEXT_LENGTH)
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}

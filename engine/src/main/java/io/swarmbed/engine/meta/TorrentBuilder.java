package io.swarmbed.engine.meta;

import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BList;
import io.swarmbed.engine.bencode.BValue;
import io.swarmbed.engine.bencode.BencodeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts a torrent file together (BEP 3, 12, 27). The same input gives the same bytes. Changing the notes (trackers,
 * comment, creator, date) leaves the info-hash as it is. Not thread-safe.
 */
public final class TorrentBuilder {
    /** The shortest pieces that are made, in bytes. */
    public static final int MIN_PIECE_LENGTH = 16 << 10;

    private static final int MAX_AUTOMATIC_PIECE_LENGTH = 16 << 20;
    private static final int AUTOMATIC_PIECES = 2_000;

    private final BDict.Builder info = BDict.builder();
    private List<List<String>> tiers = List.of();
    private Optional<String> comment = Optional.empty();
    private Optional<String> createdBy = Optional.empty();
    private OptionalLong creationDate = OptionalLong.empty();

    private TorrentBuilder(String name, int pieceLength) {
        info.put("name", name).put("piece length", pieceLength);
    }

    /**
     * A file of a folder.
     *
     * @param path names of the folders within the torrent's folder, and of the file
     * @param length bytes
     */
    public record FileSpec(List<String> path, long length) {}

    /** A torrent that is one file of this many bytes. */
    public static TorrentBuilder singleFile(String name, long length, int pieceLength) {
        TorrentBuilder builder = new TorrentBuilder(name, pieceLength);
        builder.info.put("length", length);
        return builder;
    }

    /** A torrent that is a folder; the content is that of the files in this order. */
    public static TorrentBuilder folder(String name, List<FileSpec> files, int pieceLength) {
        List<BValue> list = new ArrayList<>(files.size());
        for (FileSpec file : files) {
            list.add(BDict.builder()
                    .put("length", file.length)
                    .put("path", BList.ofTexts(file.path))
                    .build());
        }
        TorrentBuilder builder = new TorrentBuilder(name, pieceLength);
        builder.info.put("files", BList.of(list));
        return builder;
    }

    /** The power of two from 16 KiB to 16 MiB that gives about one to two thousand pieces. */
    public static int automaticPieceLength(long totalLength) {
        int length = MIN_PIECE_LENGTH;
        while (length < MAX_AUTOMATIC_PIECE_LENGTH && totalLength / length > AUTOMATIC_PIECES) {
            length *= 2;
        }
        return length;
    }

    /** Tracker URLs in tiers; none unless set. */
    public TorrentBuilder trackerTiers(List<List<String>> urls) {
        tiers = urls;
        return this;
    }

    /** Peers may come from the trackers alone (BEP 27); this is part of the info-hash. */
    public TorrentBuilder markPrivate() {
        info.put("private", 1);
        return this;
    }

    public TorrentBuilder comment(String text) {
        comment = Optional.of(text);
        return this;
    }

    /** The program that makes the torrent. */
    public TorrentBuilder createdBy(String program) {
        createdBy = Optional.of(program);
        return this;
    }

    /** When the torrent is made, in seconds since 1970. */
    public TorrentBuilder creationDate(long seconds) {
        creationDate = OptionalLong.of(seconds);
        return this;
    }

    /**
     * The finished torrent.
     *
     * @param pieceHashes the SHA-1s of all pieces, one after the other
     * @throws MetainfoException when the parts do not make a torrent that can be used
     */
    public Metainfo build(byte[] pieceHashes) throws MetainfoException {
        BDict.Builder root =
                BDict.builder().put("info", info.put("pieces", pieceHashes).build());
        List<String> urls = tiers.stream().flatMap(List::stream).toList();
        if (!urls.isEmpty()) {
            root.put("announce", urls.get(0));
        }
        if (urls.size() > 1) {
            root.put(
                    "announce-list", BList.of(tiers.stream().map(BList::ofTexts).toList()));
        }
        comment.ifPresent(text -> root.put("comment", text));
        createdBy.ifPresent(program -> root.put("created by", program));
        creationDate.ifPresent(seconds -> root.put("creation date", seconds));
        return MetainfoReader.read(BencodeWriter.encode(root.build()));
    }
}

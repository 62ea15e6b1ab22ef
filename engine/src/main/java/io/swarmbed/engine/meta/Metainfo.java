package io.swarmbed.engine.meta;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** A torrent file, version 1 (BEP 3). Immutable, to be shared by all peers of a JVM. */
public final class Metainfo {
    /** The largest torrent file that is read, in bytes. */
    public static final int MAX_BYTES = 64 << 20;

    /** Bytes of a piece's SHA-1. */
    public static final int HASH_LENGTH = 20;

    private final byte[] source;
    private final int piecesStart;
    private final Torrent torrent;
    private final FileLayout layout;
    private final Notes notes;

    /**
     * Takes the array.
     *
     * @param piecesStart where the piece hashes are in the source
     */
    Metainfo(byte[] source, int piecesStart, Torrent torrent, FileLayout layout, Notes notes) {
        this.source = source;
        this.piecesStart = piecesStart;
        this.torrent = torrent;
        this.layout = layout;
        this.notes = notes;
    }

    /** What a torrent says outside its info dictionary; texts are free of control characters but line ends and tabs. */
    record Notes(
            List<List<String>> trackerTiers,
            Optional<String> comment,
            Optional<String> createdBy,
            OptionalLong creationDate) {}

    /**
     * Reads a torrent file.
     *
     * @throws MetainfoException when it is damaged, of another version, or beyond sensible limits
     */
    public static Metainfo parse(byte[] bytes) throws MetainfoException {
        return MetainfoReader.read(bytes.clone());
    }

    /** The safe name of the file or folder. */
    public String name() {
        return layout.name();
    }

    public InfoHash infoHash() {
        return torrent.infoHash();
    }

    public PieceGeometry geometry() {
        return torrent.geometry();
    }

    /** Whether peers may come from the trackers alone (BEP 27). */
    public boolean isPrivate() {
        return torrent.isPrivate();
    }

    /** What the protocol core has to know. */
    public Torrent torrent() {
        return torrent;
    }

    public FileLayout layout() {
        return layout;
    }

    /** Tracker URLs in tiers (BEP 12), each once, none of them empty; their schemes are not checked. */
    public List<List<String>> trackerTiers() {
        return notes.trackerTiers;
    }

    public Optional<String> comment() {
        return notes.comment;
    }

    /** The program that made the torrent. */
    public Optional<String> createdBy() {
        return notes.createdBy;
    }

    /** When the torrent was made, in seconds since 1970. */
    public OptionalLong creationDate() {
        return notes.creationDate;
    }

    /** Whether the piece has this SHA-1, of {@value #HASH_LENGTH} bytes. */
    public boolean matches(int piece, byte[] sha1) {
        int start = hashStart(piece);
        return Arrays.equals(source, start, start + HASH_LENGTH, sha1, 0, sha1.length);
    }

    /** The SHA-1 the piece must have, in a fresh array. */
    public byte[] pieceHash(int piece) {
        int start = hashStart(piece);
        return Arrays.copyOfRange(source, start, start + HASH_LENGTH);
    }

    private int hashStart(int piece) {
        return piecesStart + HASH_LENGTH * Objects.checkIndex(piece, geometry().pieceCount());
    }

    /** The torrent file, byte by byte, in a fresh array. */
    public byte[] encoded() {
        return source.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metainfo that && Arrays.equals(source, that.source);
    }

    @Override
    public int hashCode() {
        return infoHash().hashCode();
    }

    @Override
    public String toString() {
        return name() + " " + infoHash();
    }
}

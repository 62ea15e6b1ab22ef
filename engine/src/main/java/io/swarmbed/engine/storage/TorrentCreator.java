package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.MetainfoException;
import io.swarmbed.engine.meta.TorrentBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Makes torrents: reads the content on all cores and has {@link TorrentBuilder} put the result together. */
public final class TorrentCreator {
    private static final String CREATED_BY = "Swarmbed";
    private static final int MAX_PIECE_LENGTH = 256 << 20;
    private static final int MAX_PIECES = Metainfo.MAX_BYTES / Metainfo.HASH_LENGTH / 2;

    private TorrentCreator() {}

    /**
     * A torrent of a file, or of a folder with all files below it. Files are ordered by the bytes of their paths. Hidden
     * and empty files are included. Symbolic links must lead to files within the folder.
     *
     * @throws CreationException when there is nothing to share, something cannot be read, or files change meanwhile
     */
    public static Metainfo create(Path content, CreationOptions options, Progress progress) throws CreationException {
        ContentScan scan = ContentScan.of(content);
        int pieceLength = pieceLength(scan.totalLength(), options);
        TorrentBuilder builder = withNotes(scan.builder(pieceLength), options);
        Metainfo draft = draft(builder, scan.totalLength(), pieceLength);
        byte[] hashes = hash(draft, () -> new ScannedContent(scan.files(), draft.layout()), progress);
        scan.requireUnchanged();
        return build(builder, hashes);
    }

    /**
     * A torrent of content that is made from a formula; its name tells length and seed.
     *
     * @throws CreationException when the options do not suit the content
     */
    public static Metainfo synthetic(SyntheticContent content, CreationOptions options, Progress progress)
            throws CreationException {
        int pieceLength = pieceLength(content.length(), options);
        TorrentBuilder builder =
                withNotes(TorrentBuilder.singleFile(content.name(), content.length(), pieceLength), options);
        Metainfo draft = draft(builder, content.length(), pieceLength);
        return build(builder, hash(draft, () -> new SyntheticSource(content), progress));
    }

    private record SyntheticSource(SyntheticContent content) implements ContentSource {
        @Override
        public void read(long offset, byte[] target, int length) {
            content.fill(offset, target, 0, length);
        }

        @Override
        public void close() {}
    }

    private static int pieceLength(long totalLength, CreationOptions options) throws CreationException {
        int length = options.pieceLength().orElse(TorrentBuilder.automaticPieceLength(totalLength));
        if (Integer.bitCount(length) != 1 || length < TorrentBuilder.MIN_PIECE_LENGTH || length > MAX_PIECE_LENGTH) {
            throw new CreationException(
                    "the piece length must be a power of two from 16 KiB to 256 MiB, not " + length + " bytes");
        }
        if ((totalLength - 1) / length >= MAX_PIECES) {
            throw new CreationException("pieces of " + length + " bytes would be more than " + MAX_PIECES
                    + ": choose a larger piece length");
        }
        return length;
    }

    private static TorrentBuilder withNotes(TorrentBuilder builder, CreationOptions options) {
        builder.createdBy(CREATED_BY).trackerTiers(options.trackerTiers());
        options.comment().ifPresent(builder::comment);
        options.creationDate().ifPresent(builder::creationDate);
        return options.isPrivate() ? builder.markPrivate() : builder;
    }

    /** The torrent with hashes of zeros: gives the layout, and finds what is wrong before the long work begins. */
    private static Metainfo draft(TorrentBuilder builder, long totalLength, int pieceLength) throws CreationException {
        int pieces = (int) ((totalLength + pieceLength - 1) / pieceLength);
        return build(builder, new byte[pieces * Metainfo.HASH_LENGTH]);
    }

    private static byte[] hash(Metainfo draft, Supplier<ContentSource> sources, Progress progress)
            throws CreationException {
        try {
            return ContentHasher.hash(draft.geometry(), sources, progress);
        } catch (IOException e) {
            throw e instanceof CreationException known ? known : CreationException.of(e);
        }
    }

    private static Metainfo build(TorrentBuilder builder, byte[] hashes) throws CreationException {
        try {
            return builder.build(hashes);
        } catch (MetainfoException e) {
            throw CreationException.of(e);
        }
    }
}

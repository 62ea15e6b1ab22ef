package io.swarmbed.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BList;
import io.swarmbed.engine.bencode.BencodeWriter;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.MetainfoException;
import io.swarmbed.engine.meta.PieceGeometry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file, padding up to the next piece (BEP 47), a large file. */
class PaddedFolderStoreTest extends RealStoreContract {
    private static final int SMALL = 1000;

    private final Metainfo padded = padded();

    @TempDir
    Path directory;

    private int stores;

    private static byte[] allContent() {
        byte[] content = bytes(CONTENT, 0, (int) TOTAL_LENGTH);
        Arrays.fill(content, SMALL, PIECE_LENGTH, (byte) 0);
        return content;
    }

    private static Metainfo padded() {
        byte[] content = allContent();
        PieceGeometry geometry = new PieceGeometry(content.length, PIECE_LENGTH);
        byte[] hashes = new byte[geometry.pieceCount() * Metainfo.HASH_LENGTH];
        for (int piece = 0; piece < geometry.pieceCount(); piece++) {
            int from = (int) geometry.pieceOffset(piece);
            byte[] bytes = Arrays.copyOfRange(content, from, from + geometry.pieceLength(piece));
            System.arraycopy(Sha1.start().digest(bytes), 0, hashes, piece * Metainfo.HASH_LENGTH, Metainfo.HASH_LENGTH);
        }
        BDict info = BDict.builder()
                .put(
                        "files",
                        BList.of(
                                file(SMALL, "", "small"),
                                file(PIECE_LENGTH - SMALL, "p", ".pad", "padding"),
                                file(content.length - PIECE_LENGTH, "", "large")))
                .put("name", "padded")
                .put("piece length", PIECE_LENGTH)
                .put("pieces", hashes)
                .build();
        try {
            return Metainfo.parse(
                    BencodeWriter.encode(BDict.builder().put("info", info).build()));
        } catch (MetainfoException e) {
            throw new AssertionError(e);
        }
    }

    private static BDict file(int length, String attributes, String... path) {
        return BDict.builder()
                .put("attr", attributes)
                .put("length", length)
                .put("path", BList.ofTexts(List.of(path)))
                .build();
    }

    @Override
    protected PieceGeometry geometry() {
        return padded.geometry();
    }

    @Override
    byte[] content(long offset, int length) {
        return Arrays.copyOfRange(allContent(), (int) offset, (int) offset + length);
    }

    private FileStore store(Path where) {
        ContentPlace place = ContentPlace.in(where, padded.layout());
        return FileStore.of(padded, place, Allocation.FULL, workers, peerThread::add, StoreSettings.DOWNLOAD);
    }

    @Override
    protected BlockStore emptyStore() {
        return store(directory.resolve(String.valueOf(stores++)));
    }

    @Test
    void padding_is_not_written() throws Exception {
        BlockStore store = opened();
        fill(store);
        close(store);
        Path folder = directory.resolve("0").resolve("padded");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(folder.resolve("small"), folder.resolve("large"));
        }
        assertThat(folder.resolve("small")).hasBinaryContent(content(0, SMALL));
        assertThat(folder.resolve("large")).hasBinaryContent(content(PIECE_LENGTH, (int) TOTAL_LENGTH - PIECE_LENGTH));
    }
}

package io.swarmbed.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.Metainfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorrentCreatorTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void make_a_folder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("squares"));
    }

    private static byte[] squares() {
        byte[] content = new byte[40_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) ((long) i * i % 251);
        }
        return content;
    }

    private Path file(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static Metainfo create(Path content) throws CreationException {
        return TorrentCreator.create(content, CreationOptions.DEFAULT, Progress.NONE);
    }

    private static List<String> paths(Metainfo metainfo) {
        return metainfo.layout().entries().stream().map(FileLayout.Entry::path).toList();
    }

    @Test
    void info_hashes_are_those_other_programs_compute() throws Exception {
        byte[] content = squares();
        file("a.txt", Arrays.copyOf(content, 100));
        file("b/Z.bin", Arrays.copyOfRange(content, 100, 40_000));
        file("b/empty", new byte[0]);
        assertThat(TorrentCreator.create(folder, CreationOptions.DEFAULT.asPrivate(), Progress.NONE)
                        .infoHash())
                .hasToString("b8ee64809eeff8ce77bce17be2aa0b95155dd10f");
        assertThat(create(file("squares.bin", content)).infoHash())
                .hasToString("f4937b95cfecc5a333dcaec26e499250b14e28d7");
    }

    @Test
    void every_file_is_in_and_empty_folders_are_not() throws Exception {
        for (String path : List.of("c", "B", "a.txt", "a/z", "a/b/c", ".hidden", "a-")) {
            file(path, new byte[] {1});
        }
        Files.createDirectory(folder.resolve("no-files"));
        assertThat(paths(create(folder))).containsExactly(".hidden", "B", "a-", "a.txt", "a/b/c", "a/z", "c");
    }

    @Test
    void files_are_ordered_by_the_bytes_of_their_paths() {
        List<String> ordered = List.of("B", "a", "a b", "a-", "a/z", "aa", "\u00e4", "\uff5e", "\ud83c\udf00");
        List<ScannedFile> files = new ArrayList<>();
        for (String path : ordered) {
            files.add(0, new ScannedFile(folder, List.of(path.split("/")), 1, FileTime.fromMillis(0)));
        }
        files.sort(ContentScan.BY_PATH_BYTES);
        assertThat(files.stream().map(file -> String.join("/", file.names()))).containsExactlyElementsOf(ordered);
    }

    @Test
    void the_same_content_and_options_give_the_same_bytes() throws Exception {
        file("one", squares());
        file("two", new byte[3_000_000]);
        CreationOptions options = CreationOptions.DEFAULT
                .withTrackerTiers(List.of(List.of("http://one/a", "udp://two:1"), List.of("http://three/a")))
                .withComment("a comment");
        byte[] first = TorrentCreator.create(folder, options, Progress.NONE).encoded();
        assertThat(TorrentCreator.create(folder, options, Progress.NONE).encoded())
                .isEqualTo(first);
        Metainfo read = Metainfo.parse(first);
        assertThat(read.trackerTiers()).isEqualTo(options.trackerTiers());
        assertThat(read.comment()).contains("a comment");
        assertThat(read.createdBy()).contains("Swarmbed");
        assertThat(read.creationDate()).isEmpty();
        assertThat(TorrentCreator.create(folder, options.withCreationDate(5), Progress.NONE)
                        .creationDate())
                .hasValue(5);
    }

    @Test
    void pieces_across_many_files_hash_as_the_files_joined() throws Exception {
        SyntheticContent content = new SyntheticContent(20_000_003, 3);
        byte[] joined = new byte[20_000_003];
        content.fill(0, joined, 0, joined.length);
        int at = 0;
        for (int i = 0; at < joined.length; i++) {
            int length = Math.min(joined.length - at, i % 7 == 0 ? 0 : i * 12_347);
            file(String.format("%03d", i), Arrays.copyOfRange(joined, at, at + length));
            at += length;
        }
        Metainfo metainfo =
                TorrentCreator.create(folder, CreationOptions.DEFAULT.withPieceLength(1 << 20), Progress.NONE);
        assertThat(metainfo.geometry().pieceCount()).isEqualTo(20);
        for (int piece = 0; piece < 20; piece++) {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(joined, piece << 20, metainfo.geometry().pieceLength(piece));
            assertThat(metainfo.matches(piece, sha1.digest()))
                    .as("piece %d", piece)
                    .isTrue();
        }
    }

    @Test
    void progress_ends_at_the_whole() throws Exception {
        file("one", new byte[5_000_000]);
        List<Long> done = new ArrayList<>();
        TorrentCreator.create(folder, CreationOptions.DEFAULT, (bytes, total) -> {
            assertThat(total).isEqualTo(5_000_000);
            done.add(bytes);
        });
        assertThat(done).isSorted().endsWith(5_000_000L);
    }

    @Test
    void content_that_cannot_be_shared_is_refused_with_a_reason() throws Exception {
        assertThatThrownBy(() -> create(folder.resolve("absent"))).hasMessageContaining("no such file or folder");
        assertThatThrownBy(() -> create(folder)).hasMessageContaining("there are no files in it");
        Path empty = file("empty", new byte[0]);
        assertThatThrownBy(() -> create(folder)).hasMessageContaining("all files in it are empty");
        assertThatThrownBy(() -> create(empty)).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> create(Path.of("/"))).hasMessageContaining("has no name");
        file("back\\slash", new byte[1]);
        assertThatThrownBy(() -> create(folder)).hasMessageContaining("rename it");
    }

    @Test
    void piece_lengths_must_be_powers_of_two_within_reason() throws Exception {
        file("one", new byte[100]);
        for (int length : new int[] {0, -1, 16_383, 8_192, 48 << 10, 512 << 20, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> TorrentCreator.create(
                            folder, CreationOptions.DEFAULT.withPieceLength(length), Progress.NONE))
                    .isInstanceOf(CreationException.class)
                    .hasMessageContaining("power of two");
        }
        assertThatThrownBy(() -> TorrentCreator.synthetic(
                        new SyntheticContent(1L << 40, 1),
                        CreationOptions.DEFAULT.withPieceLength(16 << 10),
                        Progress.NONE))
                .hasMessageContaining("choose a larger piece length");
    }

    @Test
    void links_within_the_folder_are_their_files_and_others_are_refused() throws Exception {
        Path one = file("one", new byte[100]);
        Path link = Files.createSymbolicLink(folder.resolve("two"), one.getFileName());
        assertThat(create(folder).layout().totalLength()).isEqualTo(200);
        Path outside = Files.write(temporary.resolve("outside"), new byte[10]);
        for (Path target : List.of(outside, Path.of("nowhere"), Path.of("."))) {
            Files.delete(link);
            Files.createSymbolicLink(link, target);
            assertThatThrownBy(() -> create(folder))
                    .isInstanceOf(CreationException.class)
                    .hasMessageContaining("symbolic link")
                    .hasMessageContaining("remove it");
        }
    }

    @Test
    void a_link_to_the_content_itself_is_followed() throws Exception {
        file("one", new byte[100]);
        Path link = Files.createSymbolicLink(temporary.resolve("linked"), folder);
        assertThat(create(link).name()).isEqualTo("linked");
        assertThat(paths(create(link))).containsExactly("one");
    }

    @Test
    void a_file_that_changes_while_it_is_read_is_refused() throws Exception {
        Path one = file("one", new byte[3_000_000]);
        Progress shorten = (done, total) -> write(one, 100);
        assertThatThrownBy(() -> TorrentCreator.create(folder, CreationOptions.DEFAULT, shorten))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("changed while it was read");
        file("one", new byte[3_000_000]);
        Progress delete = (done, total) -> one.toFile().delete();
        assertThatThrownBy(() -> TorrentCreator.create(folder, CreationOptions.DEFAULT, delete))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void a_file_shorter_than_it_was_found_is_refused() throws Exception {
        Path one = file("one", new byte[1_000]);
        ContentScan scan = ContentScan.of(folder);
        FileLayout layout = scan.builder(16 << 10).build(new byte[20]).layout();
        write(one, 500);
        try (ScannedContent content = new ScannedContent(scan.files(), layout)) {
            assertThatThrownBy(() -> content.read(0, new byte[1_000], 1_000))
                    .hasMessageContaining("changed while it was read");
        }
    }

    private static void write(Path file, int length) {
        try {
            Files.write(file, new byte[length]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

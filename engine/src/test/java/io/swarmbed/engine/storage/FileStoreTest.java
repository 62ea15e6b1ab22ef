package io.swarmbed.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PieceSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends RealStoreContract {
    @TempDir
    Path directory;

    private Metainfo torrent = metainfo;
    private ContentPlace place = ContentPlace.in(Path.of("/"), metainfo.layout());
    private Allocation allocation = Allocation.SPARSE;
    private BlockFile.Opener opener = BlockFile::open;
    private StoreSettings settings = StoreSettings.DOWNLOAD;
    private int stores;

    @BeforeEach
    void choosePlace() {
        place = ContentPlace.in(directory, torrent.layout());
    }

    @Override
    protected BlockStore emptyStore() {
        return store(ContentPlace.in(directory.resolve(String.valueOf(stores++)), torrent.layout()));
    }

    private FileStore store(ContentPlace where) {
        return FileStore.of(torrent, where, allocation, workers, peerThread::add, settings, opener);
    }

    private void useFolder() {
        torrent = folder();
        place = ContentPlace.in(directory, torrent.layout());
    }

    private Path path(int entry) throws IOException {
        return place.resolve(torrent.layout().entries().get(entry));
    }

    private void putFiles() throws IOException {
        for (FileLayout.Entry entry : torrent.layout().entries()) {
            Path path = place.resolve(entry);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes(entry));
        }
    }

    private void spoil(Path path, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        bytes[at] ^= 1;
        Files.write(path, bytes);
    }

    private FileStore open() {
        heard.opened = Optional.empty();
        heard.failures.clear();
        FileStore store = store(place);
        store.open(heard);
        while (heard.opened.isEmpty() && heard.failures.isEmpty()) {
            assertThat(waitForAnswer()).isTrue();
        }
        return store;
    }

    private void failsWith(String... words) {
        FileStore store = open();
        assertThat(heard.opened).isEmpty();
        assertThat(heard.failures).singleElement().asString().contains(words).doesNotContain("\n");
        close(store);
    }

    @Test
    void what_was_downloaded_is_in_the_files() throws Exception {
        useFolder();
        FileStore store = open();
        fill(store);
        close(store);
        for (int i = 0; i < torrent.layout().entries().size(); i++) {
            assertThat(path(i))
                    .hasBinaryContent(bytes(torrent.layout().entries().get(i)));
        }
    }

    @Test
    void a_restart_finds_intact_pieces_and_takes_the_others_again() throws Exception {
        useFolder();
        putFiles();
        spoil(path(3), 3 * PIECE_LENGTH);
        Files.delete(path(0));
        FileStore store = open();
        PieceSet expected = PieceSet.all(5);
        expected.remove(0);
        expected.remove(4);
        assertThat(heard.opened.orElseThrow()).isEqualTo(expected);
        for (int piece : new int[] {0, 4}) {
            places(piece).forEach(block -> write(store, block, true));
            assertThat(verdict(store, piece)).isTrue();
        }
        close(store);
        assertThat(ContentCheck.files(torrent, place, workers, Progress.NONE)).isEqualTo(new PieceSet(5));
    }

    @Test
    void a_check_tells_which_pieces_are_wrong_and_how_far_it_is() throws Exception {
        useFolder();
        putFiles();
        spoil(path(1), 0);
        Files.delete(path(3));
        AtomicInteger reports = new AtomicInteger();
        PieceSet wrong = ContentCheck.files(torrent, place, workers, (done, total) -> {
            assertThat(done).isBetween(1L, total);
            reports.incrementAndGet();
        });
        assertThat(wrong).isEqualTo(PieceSet.all(5));
        assertThat(reports.get()).isPositive();
    }

    @Test
    void an_open_store_is_checked_again() throws Exception {
        putFiles();
        FileStore store = open();
        spoil(path(0), 2 * PIECE_LENGTH);
        PieceSet[] wrong = new PieceSet[1];
        store.recheck(Progress.NONE, found -> wrong[0] = found);
        while (wrong[0] == null) {
            assertThat(waitForAnswer()).isTrue();
        }
        assertThat(wrong[0].size()).isEqualTo(1);
        assertThat(wrong[0].contains(2)).isTrue();
        close(store);
    }

    @Test
    void a_seed_reads_the_files_and_writes_nothing() throws Exception {
        useFolder();
        putFiles();
        settings = StoreSettings.SEED;
        opener = (path, writable) -> {
            assertThat(writable).isFalse();
            return BlockFile.open(path, false);
        };
        FileStore store = open();
        assertThat(heard.opened.orElseThrow().isFull()).isTrue();
        readBack(store, shuffled(allPlaces(), 5));
        close(store);
    }

    @Test
    void a_seed_may_trust_its_files() throws Exception {
        putFiles();
        spoil(path(0), 0);
        settings = StoreSettings.SEED.trusting();
        FileStore store = open();
        assertThat(heard.opened.orElseThrow().isFull()).isTrue();
        close(store);
    }

    @Test
    void a_seed_with_wrong_content_names_the_file_and_the_pieces() throws Exception {
        useFolder();
        putFiles();
        spoil(path(3), 2 * PIECE_LENGTH);
        settings = StoreSettings.SEED;
        failsWith("d.bin is not the torrent's file: 1 of 4 pieces do not match (1 of 5 pieces are wrong in all)");
    }

    @Test
    void a_seed_with_a_missing_file_names_it() throws Exception {
        useFolder();
        putFiles();
        Files.delete(path(1));
        settings = StoreSettings.SEED;
        failsWith("c.bin is missing (2 of 5 pieces are wrong in all)");
        assertThat(path(1)).doesNotExist();
    }

    @Test
    void a_longer_file_is_refused_and_left_alone() throws Exception {
        byte[] longer = Arrays.copyOf(bytes(CONTENT, 0, (int) TOTAL_LENGTH), (int) TOTAL_LENGTH + 1);
        Files.write(path(0), longer);
        failsWith(path(0) + " has", "another file");
        assertThat(path(0)).hasBinaryContent(longer);
    }

    @Test
    void a_file_with_nothing_of_the_torrent_is_refused_and_left_alone() throws Exception {
        useFolder();
        Files.createDirectories(path(0).getParent());
        Files.writeString(path(0), "my notes");
        failsWith(path(0) + " is there", "another file");
        assertThat(path(0)).hasContent("my notes");
        assertThat(path(1)).doesNotExist();
    }

    @Test
    void a_file_of_zeros_is_room_for_the_content() throws Exception {
        Files.write(path(0), new byte[(int) TOTAL_LENGTH]);
        FileStore store = open();
        assertThat(heard.failures).isEmpty();
        fill(store);
        close(store);
        assertThat(path(0)).hasBinaryContent(bytes(CONTENT, 0, (int) TOTAL_LENGTH));
    }

    @Test
    void a_folder_in_the_way_is_refused() throws Exception {
        Files.createDirectories(path(0));
        failsWith(path(0) + " is not a file");
    }

    @Test
    void a_link_that_leads_out_of_the_folder_is_refused() throws Exception {
        useFolder();
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path inside = Files.createDirectory(directory.resolve("inside"));
        place = ContentPlace.in(inside, torrent.layout());
        Files.createSymbolicLink(inside.resolve("many"), elsewhere);
        failsWith("leads out of " + inside);
        assertThat(elsewhere).isEmptyDirectory();

        Files.delete(inside.resolve("many"));
        Files.createDirectory(inside.resolve("many"));
        Files.createSymbolicLink(inside.resolve("many/d.bin"), elsewhere.resolve("not-there"));
        failsWith("leads out of " + inside);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void a_link_that_the_user_names_is_followed() throws Exception {
        useFolder();
        putFiles();
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("many"));
        place = ContentPlace.at(link, torrent.layout());
        settings = StoreSettings.SEED;
        FileStore store = open();
        assertThat(heard.opened).isPresent();
        close(store);
    }

    @Test
    void files_without_a_complete_piece_are_removed_at_the_end() throws Exception {
        useFolder();
        FileStore store = open();
        assertThat(Files.size(path(3)))
                .isEqualTo(torrent.layout().entries().get(3).length());
        write(store, places(3).get(0), true);
        close(store);
        assertThat(directory).isEmptyDirectory();

        FileStore second = open();
        places(0).forEach(block -> write(second, block, true));
        assertThat(verdict(second, 0)).isTrue();
        close(second);
        assertThat(path(0)).exists();
        assertThat(path(1)).exists();
        assertThat(path(3)).doesNotExist();
    }

    @Test
    void full_allocation_writes_every_byte_before_the_start() throws Exception {
        allocation = Allocation.FULL;
        long[] zeros = new long[1];
        opener = (path, writable) -> new Wrapped(BlockFile.open(path, writable)) {
            @Override
            public void write(ByteBuffer[] run, long position) throws IOException {
                zeros[0] += run[0].remaining();
                super.write(run, position);
            }
        };
        FileStore store = open();
        assertThat(zeros[0]).isEqualTo(TOTAL_LENGTH);
        close(store);
    }

    @Test
    void a_full_disk_is_one_line_that_names_the_file() {
        AtomicInteger writes = new AtomicInteger();
        opener = (path, writable) -> new Wrapped(BlockFile.open(path, writable)) {
            @Override
            public void write(ByteBuffer[] run, long position) throws IOException {
                if (writes.getAndIncrement() > 2) {
                    throw new IOException("No space left on device");
                }
                super.write(run, position);
            }
        };
        FileStore store = open();
        allPlaces()
                .forEach(block -> store.write(
                        block.piece(), block.begin(), block(block.piece(), block.begin(), block.length(), true)));
        while (heard.failures.isEmpty()) {
            assertThat(waitForAnswer()).isTrue();
        }
        close(store);
        assertThat(heard.failures)
                .containsExactly("cannot write " + directory.resolve(torrent.name()) + ": the disk is full");
    }

    @Test
    void a_slow_disk_pushes_back_until_half_is_written() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        allocation = Allocation.GROW;
        settings = StoreSettings.DOWNLOAD.withUnwrittenBytes(256 * 1024);
        opener = (path, writable) -> new Wrapped(BlockFile.open(path, writable)) {
            @Override
            public void write(ByteBuffer[] run, long position) throws IOException {
                try {
                    assertThat(disk.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                super.write(run, position);
            }
        };
        FileStore store = open();
        int taken = 0;
        for (Place block : allPlaces()) {
            taken += block.length();
            boolean more = store.write(
                    block.piece(), block.begin(), block(block.piece(), block.begin(), block.length(), true));
            assertThat(more).isEqualTo(taken <= 256 * 1024);
        }
        assertThat(heard.drained).isZero();
        disk.countDown();
        while (heard.drained == 0) {
            assertThat(waitForAnswer()).isTrue();
        }
        close(store);
        assertThat(heard.drained).isEqualTo(1);
    }

    @Test
    void blocks_read_in_order_are_read_ahead() throws Exception {
        putFiles();
        settings = StoreSettings.SEED.trusting();
        AtomicInteger reads = new AtomicInteger();
        opener = (path, writable) -> new Wrapped(BlockFile.open(path, writable)) {
            @Override
            public void read(ByteBuffer into, long position) throws IOException {
                reads.incrementAndGet();
                super.read(into, position);
            }
        };
        FileStore store = open();
        for (Place block : places(1)) {
            readBack(store, List.of(block));
        }
        assertThat(reads.get()).isEqualTo(2);
        close(store);
    }

    private static class Wrapped implements BlockFile {
        private final BlockFile file;

        Wrapped(BlockFile file) {
            this.file = file;
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            file.read(into, position);
        }

        @Override
        public void write(ByteBuffer[] run, long position) throws IOException {
            file.write(run, position);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

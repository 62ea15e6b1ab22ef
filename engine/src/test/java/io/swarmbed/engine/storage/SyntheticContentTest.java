package io.swarmbed.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.random.RandomStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticContentTest {
    private static byte[] all(SyntheticContent content) {
        byte[] bytes = new byte[(int) content.length()];
        content.fill(0, bytes, 0, bytes.length);
        return bytes;
    }

    @Test
    void the_formula_is_fixed() {
        assertThat(HexFormat.of().formatHex(all(new SyntheticContent(20, 7))))
                .isEqualTo("45ceab7e97c2b4b8fec88e33fd0553a69b1263ca");
    }

    @Test
    void any_range_into_any_buffer_is_the_same_content() {
        SyntheticContent content = new SyntheticContent(1_003, 42);
        byte[] whole = all(content);
        for (long seed = 0; seed < 2_000; seed++) {
            RandomStream random = new RandomStream(seed);
            int from = random.nextInt(1_004);
            int count = random.nextInt(1_004 - from);
            byte[] expected = Arrays.copyOfRange(whole, from, from + count);
            int space = random.nextInt(9);
            ByteBuffer target = random.nextBoolean()
                    ? ByteBuffer.allocate(count + space + 3)
                    : ByteBuffer.allocateDirect(count + space + 3);
            target.position(space).limit(space + count);
            content.fill(from, target);
            assertThat(target.remaining()).as("seed %d", seed).isZero();
            byte[] filled = new byte[count];
            target.get(space, filled);
            assertThat(filled).as("seed %d", seed).isEqualTo(expected);
            target.limit(space + count + 3);
            assertThat(target.get(space + count))
                    .as("seed %d: beyond the limit", seed)
                    .isZero();
        }
    }

    @Test
    void seeds_give_different_content() {
        assertThat(all(new SyntheticContent(1_000, 1))).isNotEqualTo(all(new SyntheticContent(1_000, 2)));
        assertThat(all(new SyntheticContent(1_000, 1))).startsWith(all(new SyntheticContent(500, 1)));
    }

    @Test
    void a_range_beyond_the_content_is_an_error() {
        SyntheticContent content = new SyntheticContent(10, 1);
        assertThatThrownBy(() -> content.fill(5, ByteBuffer.allocate(6))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.fill(-1, ByteBuffer.allocateDirect(1)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void the_torrent_of_synthetic_content_is_that_of_the_written_file(@TempDir Path folder) throws Exception {
        SyntheticContent content = new SyntheticContent(3_000_001, -7);
        CreationOptions options = CreationOptions.DEFAULT.withPieceLength(32 << 10);
        Metainfo synthetic = TorrentCreator.synthetic(content, options, Progress.NONE);
        Path file = content.write(folder, Progress.NONE);
        assertThat(file).hasFileName("synthetic-3000001--7").hasSize(3_000_001);
        assertThat(TorrentCreator.create(file, options, Progress.NONE)).isEqualTo(synthetic);
        assertThat(SyntheticContent.of(synthetic)).contains(content);
    }

    @Test
    void only_its_own_torrents_are_taken_for_synthetic(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("synthetic-5-7"), new byte[6]);
        Metainfo other = TorrentCreator.create(file, CreationOptions.DEFAULT, Progress.NONE);
        assertThat(SyntheticContent.of(other)).isEmpty();
    }

    @Test
    void writing_overwrites_nothing(@TempDir Path folder) throws Exception {
        SyntheticContent content = new SyntheticContent(100, 1);
        Path file = Files.writeString(folder.resolve(content.name()), "mine");
        assertThatThrownBy(() -> content.write(folder, Progress.NONE))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("exists already");
        assertThat(file).hasContent("mine");
        assertThatThrownBy(() -> content.write(folder.resolve("absent"), Progress.NONE))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("no such file");
    }
}

package io.swarmbed.tracker.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfoHashSetTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_holds_what_was_added_and_nothing_else(long seed) {
        RandomStream random = SeedTree.root(seed).stream();
        int most = 2000;
        InfoHashSet set = new InfoHashSet(most, random.nextLong());
        Set<InfoHash> model = new HashSet<>();
        while (model.size() < most) {
            InfoHash hash = drawn(random);
            set.add(hash.high(), hash.middle(), hash.low());
            model.add(hash);
            assertThat(set.size()).as("seed %d", seed).isEqualTo(model.size());
        }
        InfoHashSet trimmed = set.trimmed();
        assertThat(model).as("seed %d", seed).allMatch(set::contains).allMatch(trimmed::contains);
        for (int i = 0; i < 5000; i++) {
            InfoHash hash = drawn(random);
            assertThat(set.contains(hash)).as("seed %d", seed).isEqualTo(model.contains(hash));
        }
    }

    @Test
    void a_set_with_much_room_to_spare_is_trimmed() {
        InfoHashSet set = new InfoHashSet(1000, 3);
        set.add(0, 0, 0);
        set.add(1, 2, 3);
        InfoHashSet trimmed = set.trimmed();
        assertThat(trimmed.size()).isEqualTo(2);
        assertThat(trimmed.contains(new InfoHash(0, 0, 0))).isTrue();
        assertThat(trimmed.contains(new InfoHash(1, 2, 3))).isTrue();
        assertThat(trimmed.contains(new InfoHash(1, 2, 4))).isFalse();
        assertThat(trimmed).isNotSameAs(set);
    }

    @Test
    void ten_million_torrents_take_25_bytes_each() {
        assertThat(InfoHashSet.bytes(10_000_000)).isLessThanOrEqualTo(250_000_100L);
    }

    @Test
    void a_long_list_is_read_whole_into_25_bytes_for_each_torrent(@TempDir Path folder) throws Exception {
        int lines = 300_000;
        Path file = folder.resolve("list");
        RandomStream random = SeedTree.root(9).stream();
        try (OutputStream out = Files.newOutputStream(file)) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                text.append(hash(random)).append('\n');
                if (text.length() > 1 << 16 || i == lines - 1) {
                    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                    text.setLength(0);
                }
            }
        }
        AtomicReference<InfoHashSet> read = new AtomicReference<>();
        long bytes = Allocation.of(() -> read.set(ListReader.infoHashes(file)));
        assertThat(bytes).isLessThan(25L * lines + 1_000_000);
        InfoHashSet set = read.get();
        assertThat(set.size()).isEqualTo(lines);
        RandomStream again = SeedTree.root(9).stream();
        for (int i = 0; i < lines; i++) {
            assertThat(set.contains(hash(again))).isTrue();
        }
    }

    private static InfoHash hash(RandomStream random) {
        return new InfoHash(random.nextLong(), random.nextLong(), (int) random.nextLong());
    }

    /** One of few, many of which differ in a part alone. */
    private static InfoHash drawn(RandomStream random) {
        return new InfoHash(random.nextLong() & 15, random.nextLong() & 15, (int) random.nextLong() & 15);
    }
}

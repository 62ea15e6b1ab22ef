package io.swarmbed.engine.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileLayoutTest {
    private static FileLayout layout(long... lengths) {
        List<FileLayout.Entry> entries = new ArrayList<>();
        long offset = 0;
        for (long length : lengths) {
            String path = "f" + entries.size();
            entries.add(new FileLayout.Entry(path, path, length, offset, false));
            offset += length;
        }
        return new FileLayout("name", true, entries);
    }

    private static List<String> slices(FileLayout layout, long offset, int length) {
        List<String> slices = new ArrayList<>();
        layout.slices(
                offset,
                length,
                (entry, entryOffset, rangeOffset, part) ->
                        slices.add(entry + "@" + entryOffset + " " + rangeOffset + "+" + part));
        return slices;
    }

    @Test
    void a_range_is_cut_at_the_ends_of_files() {
        FileLayout layout = layout(10, 0, 5, 0, 0, 20);
        assertThat(slices(layout, 0, 35)).containsExactly("0@0 0+10", "2@0 10+5", "5@0 15+20");
        assertThat(slices(layout, 8, 4)).containsExactly("0@8 0+2", "2@0 2+2");
        assertThat(slices(layout, 10, 5)).containsExactly("2@0 0+5");
        assertThat(slices(layout, 15, 1)).containsExactly("5@0 0+1");
        assertThat(slices(layout, 34, 1)).containsExactly("5@19 0+1");
        assertThat(slices(layout, 35, 0)).isEmpty();
    }

    @Test
    void a_range_beyond_the_content_is_an_error() {
        FileLayout layout = layout(10);
        assertThatThrownBy(() -> slices(layout, 5, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slices(layout, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slices(layout, Long.MAX_VALUE, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void what_the_visitor_throws_comes_out() {
        assertThatThrownBy(() -> layout(10).slices(0, 1, (a, b, c, d) -> {
                    throw new InterruptedException("visited");
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void slices_cover_any_range_once_and_in_order() {
        for (long seed = 0; seed < 500; seed++) {
            RandomStream random = new RandomStream(seed);
            long[] lengths = new long[1 + random.nextInt(20)];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(50);
            }
            FileLayout layout = layout(lengths);
            int offset = random.nextInt((int) layout.totalLength() + 1);
            int length = random.nextInt((int) layout.totalLength() - offset + 1);
            int[] covered = {0};
            String where = "seed " + seed;
            layout.slices(offset, length, (entry, entryOffset, rangeOffset, part) -> {
                FileLayout.Entry file = layout.entries().get(entry);
                assertThat(rangeOffset).as(where).isEqualTo(covered[0]);
                assertThat(file.offset() + entryOffset).as(where).isEqualTo(offset + rangeOffset);
                assertThat(part).as(where).isPositive();
                assertThat(entryOffset + part).as(where).isLessThanOrEqualTo(file.length());
                covered[0] += part;
            });
            assertThat(covered[0]).as(where).isEqualTo(length);
        }
    }
}

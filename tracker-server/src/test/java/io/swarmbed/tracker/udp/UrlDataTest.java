package io.swarmbed.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlDataTest {
    @Test
    void no_options_are_no_url() {
        assertThat(read("")).isEmpty();
        assertThat(read("\2\0")).isEmpty();
    }

    @Test
    void path_and_query_are_one_text() {
        assertThat(read("\2\14/dir?a=b&c=d")).isEqualTo("/dir?a=b&c=d");
    }

    @Test
    void parts_are_joined_around_padding_and_unknown_options() {
        assertThat(read("\2\4/dir\1\1\7\3abc\2\0\2\10?a=b&c=d")).isEqualTo("/dir?a=b&c=d");
    }

    @Test
    void nothing_counts_behind_the_end_of_options() {
        assertThat(read("\1\2\2/a\0\2\2/b")).isEqualTo("/a");
    }

    @Test
    void an_option_that_is_cut_ends_the_options() {
        assertThat(read("\2\2/a\2")).isEqualTo("/a");
        assertThat(read("\2\2/a\2\3/b")).isEqualTo("/a");
        assertThat(read("\2\2/a\377\377/b")).isEqualTo("/a");
    }

    @Test
    void a_part_may_have_255_bytes() {
        String long1 = "/" + "a".repeat(254);
        String long2 = "b".repeat(255);
        assertThat(read("\2\377" + long1 + "\2\377" + long2)).isEqualTo(long1 + long2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void any_bytes_make_a_text_no_longer_than_they_are(long seed) {
        RandomStream random = new RandomStream(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(8) : random.nextInt(256));
            }
            assertThat(UrlData.read(ByteBuffer.wrap(bytes)).length())
                    .as("seed %s, options %s", seed, i)
                    .isLessThanOrEqualTo(bytes.length);
        }
    }

    private static String read(String options) {
        return UrlData.read(ByteBuffer.wrap(options.getBytes(StandardCharsets.ISO_8859_1)));
    }
}

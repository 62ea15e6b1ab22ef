package io.swarmbed.tracker.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void figures_read_well() {
        assertThat(Words.number(0)).isEqualTo("0");
        assertThat(Words.number(999)).isEqualTo("999");
        assertThat(Words.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(Words.number(-100_000)).isEqualTo("-100,000");
        assertThat(Words.tenths(7)).isEqualTo("0.7");
        assertThat(Words.tenths(999)).isEqualTo("99.9");
        assertThat(Words.tenths(123_456)).isEqualTo("12,346");
        assertThat(Words.bytes(0)).isEqualTo("0 B");
        assertThat(Words.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(Words.bytes(123L << 20)).isEqualTo("123 MiB");
        assertThat(Words.brief(0)).isEqualTo("0 ns");
        assertThat(Words.brief(64_000)).isEqualTo("64 µs");
        assertThat(Words.brief(1_024_000)).isEqualTo("1.0 ms");
        assertThat(Words.brief(70_000_000_000L)).isEqualTo("70 s");
        assertThat(Words.span(59)).isEqualTo("59 s");
        assertThat(Words.span(61)).isEqualTo("1 min 1 s");
        assertThat(Words.span(7_322)).isEqualTo("2 h 2 min");
        assertThat(Words.span(90_000)).isEqualTo("1 day 1 h");
        assertThat(Words.span(200_000)).isEqualTo("2 days 7 h");
    }
}

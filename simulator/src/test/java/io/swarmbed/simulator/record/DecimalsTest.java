package io.swarmbed.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0,                   0.000000",
        "1,                   0.000000",
        "499,                 0.000000",
        "500,                 0.000001",
        "1500000000,          1.500000",
        "9223372036854775807, 9223372036.854776"
    })
    void nanoseconds_are_seconds_with_six_decimals(long nanos, String seconds) {
        assertThat(Decimals.seconds(nanos)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 0.333333",
        "2, 3, 0.666667",
        "1000, 100, 10",
        "1000000, 1, 1000000",
        "0, 5, 0",
        "5, 0, 0",
        "1, 1000000, 0.000001"
    })
    void ratios_are_short_and_without_exponent(long dividend, long divisor, String text) {
        assertThat(Decimals.ratio(dividend, divisor)).hasToString(text);
    }

    @Test
    void rates_are_rounded_and_nothing_in_no_time() {
        assertThat(Decimals.perSecond(10, 3_000_000_000L)).isEqualTo(3);
        assertThat(Decimals.perSecond(1L << 40, 1_000_000)).isEqualTo((1L << 40) * 1000);
        assertThat(Decimals.perSecond(10, 0)).isZero();
    }
}

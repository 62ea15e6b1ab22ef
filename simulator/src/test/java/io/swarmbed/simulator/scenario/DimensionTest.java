package io.swarmbed.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DimensionTest {
    @ParameterizedTest
    @CsvSource({
        "SIZE, 64 MiB, 67108864",
        "SIZE, 5kB, 5000",
        "SIZE, 1.5 KiB, 1536",
        "RATE, 2 Mbit/s, 250000",
        "RATE, 8 bit/s, 1",
        "RATE, 20 KiB/s, 20480",
        "RATE, unlimited, 9223372036854775807",
        "TIME, 40 ms, 40000000",
        "TIME, 0.5 h, 1800000000000",
        "TIME, 7 us, 7000",
        "SHARE, 0.5 %, 5000"
    })
    void a_quantity_has_an_exact_value(Dimension dimension, String text, long value) throws QuantityException {
        assertThat(dimension.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RATE | 2 Mbits | has an unknown unit; did you mean '2 Mbit/s'?",
                "RATE | 2 Mbps | has an unknown unit; did you mean '2 Mbit/s'?",
                "RATE | 2 MBps | has an unknown unit; did you mean '2 MB/s'?",
                "RATE | 2 Mbit | has an unknown unit; did you mean '2 Mbit/s'?",
                "RATE | 2 parsecs | has an unknown unit; write a rate such as 2 Mbit/s or 250 kB/s",
                "RATE | 1 bit/s | is not a whole number of bytes per second; the next is '8 bit/s'",
                "SIZE | 64 mib | has an unknown unit; did you mean '64 MiB'?",
                "SIZE | 64 | has no unit; write a size such as 64 MiB",
                "SIZE | -1 B | is negative; write a size such as 64 MiB",
                "SIZE | lots | is not a quantity; write a size such as 64 MiB",
                "SIZE | 1e9 B | has an unknown unit; write a size such as 64 MiB",
                "SIZE | 99999999999999999999 GiB | is too large; write a size such as 64 MiB",
                "TIME | 5 minutes | has an unknown unit; did you mean '5 min'?",
                "TIME | 5 sec | has an unknown unit; did you mean '5 s'?",
                "TIME | unlimited | is not a quantity; write a time such as 40 ms, 30 s or 5 min"
            })
    void a_wrong_quantity_is_explained(Dimension dimension, String text, String message) {
        assertThatThrownBy(() -> dimension.parse(text))
                .isInstanceOf(QuantityException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE, 67108864, 64 MiB",
        "SIZE, 0, 0 B",
        "RATE, 250000, 2 Mbit/s",
        "RATE, 20000, 20 kB/s",
        "RATE, 9223372036854775807, unlimited",
        "TIME, 120000000000, 2 min",
        "TIME, 90000000000, 90 s",
        "TIME, 0, 0 s",
        "TIME, 1, 1 ns",
        "SHARE, 5000, 0.5 %"
    })
    void a_value_is_written_in_the_unit_that_makes_it_shortest(Dimension dimension, long value, String text) {
        assertThat(dimension.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_reads_back(Dimension dimension) throws QuantityException {
        for (int seed = 0; seed < 2000; seed++) {
            RandomStream random = new RandomStream(seed);
            long value = random.nextLong(1 + (Distribution.MAX_VALUE >>> random.nextInt(60)));
            assertThat(dimension.parse(dimension.format(value)))
                    .as("seed %d", seed)
                    .isEqualTo(value);
        }
    }

    @Test
    void a_frequency_is_kept_exactly() throws QuantityException {
        assertThat(Frequency.perHour("2/s")).isEqualByComparingTo("7200");
        assertThat(Frequency.format(Frequency.perHour("10/min"))).isEqualTo("10/min");
        assertThat(Frequency.format(Frequency.perHour("0.5/s"))).isEqualTo("0.5/s");
        assertThat(Frequency.format(Frequency.perHour("1/h"))).isEqualTo("1/h");
        assertThatThrownBy(() -> Frequency.perHour("2 per s"))
                .hasMessage("is not a frequency; write a frequency such as 2/s or 10/min");
        assertThatThrownBy(() -> Frequency.perHour("0/s")).hasMessageStartingWith("is zero");
    }
}

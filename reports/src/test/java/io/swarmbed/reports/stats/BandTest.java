package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class BandTest {
    @Test
    void few_curves_have_a_range_from_the_lowest_to_the_highest() {
        Band band =
                Band.of(List.of(1.0, 2.0, 6.0), 0, 10, curve -> 10, curve -> place -> OptionalDouble.of(curve * place));

        assertThat(band.middle()[band.size() - 1]).isEqualTo(20);
        assertThat(band.low()[band.size() - 1]).isEqualTo(10);
        assertThat(band.max()).isEqualTo(60);
    }

    @Test
    void it_ends_where_fewer_than_half_go_on() {
        Band band = Band.of(List.of(2.0, 4.0, 8.0), 0, 10, curve -> curve, curve -> place -> OptionalDouble.of(1));

        assertThat(band.x()[band.size() - 1]).isEqualTo(4);
    }
}

package io.swarmbed.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;

final class ChartPartsTest {
    @Test
    void numbers_have_three_significant_digits_and_no_exponent() {
        assertThat(Numbers.plain(0.000123456)).isEqualTo("0.000123");
        assertThat(Numbers.plain(12.345)).isEqualTo("12.3");
        assertThat(Numbers.plain(100)).isEqualTo("100");
        assertThat(Numbers.plain(123456.7)).isEqualTo("123457");
        assertThat(Numbers.plain(0)).isEqualTo("0");
        assertThat(Numbers.plain(Double.NaN)).isEqualTo("–");
    }

    @Test
    void rates_and_amounts_take_units_of_a_thousand() {
        assertThat(Numbers.rate(999)).isEqualTo("999 B/s");
        assertThat(Numbers.rate(1_500)).isEqualTo("1.5 kB/s");
        assertThat(Numbers.bytes(33_554_432)).isEqualTo("33.6 MB");
    }

    @Test
    void sizes_that_were_chosen_in_powers_of_two_are_shown_so() {
        assertThat(Numbers.chosenSize(33_554_432)).isEqualTo("32 MiB");
        assertThat(Numbers.chosenSize(1_000_000)).isEqualTo("1 MB");
        assertThat(Numbers.chosenSize(5)).isEqualTo("5 B");
    }

    @Test
    void long_times_are_minutes_or_hours() {
        assertThat(Numbers.duration(599)).isEqualTo("599 s");
        assertThat(Numbers.duration(600)).isEqualTo("10 min");
        assertThat(Numbers.duration(5.5 * 3600)).isEqualTo("5.5 h");
    }

    @Test
    void the_colour_scale_gets_lighter_all_the_way() {
        Viridis scale = new Viridis(100);
        double before = -1;
        for (int value = 0; value <= 100; value++) {
            Color colour = new Color(scale.rgb(value));
            double light = 0.2126 * Math.pow(colour.getRed() / 255.0, 2.2)
                    + 0.7152 * Math.pow(colour.getGreen() / 255.0, 2.2)
                    + 0.0722 * Math.pow(colour.getBlue() / 255.0, 2.2);
            assertThat(light).as("lightness of %s", value).isGreaterThan(before);
            before = light;
        }
    }

    @Test
    void values_beyond_the_scale_have_its_end_colours() {
        assertThat(new Viridis(10).rgb(99)).isEqualTo(0xFDE725);
        assertThat(new Viridis(0).rgb(5)).isEqualTo(0x440154);
    }

    @Test
    void names_that_would_touch_are_moved_apart_in_order() {
        double[] centres = {1, 2, 50};
        Spacing.spread(centres, new double[] {10, 10, 10}, 100);
        assertThat(centres).containsExactly(5, 15, 50);
    }

    @Test
    void names_at_the_end_are_pushed_back_inside() {
        double[] centres = {95, 99};
        Spacing.spread(centres, new double[] {10, 10}, 100);
        assertThat(centres).containsExactly(85, 95);
    }

    @Test
    void forty_two_lines_have_forty_two_styles() {
        assertThat(java.util.stream.IntStream.range(0, 42).mapToObj(Palette::style))
                .doesNotHaveDuplicates();
    }
}

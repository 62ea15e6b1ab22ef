package io.swarmbed.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LabelsTest {
    @Test
    void short_names_stay() {
        assertThat(Labels.of(List.of("origin", "home"), 10).of("home")).isEqualTo("home");
    }

    @Test
    void a_long_name_is_cut_in_the_middle() {
        assertThat(Labels.of(List.of("a-very-long-group-name"), 12).of("a-very-long-group-name"))
                .isEqualTo("a-very-…name");
    }

    @Test
    void a_name_that_is_hardly_longer_is_not_cut() {
        String name = "rarest-tail (share: 1), tit-for-tat";

        assertThat(Labels.of(List.of(name), 34).of(name)).isEqualTo(name);
    }

    @Test
    void names_that_would_look_alike_lose_what_they_share() {
        List<String> names = List.of("customers-of-region-1-in-town", "customers-of-region-2-in-town");

        Labels labels = Labels.of(names, 12);

        assertThat(labels.of(names.get(0))).isEqualTo("…ion-1-in-t…").hasSize(12);
        assertThat(labels.of(names.get(1))).isEqualTo("…ion-2-in-t…");
    }

    @Test
    void labels_differ_even_where_no_cut_can_tell_names_apart() {
        String start = "x".repeat(50);
        List<String> names = List.of(start + "1" + start, "y" + start + "2" + start, "y" + start + "3" + start);

        Labels labels = Labels.of(names, 10);

        assertThat(names.stream().map(labels::of)).doesNotHaveDuplicates();
    }
}

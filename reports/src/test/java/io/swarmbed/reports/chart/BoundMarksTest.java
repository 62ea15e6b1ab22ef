package io.swarmbed.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.reports.chart.BoundMarks.Mark;
import io.swarmbed.reports.comparison.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class BoundMarksTest {
    private static final Variant SLOW = new Variant(Map.of("up", "1"), "slow");
    private static final Variant FAST = new Variant(Map.of("up", "2"), "fast");
    private static final Variant FASTER = new Variant(Map.of("up", "3"), "faster");

    private final Map<Variant, List<Compared.Run>> runs = new LinkedHashMap<>();

    private BoundMarksTest with(Variant variant, double... bounds) {
        for (double bound : bounds) {
            OptionalDouble known = Double.isNaN(bound) ? OptionalDouble.empty() : OptionalDouble.of(bound);
            runs.computeIfAbsent(variant, each -> new ArrayList<>())
                    .add(new Compared.Run(1, List.of(), known, Map.of(), Map.of()));
        }
        return this;
    }

    @Test
    void bounds_that_agree_are_one_mark_at_the_least_of_them() {
        with(SLOW, 100, 100.4).with(FAST, 100.9, 100.2);

        assertThat(BoundMarks.of(runs)).isEqualTo(new BoundMarks(List.of(new Mark(100, Optional.empty())), true));
    }

    @Test
    void a_variant_with_another_bound_has_a_mark_of_its_own_that_no_seed_can_beat() {
        with(SLOW, 100, 130).with(FAST, 50, 40);

        BoundMarks marks = BoundMarks.of(runs);

        assertThat(marks.marks()).containsExactly(new Mark(100, Optional.of(SLOW)), new Mark(40, Optional.of(FAST)));
        assertThat(marks.least()).hasValue(40);
        assertThat(marks.caption()).contains("marks are the times", "least of its seeds");
    }

    @Test
    void variants_of_one_bound_share_a_mark_that_has_no_colour() {
        with(SLOW, 100).with(FAST, 50).with(FASTER, 50);

        assertThat(BoundMarks.of(runs).marks())
                .containsExactly(new Mark(100, Optional.of(SLOW)), new Mark(50, Optional.empty()));
    }

    @Test
    void a_variant_of_which_a_run_has_no_bound_has_no_mark() {
        with(SLOW, 100).with(FAST, 50, Double.NaN);

        BoundMarks marks = BoundMarks.of(runs);

        assertThat(marks.marks()).containsExactly(new Mark(100, Optional.of(SLOW)));
        assertThat(marks.caption()).endsWith("there is no mark.");
        assertThat(BoundMarks.of(Map.of()).caption()).isEmpty();
    }
}

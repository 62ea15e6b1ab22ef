package io.swarmbed.tracker.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.tracker.swarm.Selection;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackerConductTest {
    private static final Supplier<RandomStream> UNUSED = () -> {
        throw new AssertionError("nothing is to be drawn");
    };

    private static TrackerConduct with(Spell... spells) {
        return new TrackerConduct(List.of(spells), 0, 0);
    }

    private static long lost(TrackerConduct conduct, long nanos) {
        SeedTree seeds = SeedTree.root(7);
        return IntStream.range(0, 10_000)
                .filter(i -> conduct.swallows(nanos, () -> seeds.child(i).stream()))
                .count();
    }

    @Test
    void one_that_is_proper_answers_everything_at_once_and_draws_nothing() {
        TrackerConduct proper = TrackerConduct.PROPER;
        assertThat(proper.isProper()).isTrue();
        assertThat(proper.swallows(5, UNUSED)).isFalse();
        assertThat(proper.delayNanos(5)).isZero();
        assertThat(proper.restarts(5)).isZero();
        assertThat(proper.selection(5)).isEqualTo(Selection.UNIFORM);
        assertThat(proper.told(5, new SwarmTotals(1, 2, 3))).isEqualTo(new SwarmTotals(1, 2, 3));
    }

    @Test
    void a_spell_holds_from_its_first_nanosecond_to_before_its_end() {
        TrackerConduct conduct = with(new Spell(10, 5, new Trouble.Down()));
        assertThat(conduct.isDown(9)).isFalse();
        assertThat(conduct.isDown(10)).isTrue();
        assertThat(conduct.isDown(14)).isTrue();
        assertThat(conduct.isDown(15)).isFalse();
        assertThat(conduct.swallows(12, UNUSED)).isTrue();
        assertThat(conduct.isProper()).isFalse();
    }

    @Test
    void one_that_lasts_to_the_end_of_time_does_not_wrap_around() {
        assertThat(with(new Spell(10, Long.MAX_VALUE, new Trouble.Down())).isDown(Long.MAX_VALUE - 1))
                .isTrue();
    }

    @Test
    void losses_that_overlap_are_independent() {
        TrackerConduct conduct = new TrackerConduct(
                List.of(new Spell(0, 10, new Trouble.Lossy(500_000)), new Spell(5, 10, new Trouble.Lossy(500_000))),
                500_000,
                0);
        assertThat(lost(conduct, 2)).isBetween(7_300L, 7_700L);
        assertThat(lost(conduct, 7)).isBetween(8_600L, 8_900L);
        assertThat(lost(conduct, 20)).isBetween(4_800L, 5_200L);
        assertThat(lost(with(new Spell(0, 9, new Trouble.Lossy(1_000_000))), 3)).isEqualTo(10_000);
    }

    @Test
    void delays_that_overlap_add_up() {
        TrackerConduct conduct = with(new Spell(0, 10, new Trouble.Slow(3)), new Spell(5, 10, new Trouble.Slow(4)));
        assertThat(conduct.delayNanos(4)).isEqualTo(3);
        assertThat(conduct.delayNanos(5)).isEqualTo(7);
        assertThat(conduct.delayNanos(12)).isEqualTo(4);
    }

    @Test
    void restarts_are_counted_in_any_order() {
        TrackerConduct conduct =
                with(new Spell(20, 0, new Trouble.Forgetful()), new Spell(5, 0, new Trouble.Forgetful()));
        assertThat(conduct.restarts(4)).isZero();
        assertThat(conduct.restarts(5)).isEqualTo(1);
        assertThat(conduct.restarts(100)).isEqualTo(2);
    }

    @Test
    void it_names_the_first_peers_while_it_is_biased() {
        TrackerConduct conduct = with(new Spell(5, 5, new Trouble.Biased()));
        assertThat(conduct.selection(7)).isEqualTo(Selection.OLDEST_FIRST);
        assertThat(conduct.selection(10)).isEqualTo(Selection.UNIFORM);
    }

    @Test
    void of_several_lies_the_one_that_began_last_is_told() {
        TrackerConduct conduct = with(
                new Spell(5, 10, new Trouble.Lying(new Lie.Numbers(OptionalInt.of(1000), OptionalInt.empty()))),
                new Spell(0, 30, new Trouble.Lying(new Lie.Scaled(10_000_000))));
        SwarmTotals truth = new SwarmTotals(2, 3, 4);
        assertThat(conduct.told(3, truth)).isEqualTo(new SwarmTotals(20, 30, 4));
        assertThat(conduct.told(7, truth)).isEqualTo(new SwarmTotals(1000, 3, 4));
        assertThat(conduct.told(16, truth)).isEqualTo(new SwarmTotals(20, 30, 4));
    }

    @Test
    void a_scaled_count_is_rounded_to_the_nearest_and_bounded() {
        SwarmTotals truth = new SwarmTotals(5, 4, 1);
        assertThat(new Lie.Scaled(100_000).of(truth)).isEqualTo(new SwarmTotals(1, 0, 1));
        assertThat(new Lie.Scaled(0).of(truth)).isEqualTo(new SwarmTotals(0, 0, 1));
        assertThat(new Lie.Scaled(Lie.Scaled.MAX_PER_MILLION).of(new SwarmTotals(5_000_000, 1, 0)))
                .isEqualTo(new SwarmTotals(Integer.MAX_VALUE, 1_000_000, 0));
    }
}

package io.swarmbed.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmbed.reports.comparison.Verdict;
import io.swarmbed.reports.comparison.Verdict.Status;
import io.swarmbed.reports.metric.Measurements;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
    private static final double NEVER = -1;

    private static final String SWARM = """
            seed: 1
            peers:
              - {name: origin, complete: true}
              - {name: slow, count: 2}
              - {name: fast, count: 2}
            compare:
              vary: {slow.picker: [rarest-first, random], origin.up: [1 kB/s, 2 kB/s]}
              seeds: 3
            expect:
            """;

    @TempDir
    private Path folder;

    /** In the n-th seed slow takes 10 n, twice that with random, and fast half as long as slow. */
    private static Map<String, List<Double>> times(Trial trial) {
        double slow = 10.0 * trial.seed() * (trial.variant().settings().containsValue("random") ? 2 : 1);
        Map<String, List<Double>> times = new LinkedHashMap<>();
        times.put("slow", List.of(slow, slow));
        times.put("fast", List.of(slow / 2, slow / 2));
        return times;
    }

    private List<Verdict> verdicts(String expectation, Function<Trial, Map<String, List<Double>>> times)
            throws Exception {
        Experiment experiment = Recorded.experiment(SWARM + "  - " + expectation + "\n");
        List<TrialResult> results = new Recorded(folder).results(experiment, times);
        return new Judge(Results.of(experiment, results)).judge(experiment.expectations());
    }

    private List<Verdict> verdicts(String expectation) throws Exception {
        return verdicts(expectation, JudgeTest::times);
    }

    @Test
    void an_expectation_holds_for_every_combination_of_what_it_leaves_open() throws Exception {
        assertThat(verdicts("{metric: completion-time, group: slow, is: '<= 20 s', variant: {origin.up: 1 kB/s}}"))
                .extracting(Verdict::where, Verdict::status, Verdict::measured)
                .containsExactly(
                        tuple("slow.picker=rarest-first, origin.up=1 kB/s", Status.MET, "20 s (10 to 30)"),
                        tuple("slow.picker=random, origin.up=1 kB/s", Status.MISSED, "40 s (20 to 60)"));
    }

    @Test
    void of_paired_lists_each_variant_is_a_case_or_each_operand_has_its_own() throws Exception {
        Experiment experiment = Recorded.experiment("""
                content: {size: 64 KiB, piece: 64 KiB}
                peers: [{name: origin, complete: true}, {name: slow}, {name: fast}]
                compare: {vary: {slow.picker: [rarest-first, random], origin.up: [1 kB/s, 2 kB/s]}, combine: paired, seeds: 3}
                expect:
                  - {metric: completed, group: slow, is: '>= 1'}
                  - {metric: completion-time, group: slow, is: '>= 1', ratio: [{variant: {origin.up: 2 kB/s}}, {variant: {slow.picker: rarest-first}}]}
                  - {metric: completed, variant: {slow.picker: random, origin.up: 1 kB/s}, is: '>= 1'}
                """);
        List<TrialResult> results = new Recorded(folder).results(experiment, JudgeTest::times);
        assertThat(results).hasSize(6);
        List<Verdict> verdicts = new Judge(Results.of(experiment, results)).judge(experiment.expectations());
        assertThat(verdicts)
                .extracting(Verdict::where)
                .containsExactly(
                        "slow.picker=rarest-first, origin.up=1 kB/s", "slow.picker=random, origin.up=2 kB/s", "", "");
        assertThat(verdicts.get(2).seeds()).isEqualTo(3);
        assertThat(verdicts.get(3).status()).isEqualTo(Status.NOT_JUDGED);
    }

    @Test
    void a_ratio_is_made_for_each_seed_before_the_seeds_are_summed_up() throws Exception {
        assertThat(verdicts("{metric: completion-time, group: slow, over: max, is: '<= 2',"
                        + " ratio: [{variant: {slow.picker: random}}, {variant: {slow.picker: rarest-first}}]}"))
                .hasSize(2)
                .allSatisfy(verdict -> {
                    assertThat(verdict.status()).isEqualTo(Status.MET);
                    assertThat(verdict.values()).containsExactly(2.0);
                    assertThat(verdict.seeds()).isEqualTo(3);
                });
    }

    @Test
    void differences_spreads_and_orders_compare_groups_of_one_run() throws Exception {
        String groups = "[{group: fast}, {group: slow}], variant: {slow.picker: random, origin.up: 1 kB/s}}";
        assertThat(verdicts("{metric: completion-time, is: '-20 +- 1 s', difference: " + groups))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.status()).isEqualTo(Status.MET));
        assertThat(verdicts("{metric: completion-time, is: '<= 1.9', spread: " + groups))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.status()).isEqualTo(Status.MISSED))
                .satisfies(verdict -> assertThat(verdict.values()).containsExactly(2.0));
        assertThat(verdicts("{metric: completion-time, is: increasing, order: " + groups))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.status()).isEqualTo(Status.MET))
                .satisfies(verdict -> assertThat(verdict.measured()).isEqualTo("20 s, 40 s"));
        assertThat(verdicts("{metric: completion-time, is: decreasing, order: " + groups))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.status()).isEqualTo(Status.MISSED));
    }

    @Test
    void a_run_that_fell_short_is_left_out_and_said_so() throws Exception {
        assertThat(verdicts(
                        "{metric: completion-time, group: slow, is: '<= 15 s',"
                                + " variant: {slow.picker: rarest-first, origin.up: 1 kB/s}}",
                        trial -> trial.seed() == 3 ? Map.of() : times(trial)))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.status()).isEqualTo(Status.MET);
                    assertThat(verdict.note()).isEqualTo("in 2 of 3 seeds");
                });
    }

    @Test
    void a_number_that_some_run_does_not_give_is_missed_whatever_the_others_say() throws Exception {
        assertThat(verdicts(
                        "{metric: completion-time, group: slow, is: '<= 15 s',"
                                + " variant: {slow.picker: rarest-first, origin.up: 1 kB/s}}",
                        trial -> trial.seed() == 3
                                ? Map.of("slow", List.of(NEVER, NEVER), "fast", List.of(5.0))
                                : times(trial)))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.status()).isEqualTo(Status.MISSED);
                    assertThat(verdict.note())
                            .isEqualTo("in 2 of 3 seeds; with 1 a run that counts gave no number; of the peers that"
                                    + " completed, which not all did");
                });
    }

    @Test
    void an_order_is_of_the_same_seeds() throws Exception {
        // Random takes twice as long with each seed; without its third seed it takes 30 s, and rarest first 20 s in all
        // three.
        assertThat(verdicts(
                        "{metric: completion-time, group: slow, is: increasing, variant: {origin.up: 1 kB/s},"
                                + " order: [{variant: {slow.picker: rarest-first}}, {variant: {slow.picker: random}}]}",
                        trial -> trial.seed() == 3 && trial.variant().settings().containsValue("random")
                                ? Map.of()
                                : times(trial)))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.values()).containsExactly(15.0, 30.0);
                    assertThat(verdict.status()).isEqualTo(Status.MET);
                    assertThat(verdict.note()).isEqualTo("in 2 of 3 seeds");
                });
    }

    @Test
    void a_number_that_no_run_gave_is_missed() throws Exception {
        assertThat(verdicts("{metric: interarrival-last, group: slow, is: '>= 0'}"))
                .allSatisfy(verdict -> {
                    assertThat(verdict.status()).isEqualTo(Status.MISSED);
                    assertThat(verdict.note()).isEqualTo("no run gave this number");
                });
    }

    @Test
    void one_run_alone_judges_what_needs_no_comparison() throws Exception {
        Experiment experiment = Recorded.experiment(SWARM + """
              - {metric: completion-time, group: slow, is: '<= 20 s'}
              - {metric: completion-time, ratio: [{group: slow}, {group: fast}], is: '>= 3'}
              - {metric: completion-time, variant: {slow.picker: random}, is: '<= 20 s'}
              - {agree: slow.picker}
            """.indent(0));
        Recorded.write(folder, 1, Map.of("slow", List.of(10.0), "fast", List.of(5.0)));
        List<Verdict> verdicts = new Judge(Results.of(Measurements.read(folder))).judge(experiment.expectations());
        assertThat(verdicts)
                .extracting(Verdict::status)
                .containsExactly(Status.MET, Status.MISSED, Status.NOT_JUDGED, Status.NOT_JUDGED);
        assertThat(verdicts.get(2).note()).isEqualTo("needs a comparison with slow.picker=random");
    }

    private List<Verdict> agreement(double factor) throws Exception {
        Random random = new Random(3);
        return verdicts("{agree: slow.picker, group: slow, variant: {origin.up: 1 kB/s}}", trial -> {
            double scale = trial.variant().settings().containsValue("random") ? factor : 1;
            List<Double> times = random.doubles(40, 90, 110)
                    .map(time -> time * scale)
                    .boxed()
                    .toList();
            return Map.of("slow", times);
        });
    }

    @Test
    void variants_agree_when_ratio_and_distribution_do() throws Exception {
        assertThat(agreement(1))
                .singleElement()
                .satisfies(verdict ->
                        assertThat(verdict.status()).as(verdict.toString()).isEqualTo(Status.MET));
        assertThat(agreement(1.3))
                .singleElement()
                .satisfies(verdict ->
                        assertThat(verdict.status()).as(verdict.toString()).isEqualTo(Status.MISSED))
                .satisfies(verdict ->
                        assertThat(verdict.subject()).isEqualTo("completion-time of slow, random / rarest-first"));
    }

    @Test
    void a_shift_within_the_limit_still_disagrees_when_the_distributions_part() throws Exception {
        assertThat(agreement(1.08))
                .singleElement()
                .satisfies(verdict ->
                        assertThat(verdict.status()).as(verdict.toString()).isEqualTo(Status.MISSED));
    }

    @Test
    void a_side_on_which_nobody_completes_disagrees() throws Exception {
        assertThat(verdicts(
                        "{agree: slow.picker, variant: {origin.up: 1 kB/s}}",
                        trial -> trial.variant().settings().containsValue("random")
                                ? Map.of("slow", List.of(NEVER), "fast", List.of(5.0))
                                : times(trial)))
                .hasSize(2)
                .anySatisfy(verdict -> {
                    assertThat(verdict.subject()).contains("slow");
                    assertThat(verdict.status()).isEqualTo(Status.MISSED);
                    assertThat(verdict.note()).isEqualTo("0 of 3 seeds gave a number");
                });
    }

    @Test
    void where_nobody_completes_on_either_side_nothing_agrees() throws Exception {
        assertThat(verdicts(
                        "{agree: slow.picker, variant: {origin.up: 1 kB/s}}", trial -> Map.of("slow", List.of(NEVER))))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.status()).isEqualTo(Status.MISSED));
    }

    @Test
    void the_noise_that_worlds_may_differ_by_is_that_of_the_virtual_one() throws Exception {
        Map<String, Double> halves = new LinkedHashMap<>();
        for (String worlds : List.of("[virtual, loopback]", "[loopback, virtual]")) {
            Experiment experiment = Recorded.experiment("""
                    seed: 1
                    peers: [{name: origin, complete: true}, {name: slow}]
                    compare: {vary: {world: %s}, seeds: 4}
                    """.formatted(worlds));
            List<TrialResult> results = new Recorded(folder.resolve(worlds.substring(1, 5)))
                    .results(
                            experiment,
                            trial -> Map.of(
                                    "slow",
                                    List.of(
                                            trial.variant().settings().containsValue("virtual")
                                                    ? 10.0 + trial.seed() % 2
                                                    : 10.0)));
            Verdict verdict = new Judge(Results.of(experiment, results))
                    .judge(experiment.expectations())
                    .get(0);
            halves.put(worlds, verdict.values().get(4));
        }
        assertThat(halves.values()).containsExactly(1.0, 1.0);
    }
}

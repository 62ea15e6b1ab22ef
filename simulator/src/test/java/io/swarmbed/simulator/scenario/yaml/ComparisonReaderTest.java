package io.swarmbed.simulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Comparison.Combine;
import io.swarmbed.simulator.scenario.Expectation;
import io.swarmbed.simulator.scenario.Operand;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonReaderTest {
    private static final String SWARM = """
            seed: 7
            peers:
              - {name: origin, complete: true, up: 200 kB/s}
              - {name: slow, count: 3}
              - {name: fast, count: 3}
            """;

    private static Scenario read(String text) throws ScenarioException {
        return new ScenarioReader(Policies.builtIn()).read(SWARM + text, "s.yaml", Path.of("/"), List.of());
    }

    private static List<String> faults(String text) {
        ScenarioException error = catchThrowableOfType(ScenarioException.class, () -> read(text));
        assertThat(error).as(text).isNotNull();
        return error.lines();
    }

    @Test
    void without_a_word_about_it_five_seeds_of_the_scenario_itself_are_compared() throws ScenarioException {
        Scenario scenario = read("");
        assertThat(scenario.comparison().axes()).isEmpty();
        assertThat(scenario.comparison().seeds().from(scenario.seed())).containsExactly(7L, 8L, 9L, 10L, 11L);
        assertThat(scenario.expectations()).isEmpty();
    }

    @Test
    void axes_come_in_the_order_of_the_file_with_values_as_they_stand_on_a_command_line() throws ScenarioException {
        Scenario scenario = read("""
                compare:
                  vary:
                    slow.picker:
                      - random
                      - name: rarest-first
                        random-first: 8
                    world: [virtual, 'loopback']
                    origin.up: 200 kB/s
                  seeds: [4, 9]
                """);
        assertThat(scenario.comparison().axes())
                .containsExactly(
                        new Comparison.Axis("slow.picker", List.of("random", "{name: rarest-first, random-first: 8}")),
                        new Comparison.Axis("world", List.of("virtual", "loopback")),
                        new Comparison.Axis("origin.up", List.of("200 kB/s")));
        assertThat(scenario.comparison().seeds()).isEqualTo(new Seeds.Listed(List.of(4L, 9L)));
    }

    @Test
    void an_axis_of_the_command_line_reads_as_one_of_the_file() throws ScenarioException {
        assertThat(vary(Combine.ALL, "slow.picker=random,{name: rarest-first, random-first: 8}")
                        .axes())
                .containsExactly(
                        new Comparison.Axis("slow.picker", List.of("random", "{name: rarest-first, random-first: 8}")));
    }

    private static Comparison vary(Combine combine, String... assignments) throws ScenarioException {
        return ScenarioReader.vary(Comparison.NONE, List.of(assignments), combine);
    }

    private static String fault(ThrowableAssert.ThrowingCallable reading) {
        return catchThrowableOfType(ScenarioException.class, reading).lines().get(0);
    }

    @Test
    void paired_lists_are_walked_side_by_side() throws ScenarioException {
        Comparison paired = vary(Combine.PAIRED, "slow.picker=random,random,sequential", "slow.slots=2,4,2");
        assertThat(paired.variants())
                .containsExactly(
                        Map.of("slow.picker", "random", "slow.slots", "2"),
                        Map.of("slow.picker", "random", "slow.slots", "4"),
                        Map.of("slow.picker", "sequential", "slow.slots", "2"));
        Scenario scenario = read("""
                compare:
                  vary: {slow.picker: [random, sequential], slow.slots: [2, 4]}
                  combine: paired
                  reference: {slow.slots: 4}
                  metric: uplink-utilisation
                """);
        assertThat(scenario.comparison().variants()).hasSize(2);
        assertThat(scenario.comparison().reference()).isEqualTo(Map.of("slow.slots", "4"));
        assertThat(scenario.comparison().lead()).isEqualTo(Metric.UPLINK_UTILISATION);
    }

    @Test
    void lists_that_cannot_be_paired_are_one_line() {
        assertThat(fault(() -> vary(Combine.PAIRED, "slow.picker=random,sequential", "slow.slots=2")))
                .startsWith("--vary slow.picker=random,sequential --vary slow.slots=2 --paired: ")
                .contains("'slow.picker' has 2 values and 'slow.slots' has 1");
        assertThat(fault(() -> vary(Combine.PAIRED, "slow.picker=random,sequential")))
                .contains("has nothing to pair");
        assertThat(fault(() -> vary(Combine.PAIRED, "slow.picker=random,random", "slow.slots=2,2")))
                .contains("the same variant twice");
        assertThat(fault(() -> read("compare: {combine: paired, vary: {slow.slots: [1, 2], slow.picker: [random]}}\n")))
                .contains("'slow.slots' has 2 values and 'slow.picker' has 1");
    }

    @Test
    void a_reference_that_is_no_variant_is_one_line() throws ScenarioException {
        Comparison comparison = vary(Combine.ALL, "slow.picker=random,sequential");
        assertThat(ScenarioReader.reference(comparison, List.of("slow.picker=sequential"))
                        .reference())
                .isEqualTo(Map.of("slow.picker", "sequential"));
        assertThat(fault(() -> ScenarioReader.reference(comparison, List.of("slow.picker=squential"))))
                .isEqualTo("--reference slow.picker=squential: no variant has slow.picker=squential; did you mean"
                        + " 'sequential'?");
        assertThat(fault(() -> ScenarioReader.reference(comparison, List.of("slow.pickr=random"))))
                .contains("'slow.pickr' is not varied; did you mean 'slow.picker'?");
        assertThat(fault(() -> ScenarioReader.reference(comparison, List.of("random"))))
                .contains("write key=value");
        assertThat(fault(() -> read("compare: {vary: {slow.slots: [1, 2]}, reference: {slow.slots: 3}}\n")))
                .contains("no variant has slow.slots=3");
    }

    @Test
    void a_claim_of_a_paper_is_published_unless_it_says_otherwise() throws ScenarioException {
        String expect = "expect: [{metric: completed, is: '>= 1'}, {metric: waste, published: none, is: '< 1'},"
                + " {metric: efficiency, published: '1.1', is: '< 2'}]\n";
        assertThat(read(expect).expectations())
                .extracting(Expectation::published)
                .containsExactly("", "", "1.1");
        assertThat(read("paper: Legout et al. 2007\n" + expect).expectations())
                .extracting(Expectation::published)
                .containsExactly("published claim (qualitative)", "", "1.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slow.picker       | is no key with values",
                "slow.picker=      | has no values",
                "slow.picker=a,b,a | has 'a' twice",
                "seed=1,2          | choose them with --seeds 1,2",
                "compare.seeds=1,2 | vary a key of the swarm",
                "expect=a          | vary a key of the swarm",
                "name=a,b          | makes no other swarm",
                "description=a,b   | makes no other swarm"
            })
    void an_axis_of_the_command_line_that_is_none_is_one_line(String axis, String fault) {
        ScenarioException error = catchThrowableOfType(ScenarioException.class, () -> vary(Combine.ALL, axis));
        assertThat(error.lines())
                .singleElement()
                .asString()
                .startsWith("--vary " + axis)
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slow.picker: [random, rarset-first] | 7:40 | did you mean 'rarest-first'?",
                "slw.picker: [random, sequential]    | 7:31 | did you mean 'slow'?",
                "slow.picker: []                     | 7:31 | lists no values",
                "slow.picker: [random, random]       | 7:40 | is listed before",
                "content.piece: [16 KiB, 17 KiB]     | 7:42 | is not a power of two",
                "seed: [1, 2]                        | 7:24 | write 'seeds'",
                "name: [a, b]                        | 7:24 | makes no other swarm",
                "world: [virtual, lopback]           | 7:35 | did you mean 'loopback'?",
            })
    void a_value_that_cannot_be_is_named_by_its_own_place(String axis, String place, String fault) {
        assertThat(faults("\ncompare: {vary: {" + axis + "}}"))
                .singleElement()
                .asString()
                .startsWith("s.yaml:" + place + ":")
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20     | 20",
                "0      | from 1 to 10000",
                "-3     | from 1 to 10000",
                "5..3   | runs backwards",
                "[1, 1] | has 1 twice",
                "many   | write 20, 3..12 or 1,5,9"
            })
    void seeds_are_a_number_a_range_or_a_list(String seeds, String fault) throws ScenarioException {
        String text = "compare: {seeds: " + seeds + "}";
        if (fault.equals(seeds)) {
            assertThat(read(text).comparison().seeds()).isEqualTo(new Seeds.Count(20));
        } else {
            assertThat(faults(text)).singleElement().asString().contains(fault);
        }
    }

    @Test
    void an_operand_takes_what_it_leaves_out_from_the_expectation_around_it() throws ScenarioException {
        Scenario scenario = read("""
                compare: {vary: {origin.up: [100 kB/s, 200 kB/s]}}
                expect:
                  - metric: completion-time
                    across: mean
                    variant: {origin.up: 200 kB/s}
                    ratio: [{group: slow}, {group: fast, across: max}]
                    is: '>= 1.4'
                """);
        Map<String, List<String>> variant = Map.of("origin.up", List.of("200 kB/s"));
        assertThat(scenario.expectations()).singleElement().satisfies(expectation -> {
            Expectation.Measured measured = (Expectation.Measured) expectation;
            assertThat(measured.form()).isEqualTo(Expectation.Form.RATIO);
            assertThat(measured.over()).isEqualTo(Across.MEAN);
            assertThat(measured.operands())
                    .containsExactly(
                            new Operand(Metric.COMPLETION_TIME, "slow", Optional.of(Across.MEAN), variant),
                            new Operand(Metric.COMPLETION_TIME, "fast", Optional.of(Across.MAX), variant));
            assertThat(measured.range()).hasToString(">= 1.4");
        });
    }

    @Test
    void an_expectation_of_several_groups_is_one_of_each() throws ScenarioException {
        assertThat(read("expect: [{metric: clustering-index, group: [slow, fast], is: '>= 0.5'}]")
                        .expectations())
                .extracting(expectation ->
                        ((Expectation.Measured) expectation).operands().get(0).group())
                .containsExactly("slow", "fast");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{metric: completion, is: '>= 1'}                            | no metric is named 'completion'",
                "{metric: completion-time, group: fats, is: '>= 1'}          | did you mean 'fast'?",
                "{metric: efficiency, group: fast, is: '>= 1'}               | is of the whole swarm",
                "{metric: waste, across: mean, is: '>= 1'}                   | has one value in a run",
                "{metric: waste, is: 0.5}                                    | is not a range",
                "{metric: waste, is: '>= 5 s'}                               | has an unknown unit",
                "{metric: completion-time, is: 9..5}                         | runs backwards",
                "{metric: waste}                                             | key 'expect.is': is missing",
                "{is: '>= 1'}                                                | has no metric",
                "{metric: waste, is: '>= 1', variant: {slow.up: 5}}          | is not under 'compare.vary'",
                "{metric: waste, is: '>= 1', variant: {origin.up: 5 kB/s}}   | is not a value of 'origin.up'",
                "{metric: waste, ratio: [{group: fast}], is: '>= 1'}         | has 1 operands; list two",
                "{metric: waste, ratio: [{}, {}], spread: [{}], is: '> 1'}   | has several forms",
                "{metric: waste, order: [{}, {}], is: rising}                | 'rising' is not known here",
                "{metric: waste, ratio: [{variant: {origin.up: 1 kB/s}}, {}], is: '>= 1'} | give each a 'variant'",
                "{metric: waste, spread: [{}, {metric: completion-time}], is: '>= 1'} | different units",
                "{agree: world}                                              | 'world' is not under 'compare.vary'",
                "{agree: origin.up, metric: waste}                           | no distribution over peers",
                "{agree: origin.up, is: '>= 1'}                              | unknown key",
                "waste                                                       | must hold keys of its own"
            })
    void a_wrong_expectation_is_named_by_its_place(String expectation, String fault) {
        String text = "compare: {vary: {origin.up: [1 kB/s, 2 kB/s]}}\nexpect:\n  - " + expectation;
        assertThat(faults(text))
                .anySatisfy(line -> assertThat(line).startsWith("s.yaml:8:").contains(fault));
    }
}

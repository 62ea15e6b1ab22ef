package io.swarmbed.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.simulator.scenario.Expectation;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {
    private static final String SWARM = """
            name: my swarm
            seed: 5
            world: virtual
            peers:
              - {name: origin, complete: true}
              - name: home
                count: 20
                up: 1..9 Mbit/s
                down: {lognormal: {median: 50 kB/s, sigma: 1.37}}
                latency: 10..60 ms
                arrive: {poisson: 2/s}
                leave: {after-complete: {exponential: {mean: 2 min}}}
            """;

    @Test
    void every_combination_of_values_meets_every_seed() throws ScenarioException {
        Experiment experiment = Recorded.experiment(
                SWARM + "compare: {vary: {home.picker: [rarest-first, random], home.slots: [2, 4]}, seeds: 2}");
        assertThat(experiment.trials())
                .extracting(Trial::name)
                .containsExactly(
                        "rarest-first_2-5",
                        "rarest-first_4-5",
                        "random_2-5",
                        "random_4-5",
                        "rarest-first_2-6",
                        "rarest-first_4-6",
                        "random_2-6",
                        "random_4-6");
        assertThat(experiment.variants().get(3).name()).isEqualTo("home.picker=random, home.slots=4");
        assertThat(experiment
                        .variants()
                        .get(3)
                        .scenario()
                        .peers()
                        .get(1)
                        .behaviour()
                        .picker()
                        .name())
                .isEqualTo("random");
    }

    @Test
    void without_axes_the_scenario_itself_is_repeated() throws ScenarioException {
        assertThat(Recorded.experiment(SWARM + "compare: {seeds: [8, 3]}").trials())
                .extracting(Trial::name)
                .containsExactly("my-swarm-8", "my-swarm-3");
    }

    @Test
    void values_that_would_share_a_folder_are_numbered() throws ScenarioException {
        String classes = "{classes: [{weight: 2, value: 10 kB/s}, {weight: 3, value: 20 kB/s}, {value: %s kB/s}]}";
        assertThat(Recorded.experiment(SWARM + "compare: {vary: {home.up: [" + classes.replace("%s", "30") + ", "
                                + classes.replace("%s", "31") + "]}, seeds: 1}")
                        .trials())
                .extracting(Trial::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void variants_share_arrivals_departures_and_link_draws() throws ScenarioException {
        List<Trial> trials = Recorded.experiment(
                        SWARM + "compare: {vary: {home.picker: [rarest-first, random], origin.up: [1 kB/s, 2 kB/s]},"
                                + " seeds: 1}")
                .trials();
        List<PeerPlan> first = SwarmPlan.of(trials.get(0).scenario()).peers();
        for (Trial trial : trials) {
            List<PeerPlan> peers = SwarmPlan.of(trial.scenario()).peers();
            assertThat(peers).hasSameSizeAs(first);
            for (int i = 1; i < peers.size(); i++) {
                assertThat(peers.get(i))
                        .usingRecursiveComparison()
                        .ignoringFields("group")
                        .isEqualTo(first.get(i));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "defaults.slots: [2, 4]      | varying defaults.slots changes nothing: '2' and '4' make the very same"
                        + " swarm, because every group sets its own slots; vary home.slots, or leave slots out",
                "defaults.down: [1 kB/s, 1kB/s] | because they mean the same",
                "home.up: [1 kB/s, 1000 B/s] | '1 kB/s' and '1000 B/s' make the very same swarm",
            })
    void variants_that_are_the_same_swarm_are_refused(String axis, String fault) {
        String swarm = """
                world: virtual
                peers:
                  - {name: origin, complete: true, slots: 4}
                  - {name: home, count: 2, slots: 5}
                """;
        assertThatThrownBy(() -> Recorded.experiment(swarm + "compare: {vary: {" + axis + "}}"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void pairs_that_are_the_same_swarm_are_refused() {
        assertThatThrownBy(() -> Recorded.experiment(
                        SWARM + "compare: {combine: paired, vary: {home.up: [1 kB/s, 1000 B/s], home.slots: [2, 2]}}"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("varying home.up changes nothing");
    }

    @Test
    void too_many_runs_are_one_line() {
        assertThatThrownBy(() -> Recorded.experiment(
                        SWARM + "compare: {vary: {home.slots: [1,2,3,4,5,6,7,8,9,10,11]}, seeds: 10000}"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("more than 100000 runs");
    }

    @Test
    void worlds_side_by_side_are_expected_to_agree() throws ScenarioException {
        String worlds = "compare: {vary: {world: [virtual, loopback]}}\n";
        assertThat(Recorded.experiment(SWARM + worlds).expectations())
                .containsExactly(Expectation.Agreement.ofWorlds());
        assertThat(Recorded.experiment(SWARM + worlds + "expect: [{agree: world, within: 5 %}]")
                        .expectations())
                .hasSize(1);
        assertThat(Recorded.experiment(SWARM).expectations()).isEmpty();
    }
}

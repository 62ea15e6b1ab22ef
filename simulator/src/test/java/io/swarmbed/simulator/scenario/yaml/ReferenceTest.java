package io.swarmbed.simulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {
    private static final Path REFERENCE = Path.of("..", "scenarios", "reference.yaml");

    private final ScenarioReader reader = new ScenarioReader(Policies.builtIn());

    @Test
    void the_values_it_shows_are_the_defaults() throws ScenarioException {
        Scenario reference = reader.read(REFERENCE, List.of());
        Scenario bare = reader.read(
                "peers: [{name: home}, {name: origin, complete: on}]",
                "reference.yaml",
                Path.of("/"),
                List.of("description='" + reference.description() + "'"));
        assertThat(reference).isEqualTo(bare);
    }

    @Test
    void it_mentions_every_key_the_reader_knows(@TempDir Path folder) throws ScenarioException, IOException {
        Files.writeString(folder.resolve("up.csv"), "up,at\n20,1\n");
        Set<String> keys = reader.askedKeys("""
                stop: {when: {complete: a}}
                content: {path: .}
                faults:
                  [{tracker: slow, by: 1 s}, {tracker: lossy, loss: 1 %}, {tracker: lying, seeds: 1},
                   {partition: [a, b]}, {crash: a}, {link: f, up: 1 kB/s}]
                peers:
                  - {name: o, complete: on, up: {exponential: {mean: 1 kB/s}}, leave: {after-complete: 1 s}}
                  - {name: a, up: {weibull: {shape: 1, scale: 1 kB/s}}, leave: {after: 1 s}, arrive: {spread: 1 s}}
                  - {name: b, up: {lognormal: {median: 1 kB/s, sigma: 1}}, abort: {after: 1 s}, arrive: {poisson: 1/s}}
                  - {name: c, up: {classes: [{value: 1 kB/s}]}, arrive: {at: 1 s}}
                  - {name: d, up: {csv: up.csv, unit: kB/s}}
                  - {name: e, up: {values: [1 kB/s]}, abort: {after: {session: stutzbach-debian}}}
                  - {name: f, up: 1 kB/s, trace: {csv: up.csv, join: at, unit: s}}
                  - {name: g, link: {classes: [{up: 1 kB/s}]}, leave: {at: 1 s}, playback: {rate: 1 kB/s}}
                compare: {vary: {a.picker: [random, sequential]}}
                expect:
                  - {metric: interest, ratio: [{group: a}, {group: b}], is: '>= 1', over: max, across: mean}
                  - {metric: interest, difference: [{group: a}, {group: b}], is: '>= 1'}
                  - {metric: interest, spread: [{group: a}, {group: b}], is: '>= 1', claim: b}
                  - {metric: interest, order: [{group: a}, {group: b}], is: increasing, variant: {a.picker: random}}
                  - {agree: a.picker, within: 1 %, distance: 0.3}
                """, folder);
        String reference = Files.readString(REFERENCE);
        assertThat(keys)
                .contains(
                        "sigma",
                        "optimistic-every",
                        "upload-only",
                        "peers",
                        "path",
                        "reachable",
                        "max-segment",
                        "share",
                        "join",
                        "hash")
                .hasSizeGreaterThan(50);
        assertThat(keys).allSatisfy(key -> assertThat(reference).containsPattern("(?<![a-z-])" + key + ":\\s"));
    }
}

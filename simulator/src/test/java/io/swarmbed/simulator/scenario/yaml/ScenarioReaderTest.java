package io.swarmbed.simulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.simulator.scenario.Arrival;
import io.swarmbed.simulator.scenario.Capacity;
import io.swarmbed.simulator.scenario.Content;
import io.swarmbed.simulator.scenario.Departure;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.Stop;
import io.swarmbed.simulator.scenario.StoreKind;
import io.swarmbed.simulator.scenario.Tracker;
import io.swarmbed.simulator.scenario.WorldKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
    private static final String SMALL = """
            peers:
              - {name: origin, complete: true}
              - name: home
                count: 50
            """;

    @TempDir
    Path folder;

    private Scenario read(String text, String... overrides) throws ScenarioException {
        return new ScenarioReader(Policies.builtIn()).read(text, "swarm.yaml", folder, List.of(overrides));
    }

    private List<String> errors(String text, String... overrides) {
        ScenarioException error = catchThrowableOfType(ScenarioException.class, () -> read(text, overrides));
        assertThat(error).as("an error was expected").isNotNull();
        return error.lines();
    }

    private static Distribution upload(PeerGroup group) {
        return ((Capacity.Separate) group.link().capacity()).upload();
    }

    private List<String> groupErrors(String keys) {
        return errors("peers:\n  - {name: origin, complete: true}\n  - {name: home, " + keys + "}\n");
    }

    @Test
    void everything_has_a_default() throws ScenarioException {
        Scenario scenario = read(SMALL);
        assertThat(scenario.name()).isEqualTo("swarm");
        assertThat(scenario.world()).isEqualTo(WorldKind.LOOPBACK);
        assertThat(scenario.content()).isEqualTo(new Content.Synthetic(16 << 20, 256 << 10, 1));
        assertThat(scenario.stop()).isEqualTo(new Stop(new Stop.AllComplete(), 3_600_000_000_000L));
        assertThat(scenario.tracker()).isEqualTo(new Tracker(Tracker.Protocol.UDP, 30_000_000_000L, 50, 0, 0));
        PeerGroup home = scenario.peers().get(1);
        assertThat(home.count()).isEqualTo(50);
        assertThat(home.complete()).isFalse();
        assertThat(upload(home)).isEqualTo(new Distribution.Constant(Distribution.UNLIMITED));
        assertThat(home.presence().arrival()).isEqualTo(new Arrival.Together(0));
        assertThat(home.presence().departure()).isEqualTo(new Departure.Never());
        assertThat(home.presence().abort()).isEmpty();
        assertThat(home.behaviour().picker().name()).isEqualTo("rarest-first");
        assertThat(home.behaviour().choking().slots()).isEmpty();
        assertThat(home.store()).isEqualTo(StoreKind.SYNTHETIC);
        assertThat(scenario.peerCount()).isEqualTo(51);
    }

    @Test
    void groups_inherit_the_defaults_key_by_key() throws ScenarioException {
        Scenario scenario = read("""
                defaults:
                  up: 2 Mbit/s
                  connections: {min: 5, max: 60}
                  choking: {round: 2 s}
                peers:
                  - {name: origin, complete: true, up: 8 Mbit/s}
                  - {name: home, connections: {max: 50}, picker: {name: rarest-first, random-first: 8}}
                """);
        PeerGroup home = scenario.peers().get(1);
        assertThat(upload(home)).isEqualTo(new Distribution.Constant(250_000));
        assertThat(home.behaviour().connections().min()).isEqualTo(5);
        assertThat(home.behaviour().connections().max()).isEqualTo(50);
        assertThat(home.behaviour().choking().roundNanos()).isEqualTo(2_000_000_000L);
        assertThat(home.behaviour().picker().options()).containsExactly(java.util.Map.entry("random-first", "8"));
        assertThat(upload(scenario.peers().get(0))).isEqualTo(new Distribution.Constant(1_000_000));
    }

    @Test
    void every_distribution_is_read() throws ScenarioException, IOException {
        Files.writeString(folder.resolve("up.csv"), "host,up\na,20\nb,30 kB/s\n");
        Scenario scenario = read("""
                peers:
                  - {name: a, complete: true, up: {exponential: {mean: 5 kB/s}}, latency: 10..60 ms}
                  - {name: b, up: {weibull: {shape: 0.60, scale: 7 B/s}}, latency: 1 ms..1 s}
                  - {name: c, up: {lognormal: {median: 50 kB/s, sigma: 1.37}}}
                  - {name: d, up: {classes: [{weight: 2, value: 20 kB/s}, {value: 1..2 MB/s}]}}
                  - {name: e, up: {csv: up.csv, column: up, unit: kB/s}}
                  - {name: f, up: {values: [1 kB/s, unlimited]}}
                """);
        assertThat(scenario.peers())
                .extracting(ScenarioReaderTest::upload)
                .containsExactly(
                        new Distribution.Exponential(5000),
                        new Distribution.Weibull(new BigDecimal("0.6"), 7),
                        new Distribution.Lognormal(50_000, new BigDecimal("1.37")),
                        new Distribution.Classes(List.of(
                                new Distribution.Weighted(2, new Distribution.Constant(20_000)),
                                new Distribution.Weighted(1, new Distribution.Uniform(1_000_000, 2_000_000)))),
                        new Distribution.Empirical(List.of(20_000L, 30_000L)),
                        new Distribution.Empirical(List.of(1000L, Distribution.UNLIMITED)));
        assertThat(scenario.peers().get(0).link().latency())
                .isEqualTo(new Distribution.Uniform(10_000_000, 60_000_000));
        assertThat(scenario.peers().get(1).link().latency())
                .isEqualTo(new Distribution.Uniform(1_000_000, 1_000_000_000));
    }

    @Test
    void an_unknown_key_is_named_with_the_nearest() {
        assertThat(errors("""
                        peers:
                          - name: origin
                            complete: true
                          - name: home
                            cuont: 5
                            connections: {mx: 3}
                        recrod: {every: 1 s}
                        colour: red
                        """))
                .containsExactly(
                        "swarm.yaml:5:5: key 'peers.home.cuont': unknown key; did you mean 'count'?",
                        "swarm.yaml:6:19: key 'peers.home.connections.mx': unknown key; did you mean 'max'?",
                        "swarm.yaml:7:1: key 'recrod': unknown key; did you mean 'record'?",
                        "swarm.yaml:8:1: key 'colour': unknown key; there are: compare, content, defaults,"
                                + " description, expect, faults, name, network, paper, peers, record, seed, stop, tracker,"
                                + " world");
    }

    @Test
    void wrong_values_are_reported_together_and_in_order() {
        assertThat(errors("""
                        seed: many
                        world: loopbak
                        content: {size: 64 mb, piece: 100 KiB}
                        stop: {when: {complete: hme}}
                        peers:
                          - {name: origin, complete: maybe}
                          - {name: home, count: -5, up: 2 Mbits, loss: 80 %, slots: none}
                        """))
                .containsExactly(
                        "swarm.yaml:1:7: key 'seed': 'many' is not a whole number from 0 to 999999999999999999;"
                                + " write one",
                        "swarm.yaml:2:8: key 'world': 'loopbak' is not known here; did you mean 'loopback'?",
                        "swarm.yaml:3:17: key 'content.size': '64 mb' has an unknown unit; did you mean '64 MB'?",
                        "swarm.yaml:3:31: key 'content.piece': is not a power of two; the next smaller is '64 KiB'",
                        "swarm.yaml:4:25: key 'stop.when.complete': no group is named 'hme'; did you mean 'home'?",
                        "swarm.yaml:6:3: key 'peers': no peer has the content, so nobody can ever complete; give one"
                                + " group 'complete: true'",
                        "swarm.yaml:6:30: key 'peers.origin.complete': 'maybe' is neither on nor off; write one of them",
                        "swarm.yaml:7:25: key 'peers.home.count': '-5' is not a whole number from 0 to 1000000;"
                                + " write one",
                        "swarm.yaml:7:33: key 'peers.home.up': '2 Mbits' has an unknown unit; did you mean '2 Mbit/s'?",
                        "swarm.yaml:7:48: key 'peers.home.loss': '80 %' is more than 50 %; write at most that",
                        "swarm.yaml:7:61: key 'peers.home.slots': 'none' is not a whole number from 1 to 100000;"
                                + " write one");
    }

    @Test
    void a_key_given_twice_is_an_error() {
        assertThat(errors("seed: 1\n" + SMALL + "seed: 2\n"))
                .containsExactly("swarm.yaml:6:1: key 'seed': was given before in line 1; keep one of them");
    }

    @Test
    void a_key_needs_a_value_of_its_kind() {
        assertThat(errors("seed:\ntracker: udp\ncontent: {size: [1 MB]}\n" + SMALL))
                .containsExactly(
                        "swarm.yaml:1:6: key 'seed': has no value; give it one or remove the key",
                        "swarm.yaml:2:10: key 'tracker': must hold keys of its own; write it as {key: value}",
                        "swarm.yaml:3:17: key 'content.size': is a list; write a size such as 64 MiB");
        assertThat(groupErrors("arrive: [1 s], leave: soon"))
                .containsExactly(
                        "swarm.yaml:3:26: key 'peers.home.arrive': is a list; write at-once, {spread: 10 s},"
                                + " {poisson: 2/s} or {at: [0 s, 5 s]}",
                        "swarm.yaml:3:40: key 'peers.home.leave': 'soon' is not known here; write never,"
                                + " at-completion, {after-complete: 2 min}, {after: 1 h}, {at-progress: 99 %} or {at: [5 s, never]}");
    }

    @Test
    void strategies_are_checked_by_name_and_option() {
        assertThat(groupErrors("picker: rarest-frist, choker: {name: free-rider, slots: 3}"))
                .containsExactly(
                        "swarm.yaml:3:26: key 'peers.home.picker': no picker is named 'rarest-frist'; did you mean"
                                + " 'rarest-first'?",
                        "swarm.yaml:3:67: key 'peers.home.choker.slots': unknown key; there are: name");
        assertThat(groupErrors("picker: {name: rarest-first, random-frist: 3}"))
                .containsExactly("swarm.yaml:3:47: key 'peers.home.picker.random-frist': unknown key; did you mean"
                        + " 'random-first'?");
        assertThat(groupErrors("picker: {name: rarest-first, random-first: -1}"))
                .containsExactly(
                        "swarm.yaml:3:26: key 'peers.home.picker': picker 'rarest-first': option 'random-first'"
                                + " must be a whole number, at least 0, not '-1'; the default is 4");
    }

    @Test
    void what_concerns_several_keys_is_checked() {
        assertThat(groupErrors("connections: {min: 50, target: 40}"))
                .containsExactly("swarm.yaml:3:31: key 'peers.home.connections': 50, 40 and 80 are not in order;"
                        + " write min <= target <= max");
        assertThat(groupErrors("extensions: {fast: off, allowed-fast: on}"))
                .containsExactly("swarm.yaml:3:56: key 'peers.home.extensions.allowed-fast': cannot be on while"
                        + " 'fast' is off; switch it off too");
        assertThat(groupErrors("count: 3, arrive: {at: [1 s, 2 s]}"))
                .containsExactly("swarm.yaml:3:36: key 'peers.home.arrive': has 2 times for 3 peers; give each peer a"
                        + " time");
        assertThat(errors("peers:\n- {name: a, complete: on, leave: at-completion}\n- name: a\n- name: b-3\n"))
                .containsExactly(
                        "swarm.yaml:2:34: key 'peers.a.leave': peers that are complete from the start would leave at"
                                + " once; give their group 'leave: never'",
                        "swarm.yaml:3:3: key 'peers': a group before this one is named 'a' too; rename one of them",
                        "swarm.yaml:4:9: key 'peers.b-3.name': 'b-3' ends like the name of a single peer; leave out"
                                + " the last '-'");
        assertThat(errors("peers: [{name: a, complete: on}]\n"))
                .containsExactly("swarm.yaml:1:1: key 'stop.when': every peer is complete from the start, so the run"
                        + " would end at once; add a group without 'complete: true', or write never");
        assertThat(errors("seed: 1\n"))
                .containsExactly("swarm.yaml:1:1: key 'peers': there are no groups of peers; list at least one, such"
                        + " as {name: origin, complete: true}");
    }

    @Test
    void distributions_are_checked() {
        assertThat(groupErrors("up: {exponential: {mean: 5 s}, weibull: {}}, latency: 60..10 ms"))
                .containsExactly(
                        "swarm.yaml:3:22: key 'peers.home.up': has several forms; give one of: exponential, weibull,"
                                + " lognormal, classes, values, csv",
                        "swarm.yaml:3:72: key 'peers.home.latency': '60..10 ms' runs backwards; put the smaller value"
                                + " first");
        assertThat(groupErrors("up: {weibull: {shape: 0, scale: unlimited}}, down: {csv: none.csv}"))
                .containsExactly(
                        "swarm.yaml:3:40: key 'peers.home.up.weibull.shape': '0' is not a number from 0.1 to 100;"
                                + " write one",
                        "swarm.yaml:3:50: key 'peers.home.up.weibull.scale': cannot be unlimited here; write a rate"
                                + " such as 2 Mbit/s or 250 kB/s",
                        "swarm.yaml:3:75: key 'peers.home.down.csv': there is no file '" + folder.resolve("none.csv")
                                + "'; paths start from the folder of the scenario");
    }

    @Test
    void a_value_in_a_csv_file_is_reported_with_its_line() throws IOException {
        Files.writeString(folder.resolve("up.csv"), "host,up\na,20 kB/s\nb,many\n");
        assertThat(groupErrors("up: {csv: up.csv, column: up}"))
                .containsExactly("swarm.yaml:3:28: key 'peers.home.up.csv': line 3 of it: 'many' is not a quantity;"
                        + " write a rate such as 2 Mbit/s or 250 kB/s");
        assertThat(groupErrors("up: {csv: up.csv, column: upp}"))
                .containsExactly("swarm.yaml:3:44: key 'peers.home.up.column': '" + folder.resolve("up.csv")
                        + "' has no column 'upp'; did you mean 'up'?");
    }

    @Test
    void a_path_is_taken_from_the_folder_of_the_scenario() throws ScenarioException, IOException {
        Files.writeString(folder.resolve("book.txt"), "text");
        Scenario scenario = read("content: {path: book.txt, piece: 16 KiB}\n" + SMALL);
        assertThat(scenario.content()).isEqualTo(new Content.Files(folder.resolve("book.txt"), 16 << 10));
        assertThat(scenario.peers().get(0).store()).isEqualTo(StoreKind.FILE);
        assertThat(errors("content: {path: bok.txt, size: 1 MB}\n" + SMALL))
                .containsExactly(
                        "swarm.yaml:1:17: key 'content.path': there is no readable file or folder '"
                                + folder.resolve("bok.txt") + "'; paths start from the folder of the scenario",
                        "swarm.yaml:1:32: key 'content.size': goes with content from a formula, not with 'path';"
                                + " remove one of them");
    }

    @Test
    void an_override_wins_over_the_file() throws ScenarioException {
        Scenario scenario = read(
                SMALL, "seed=3", "peers.home.count=5", "home.up=1 Mbit/s", "content.size=1 MiB", "defaults.slots=2");
        assertThat(scenario.seed()).isEqualTo(3);
        assertThat(scenario.peers().get(1).count()).isEqualTo(5);
        assertThat(upload(scenario.peers().get(1))).isEqualTo(new Distribution.Constant(125_000));
        assertThat(scenario.content()).isEqualTo(new Content.Synthetic(1 << 20, 256 << 10, 1));
        assertThat(scenario.peers().get(0).behaviour().choking().slots()).hasValue(2);
    }

    @Test
    void a_wrong_override_is_named() {
        assertThat(errors(SMALL, "peers.home.cuont=5", "sed=3"))
                .containsExactly(
                        "--set peers.home.cuont=5: key 'peers.home.cuont': unknown key; did you mean 'count'?",
                        "--set sed=3: matches nothing in the scenario: no key is named 'sed'; did you mean 'seed'?");
        assertThat(errors(SMALL, "peers.hme.count=5"))
                .containsExactly("--set peers.hme.count=5: no group is named 'hme'; did you mean 'home'?");
        assertThat(errors(SMALL, "seed"))
                .containsExactly(
                        "--set seed: is no assignment; write key=value, such as seed=3 or" + " peers.home.count=5");
        assertThat(errors(SMALL, "seed=")).containsExactly("--set seed=: has no value; write key=value");
        assertThat(errors(SMALL, "seed=x"))
                .containsExactly("--set seed=x: key 'seed': 'x' is not a whole number from 0 to 999999999999999999;"
                        + " write one");
        assertThat(errors("seed: 1\n" + SMALL, "seed.x=1"))
                .containsExactly("--set seed.x=1: 'seed' holds no keys in the file; set it as a whole");
    }

    @Test
    void at_most_twenty_lines_are_reported() {
        StringBuilder text = new StringBuilder(SMALL);
        for (int i = 0; i < 50; i++) {
            text.append("nonsense").append(i).append(": 1\n");
        }
        assertThat(errors(text.toString())).hasSize(20).last().isEqualTo("swarm.yaml: 31 more problems");
    }

    @Test
    void text_that_is_no_yaml_is_reported_with_its_place() {
        assertThat(errors("seed: 1\npeers:\n  - name: a\n complete: true\n"))
                .singleElement()
                .asString()
                .startsWith("swarm.yaml:4:2: not valid YAML: ");
        assertThat(errors("a: [1, 2\n")).singleElement().asString().startsWith("swarm.yaml:2:1: not valid YAML: ");
        assertThat(errors("a: \u0007\n")).singleElement().asString().startsWith("swarm.yaml:1:1: not valid YAML: ");
    }

    @Test
    void text_that_is_no_scenario_is_refused() {
        assertThat(errors("")).containsExactly("swarm.yaml:1:1: the file is empty; a scenario needs at least 'peers:'");
        assertThat(errors("# only a comment\n"))
                .containsExactly("swarm.yaml:1:1: the file is empty; a scenario needs at least 'peers:'");
        assertThat(errors("- 1\n"))
                .containsExactly("swarm.yaml:1:1: a scenario holds keys; write 'peers:' and a list of groups");
        assertThat(errors(SMALL + "---\n" + SMALL))
                .containsExactly("swarm.yaml:5:1: a second document starts here; a scenario is one document");
    }

    @Test
    void aliases_and_deep_nesting_are_refused_without_work() {
        assertThat(errors("a: &x [1]\nb: [*x, *x]\n"))
                .containsExactly("swarm.yaml:2:5: the alias '*x' is not supported; use 'defaults:' to share");
        assertThat(errors("a: " + "[".repeat(100_000)))
                .containsExactly("swarm.yaml:1:19: nested more than 16 deep; no scenario needs that");
    }

    @Test
    void a_file_that_cannot_be_read_is_reported(@TempDir Path other) throws IOException {
        Files.write(other.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE4});
        assertThat(fileErrors(other.resolve("none.yaml")))
                .containsExactly(other.resolve("none.yaml") + ":1:1: there is no such file; 'swarmbed list scenarios'"
                        + " shows the bundled ones");
        assertThat(fileErrors(other)).containsExactly(other + ":1:1: this is a folder; name a scenario file in it");
        assertThat(fileErrors(other.resolve("latin.yaml")))
                .containsExactly(other.resolve("latin.yaml") + ":1:1: the file is not UTF-8 text; save it as such");
    }

    private static List<String> fileErrors(Path file) {
        return catchThrowableOfType(
                        ScenarioException.class, () -> new ScenarioReader(Policies.builtIn()).read(file, List.of()))
                .lines();
    }

    @Test
    void whatever_bytes_come_the_reader_answers_with_lines() {
        String source = SMALL + "content: {size: 64 MiB}\nstop: {when: {complete: home}, after: 3 min}\n"
                + "defaults: {up: 1..2 kB/s, arrive: {poisson: 2/s}, leave: {after: {weibull: {shape: 1, scale: 1 s}}}}\n";
        String alphabet = "{}[]:,-#&*!|>'\"%@` \n\tab01.~?";
        for (int seed = 0; seed < 1000; seed++) {
            RandomStream random = new RandomStream(seed);
            StringBuilder text = new StringBuilder(source);
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                if (random.nextBoolean()) {
                    text.setCharAt(at, c);
                } else {
                    text.insert(at, c);
                }
            }
            try {
                read(text.toString());
            } catch (ScenarioException expected) {
                assertThat(expected.lines()).as("seed %d", seed).isNotEmpty().hasSizeLessThanOrEqualTo(20);
                assertThat(expected.lines()).as("seed %d", seed).allMatch(line -> line.indexOf('\n') < 0);
            } catch (RuntimeException error) {
                throw new AssertionError("seed " + seed + ":\n" + text, error);
            }
        }
    }
}

package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class CompareCommandTest {
    private static final String SWARM = """
            name: tiny
            world: virtual
            content: {size: 512 KiB, piece: 64 KiB}
            stop: {when: all-complete, after: 10 min}
            defaults: {choking: {round: 1 s}, up: 100 kB/s}
            peers:
              - {name: origin, complete: true}
              - {name: home, count: 3}
            compare: {vary: {origin.up: [100 kB/s, 20 kB/s]}, seeds: 2}
            expect:
              - claim: A slow seed is slow.
                metric: completion-time
                ratio: [{variant: {origin.up: 20 kB/s}}, {variant: {origin.up: 100 kB/s}}]
                is: '>= 2'
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int compare(String... words) throws IOException {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Path file = Files.writeString(folder.resolve("t.yaml"), SWARM);
        return Swarmbed.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("compare", file.toString()), Stream.of(words))
                        .toArray(String[]::new));
    }

    private int compareFolder(String... words) throws IOException {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Path scenarios = Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(scenarios.resolve("a.yaml"), SWARM.replace("name: tiny", "name: tiny\npaper: A. Body 2001"));
        Files.writeString(scenarios.resolve("b.yaml"), SWARM.replace("tiny", "other"));
        Files.writeString(scenarios.resolve("c.yaml"), SWARM.substring(0, SWARM.indexOf("compare:")));
        return Swarmbed.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("compare", scenarios.toString()), Stream.of(words))
                        .toArray(String[]::new));
    }

    @Test
    void scenarios_of_a_folder_share_one_table_and_have_a_folder_each() throws IOException {
        assertThat(compareFolder("--out", in("all"), "--seeds", "2"))
                .as(err.toString())
                .isEqualTo(Swarmbed.DONE);
        assertThat(out.toString())
                .contains("c.yaml is left out: it compares nothing", "== tiny: A. Body 2001", "== other")
                .contains("published claim (qualitative)", "2 met in 2 scenarios");
        assertThat(Files.readAllLines(folder.resolve("all/verdicts.csv"))).hasSize(3);
        assertThat(new JsonMapper()
                        .readTree(folder.resolve("all/index.json").toFile())
                        .at("/comparisons/1/folder")
                        .asText())
                .isEqualTo("other");
        assertThat(folder.resolve("all/tiny/runs/20-kB-s-1/run.json")).exists();
        assertThat(compareFolder("--out", in("all"), "--seeds", "2", "--resume", "--json"))
                .isEqualTo(Swarmbed.DONE);
        assertThat(new JsonMapper().readTree(out.toString()).at("/comparisons/0/findings"))
                .isNotEmpty();
        assertThat(compare("--out", in("all"), "--resume")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString()).contains("holds comparisons of several scenarios");
    }

    @Test
    void paired_lists_make_a_variant_of_each_pair() throws IOException {
        assertThat(compare(
                        "--out",
                        in("c"),
                        "--vary",
                        "home.slots=2,4",
                        "--vary",
                        "origin.up=50 kB/s,100 kB/s",
                        "--paired",
                        "--reference",
                        "home.slots=4",
                        "--seeds",
                        "2"))
                .as(err.toString())
                .isEqualTo(Swarmbed.DONE);
        assertThat(out.toString()).contains("2 variants x 2 seeds", "slots=2, up=50 kB/s");
        assertThat(Files.readString(folder.resolve("c/compare.json")))
                .contains("\"combine\" : \"paired\"", "\"home.slots\" : \"4\"");
        assertThat(compare(
                        "--out",
                        in("c"),
                        "--vary",
                        "home.slots=2,4",
                        "--vary",
                        "origin.up=50 kB/s,100 kB/s",
                        "--paired",
                        "--seeds",
                        "2",
                        "--resume"))
                .isEqualTo(Swarmbed.DONE);
    }

    @Test
    void an_old_folder_is_not_gone_on_with() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("old")).resolve("compare.json"), "{\"schema\": 1}");
        assertThat(compare("--out", in("old"), "--resume")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString().lines()).singleElement().asString().contains("a comparison of schema 1", "--out");
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void only_a_comparison_is_resumed() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThat(compare("--out", in("file"), "--resume")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString().lines()).singleElement().asString().startsWith(in("file") + ": not a folder");
        Files.writeString(Files.createDirectory(folder.resolve("run")).resolve("run.json"), "{}");
        assertThat(compare("--out", in("run"), "--resume")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString().lines()).singleElement().asString().contains("a single run, not a comparison");
        Files.writeString(Files.createDirectory(folder.resolve("broken")).resolve("compare.json"), "hi");
        assertThat(compare("--out", in("broken"), "--resume")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString().lines()).singleElement().asString().contains("compare.json: not JSON");
    }

    @Test
    void variants_and_seeds_leave_their_runs_one_tidy_table_and_a_verdict() throws IOException {
        assertThat(compare("--out", in("c"))).as(err.toString()).isEqualTo(Swarmbed.DONE);
        assertThat(out.toString())
                .contains("2 variants x 2 seeds", "met", "A slow seed is slow.", "2 of 2", "to reference");
        List<String> rows = Files.readAllLines(folder.resolve("c/runs.csv"));
        assertThat(rows.get(0))
                .isEqualTo("run,origin.up,seed,world,group,metric,across,value,reached,trustworthy,repeats,digest");
        assertThat(rows)
                .anyMatch(row -> row.startsWith("20-kB-s-2,20 kB/s,2,virtual,home,completion-time,p90,"))
                .anyMatch(row -> row.startsWith("100-kB-s-1,100 kB/s,1,virtual,all,efficiency,,"));
        assertThat(folder.resolve("c/runs/20-kB-s-1/peers.csv")).isNotEmptyFile();
        assertThat(folder.resolve("c/runs/20-kB-s-1/charts")).doesNotExist();
        assertThat(Files.readString(folder.resolve("c/scenario.yaml"))).contains("origin.up", "A slow seed is slow.");
    }

    @Test
    void the_scenario_that_is_left_makes_the_same_comparison_again_in_another_folder() throws IOException {
        Files.writeString(folder.resolve("up.csv"), "up\n100\n90\n");
        String csv = "{csv: up.csv, column: up, unit: kB/s}";
        assertThat(compare(
                        "--out",
                        in("c"),
                        "--world",
                        "virtual",
                        "--set",
                        "home.count=4",
                        "--vary",
                        "defaults.picker=sequential,{name: rarest-first, random-first: 0}",
                        "--vary",
                        "home.up=80 kB/s," + csv,
                        "--reference",
                        "home.up=" + csv,
                        "--seeds",
                        "1"))
                .as(err.toString())
                .isEqualTo(Swarmbed.DONE);
        assertThat(new JsonMapper()
                        .readTree(folder.resolve("c/compare.json").toFile())
                        .get("command")
                        .asText())
                .contains(" --vary 'defaults.picker=sequential,{name: rarest-first, random-first: 0}' --vary '");
        Path left = Files.createDirectories(folder.resolve("elsewhere")).resolve("scenario.yaml");
        Files.copy(folder.resolve("c/scenario.yaml"), left);
        assertThat(Swarmbed.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                        .execute("compare", left.toString(), "--out", in("d")))
                .as(err + Files.readString(left))
                .isEqualTo(Swarmbed.DONE);
        assertThat(digests("d")).isEqualTo(digests("c")).doesNotHaveDuplicates();
    }

    private List<String> digests(String comparison) throws IOException {
        return new JsonMapper()
                .readTree(folder.resolve(comparison).resolve("compare.json").toFile())
                .findValuesAsText("digest");
    }

    @Test
    void with_json_there_is_one_object_and_it_repeats_to_the_digit() throws IOException {
        compare("--out", in("c"), "--json", "--seeds", "1");
        JsonNode first = new JsonMapper().readTree(out.toString());
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(first.at("/expectations/0/verdict").asText()).isEqualTo("met");
        assertThat(first.at("/runs")).hasSize(2);
        compare("--out", in("d"), "--json", "--seeds", "1", "--jobs", "1");
        assertThat(folder.resolve("d/runs.csv")).hasSameTextualContentAs(folder.resolve("c/runs.csv"));
        assertThat(new JsonMapper().readTree(out.toString()).get("findings"))
                .isEqualTo(first.get("findings"))
                .isNotEmpty();
    }

    @Test
    void an_expectation_that_is_missed_exits_with_one() throws IOException {
        assertThat(compare("--out", in("c"), "--set", "expect=[{metric: completion-time, is: '<= 1 s'}]", "--seeds=1"))
                .isEqualTo(Swarmbed.FAILED);
        assertThat(out.toString()).contains("MISSED");
    }

    @Test
    void an_axis_of_the_command_line_takes_the_place_of_those_in_the_file() throws IOException {
        assertThat(compare("--out", in("c"), "--vary", "home.picker=random,sequential", "--seeds", "4..4"))
                .as(err.toString())
                .isEqualTo(Swarmbed.DONE);
        assertThat(folder.resolve("c/runs/random-4")).exists();
        assertThat(folder.resolve("c/runs/sequential-4")).exists();
        assertThat(out.toString()).contains("not judged", "needs a comparison with origin.up=20 kB/s");
        assertThat(Files.readString(folder.resolve("c/scenario.yaml"))).contains("expect: []");
    }

    @Test
    void a_run_that_falls_short_is_named_and_left_out() throws IOException {
        assertThat(compare("--out", in("c"), "--set", "stop.after=30 s", "--seeds", "1"))
                .isEqualTo(Swarmbed.FAILED);
        assertThat(err.toString()).contains("! 20-kB-s-1 is left out: time is over");
        assertThat(out.toString()).contains("0 of 1", "1 of 1", "no run gave this number");
    }

    @Test
    void a_folder_that_is_not_empty_is_gone_on_with_when_that_is_asked_for() throws IOException {
        compare("--out", in("c"), "--seeds", "1");
        assertThat(compare("--out", in("c"), "--seeds", "2")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString()).contains("is not empty");
        assertThat(compare("--out", in("c"), "--seeds", "2", "--resume")).isEqualTo(Swarmbed.DONE);
        assertThat(out.toString()).contains("2 of 2");
    }

    @Test
    void what_an_earlier_comparison_has_is_not_given_up_by_resuming_with_less() throws IOException {
        compare("--out", in("c"), "--seeds", "2");
        String before = Files.readString(folder.resolve("c/compare.json"));
        assertThat(compare("--out", in("c"), "--seeds", "1", "--resume")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString()).contains("compares seed 2, which would be lost");
        assertThat(compare("--out", in("c"), "--seeds", "2", "--resume", "--vary", "home.slots=2,4"))
                .isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString()).contains("compares origin.up=100 kB/s, which would be lost");
        assertThat(folder.resolve("c/compare.json")).hasContent(before);
    }

    @Test
    void charts_of_runs_that_are_kept_can_be_drawn_later() throws IOException {
        compare("--out", in("c"), "--seeds", "1");
        assertThat(compare("--out", in("c"), "--seeds", "1", "--resume", "--charts"))
                .isEqualTo(Swarmbed.DONE);
        assertThat(folder.resolve("c/runs/20-kB-s-1/report.html")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--vary home.pciker=random,sequential | pciker",
                "--vary hom.picker=random,sequential  | did you mean 'home'?",
                "--vary home.picker=random,squential  | did you mean 'sequential'?",
                "--vary home.picker                   | is no key with values",
                "--vary home.up=1,2                   | has no unit",
                "--seeds 0                            | from 1 to 10000",
                "--seeds -3                           | from 1 to 10000",
                "--vary bogus=1 | matches nothing in the scenario: no key is named 'bogus'; scenarios/reference.yaml has",
                "--vary sotp=never,all-complete       | no key is named 'sotp'; did you mean 'stop'?",
                "--seeds many                         | write 20, 3..12 or 1,5,9",
                "--jobs 0                             | must be at least 1",
                "--resume                             | name it with --out",
                "--vary home.slots=2,4 --vary home.up=1kB/s --paired | has 2 values and 'home.up' has 1",
                "--paired                             | is for lists of --vary",
                "--reference home.slots=4             | 'home.slots' is not varied",
                "--reference origin.up=90kB/s         | no variant has origin.up=90kB/s",
                "--metric completion-tme              | did you mean 'completion-time'?",
                "--vary defaults.up=1kB/s,1000B/s     | make the very same swarm, because they mean the same",
                "--vary home.slots=2,2                | has '2' twice",
                "--vary world=virtual --world virtual | leave out --world"
            })
    void a_mistake_is_one_line(String words, String fault) throws IOException {
        assertThat(compare(words.split(" "))).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains(fault).doesNotContain("Exception"));
        assertThat(out.toString()).isEmpty();
    }
}

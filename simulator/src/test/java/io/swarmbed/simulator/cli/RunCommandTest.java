package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RunCommandTest {
    private static final String SWARM = """
            name: tiny
            content: {size: 512 KiB, piece: 64 KiB}
            stop: {when: all-complete, after: 20 s}
            defaults: {choking: {round: 100 ms}}
            peers:
              - {name: origin, complete: true}
              - {name: home, count: 2}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Both outputs, for a failure that only a busy machine shows. */
    private String said() {
        return out.toString() + err;
    }

    @TempDir
    Path folder;

    private int run(String... words) {
        return Swarmbed.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("run"), Stream.of(words)).toArray(String[]::new));
    }

    private String scenario(String text) throws IOException {
        return Files.writeString(folder.resolve("t.yaml"), text).toString();
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private void refuses(String... words) {
        assertThat(run(words)).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void with_json_there_is_one_object_with_summary_folder_and_charts() throws IOException {
        assertThat(run(scenario(SWARM), "--json", "--out", in("run")))
                .as(this::said)
                .isEqualTo(Swarmbed.DONE);
        assertThat(out.toString().lines()).hasSize(1);
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.at("/summary/completed").asInt()).isEqualTo(2);
        assertThat(json.at("/outcome/reached").asBoolean()).isTrue();
        assertThat(json.get("folder").asText()).isEqualTo(in("run"));
        assertThat(json.get("charts"))
                .isNotEmpty()
                .allSatisfy(chart -> assertThat(Path.of(chart.asText())).isNotEmptyFile());
        assertThat(Path.of(json.get("report").asText())).isNotEmptyFile();
        assertThat(err.toString()).doesNotContain("{");
    }

    @Test
    void a_run_judges_what_needs_no_comparison_and_a_miss_exits_with_one() throws IOException {
        String expecting = SWARM + """
                compare: {vary: {origin.up: [1 MB/s, 2 MB/s]}}
                expect:
                  - {metric: completed, is: '>= 1'}
                  - {metric: completion-time, group: home, is: '>= 1 h', claim: As slow as ice.}
                  - {metric: completed, variant: {origin.up: 1 MB/s}, is: '>= 1'}
                """;
        assertThat(run(scenario(expecting), "--world", "virtual", "--out", in("run")))
                .isEqualTo(Swarmbed.FAILED);
        assertThat(out.toString())
                .containsPattern("completed .* met")
                .containsPattern("As slow as ice.\\n +completion-time of home .* MISSED")
                .contains("1 expectation needs other variants or seeds", "swarmbed compare");
        assertThat(run(scenario(expecting), "--world", "virtual", "--set", "expect=[]", "--out", in("other")))
                .as(this::said)
                .isEqualTo(Swarmbed.DONE);
    }

    @Test
    void quiet_says_nothing_when_all_goes_well() throws IOException {
        assertThat(run(scenario(SWARM), "--quiet", "--out", in("run")))
                .as(this::said)
                .isEqualTo(Swarmbed.DONE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
        assertThat(folder.resolve("run/report.html")).isNotEmptyFile();
    }

    @Test
    void a_run_that_falls_short_exits_with_one_and_says_why() throws IOException {
        int code = run(
                scenario(SWARM),
                "--quiet",
                "--out",
                in("run"),
                "--set",
                "home.down=1 kB/s",
                "--set",
                "stop.after=300 ms");
        assertThat(code).isEqualTo(Swarmbed.FAILED);
        assertThat(err.toString().lines()).containsExactly("the run did not reach its stop condition: time is over");
    }

    @Test
    void a_run_whose_charts_cannot_be_written_exits_with_one_and_keeps_its_tables() throws Exception {
        CompletableFuture<Void> obstacle = CompletableFuture.runAsync(this::putAFileWhereTheChartsGo);
        int code = run(scenario(SWARM), "--quiet", "--out", in("run"));
        obstacle.get(10, TimeUnit.SECONDS);
        assertThat(code).isEqualTo(Swarmbed.FAILED);
        assertThat(err.toString().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("no charts: " + in("run/charts"))
                        .doesNotContain("Exception"));
        assertThat(folder.resolve("run/peers.csv")).isNotEmptyFile();
    }

    private void putAFileWhereTheChartsGo() {
        while (!Files.exists(folder.resolve("run/scenario.yaml"))) {
            Thread.onSpinWait();
        }
        try {
            Files.createFile(folder.resolve("run/charts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "home.cuont=3       | cuont",
                "home.up=3 Mbps     | 3 Mbps",
                "home.count=-1      | -1",
                "home.loss=1 %      | group home has loss",
                "home.picker=rarset | rarset"
            })
    void a_mistake_in_a_scenario_is_one_line(String override, String named) throws IOException {
        refuses(scenario(SWARM), "--set", override, "--out", in("run"));
        assertThat(err.toString()).contains(named).doesNotContain("Exception");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void a_world_that_there_is_not_is_told_with_those_that_there_are() throws IOException {
        assertThat(run(scenario(SWARM), "--world", "moon")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString()).contains("moon", "virtual, loopback").doesNotContain("Exception");
    }

    @Test
    void the_same_scenario_runs_in_virtual_time_up_to_the_time_that_is_given() throws IOException {
        assertThat(run(scenario(SWARM), "--world", "virtual", "--out", in("run")))
                .as(this::said)
                .isEqualTo(Swarmbed.DONE);
        assertThat(folder.resolve("run").resolve("report.html")).isNotEmptyFile();
        String slow = "defaults.up=1 Mbit/s";
        assertThat(run(scenario(SWARM), "--world", "virtual", "--set", slow, "--until", "2 s", "--out", in("short")))
                .isEqualTo(Swarmbed.FAILED);
        assertThat(out + err.toString()).containsOnlyOnce("time is over");
    }

    @Test
    void a_limit_that_is_no_time_is_one_line() throws IOException {
        refuses(scenario(SWARM), "--until", "0 s");
        assertThat(err.toString()).contains("--until");
    }

    @Test
    void a_seed_that_no_scenario_may_have_is_one_line() throws IOException {
        refuses(scenario(SWARM), "--seed", "-5", "--out", in("run"));
        assertThat(err.toString()).contains("--seed -5", "from 0 to 999999999999999999");
        err.getBuffer().setLength(0);
        refuses(scenario(SWARM), "--seed", "1000000000000000000", "--out", in("run"));
    }

    @Test
    void no_scenario_a_missing_one_or_a_binary_one_is_the_users_mistake() throws IOException {
        assertThat(run()).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(run(in("missing.yaml"))).isEqualTo(Swarmbed.USER_ERROR);
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0x80, 0, (byte) 0xff});
        assertThat(run(in("binary.yaml"))).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString()).contains("SCENARIO", "missing.yaml:1:1", "binary.yaml:1:1");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_folder_with_something_in_it_is_left_alone() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken"));
        Files.writeString(taken.resolve("thesis.txt"), "mine");
        refuses(scenario(SWARM), "--out", taken.toString());
        assertThat(err.toString()).contains("taken is not empty", "--out");
        try (Stream<Path> files = Files.list(taken)) {
            assertThat(files).containsExactly(taken.resolve("thesis.txt"));
        }
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_one_line() throws IOException {
        Files.write(folder.resolve("file"), "mine".getBytes(StandardCharsets.UTF_8));
        refuses(scenario(SWARM), "--out", in("file"));
        assertThat(err.toString()).contains("file is not a folder");
    }

    @Test
    void two_scenarios_cannot_share_a_folder() throws IOException {
        String file = scenario(SWARM);
        refuses(file, file, "--out", in("run"));
    }

    @Test
    void the_second_scenario_is_read_before_the_first_is_run() throws IOException {
        refuses(scenario(SWARM), in("missing.yaml"));
    }
}

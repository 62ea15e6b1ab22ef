package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmbed.simulator.guard.StrategyWatch;
import io.swarmbed.simulator.plugin.JarBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class PlugInCommandsTest {
    private static final String SWARM = """
            name: tiny
            content: {size: 512 KiB, piece: 64 KiB}
            stop: {when: all-complete, after: 10 min}
            defaults: {choking: {round: 1 s}, up: 100 kB/s, latency: 5 ms}
            peers:
              - {name: origin, complete: true}
              - {name: home, count: 3}
            """;
    private static final String GOOD = "return PartialPieces.orRarestCandidate(view);";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int swarmbed(Object... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Swarmbed.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
    }

    private Path swarm() throws IOException {
        return Files.writeString(folder.resolve("t.yaml"), SWARM);
    }

    private Path jar(String name, String body) {
        return new JarBuilder(folder).picker("mine", body).jar(name);
    }

    private JsonNode runJson(String run) throws IOException {
        return new JsonMapper().readTree(folder.resolve(run).resolve("run.json").toFile());
    }

    @Test
    void lists_have_the_strategies_of_jars_and_name_the_jar() throws IOException {
        Path jar = jar("mine.jar", GOOD);
        assertThat(swarmbed("list", "pickers", "--plugins", jar)).isZero();
        assertThat(out.toString()).containsPattern("mine +for a test  \\[mine\\.jar\\]");
        assertThat(swarmbed("list", "pickers", "--plugins", jar, "--json")).isZero();
        JsonNode pickers = new JsonMapper().readTree(out.toString()).get("pickers");
        JsonNode mine = pickers.get(pickers.size() - 1);
        assertThat(mine.get("name").asText()).isEqualTo("mine");
        assertThat(mine.get("jar").asText()).isEqualTo("mine.jar");
    }

    @Test
    void a_run_with_a_strategy_of_a_jar_says_which_jar_took_part() throws IOException {
        int code = swarmbed(
                "run",
                swarm(),
                "--world",
                "virtual",
                "--plugins",
                jar("mine.jar", GOOD),
                "--set",
                "home.picker=mine",
                "--out",
                folder.resolve("run"));
        assertThat(code).as(err.toString()).isZero();
        assertThat(runJson("run").at("/versions/mine.jar").asText()).matches("sha256 [0-9a-f]{64}");
    }

    @Test
    void a_mistake_with_a_jar_is_one_line_and_exit_code_2() throws IOException {
        assertThat(swarmbed("run", swarm(), "--plugins", "nowhere.jar")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString().lines())
                .containsExactly("--plugins nowhere.jar: there is no such file; name the jar that your build made");
        assertThat(swarmbed("check", swarm(), "--set", "home.picker=mine")).isEqualTo(Swarmbed.USER_ERROR);
        assertThat(err.toString().lines()).singleElement().asString().contains("no picker is named 'mine'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "virtual|return 1 / view.verifiedCount();|threw ArithmeticException: / by zero (PickMine.java:4)",
                "loopback|return 1 / view.verifiedCount();|threw ArithmeticException: / by zero (PickMine.java:4)",
                "virtual|return 77;|chose piece 77, which was not offered",
                "virtual|view.candidates().clear(); return 7777;|chose piece 7777, which was not offered",
                "virtual|while (view != null) {} return NONE;|did not return within 1 s (PickMine.java:4)"
            })
    void a_strategy_that_fails_ends_the_run_with_one_line(String world, String body, String deed) throws IOException {
        System.setProperty(StrategyWatch.PATIENCE_PROPERTY, "1");
        try {
            int code = swarmbed(
                    "run",
                    swarm(),
                    "--world",
                    world,
                    "--quiet",
                    "--plugins",
                    jar("mine.jar", body),
                    "--set",
                    "home.picker=mine",
                    "--out",
                    folder.resolve("run"));
            assertThat(code).isEqualTo(Swarmbed.FAILED);
        } finally {
            System.clearProperty(StrategyWatch.PATIENCE_PROPERTY);
        }
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .matches(
                        "the run did not reach its stop condition: at \\d+\\.\\d{6} s the picker 'mine' of home-\\d .*")
                .endsWith(" " + deed);
        assertThat(runJson("run").at("/outcome/stop").asText()).endsWith(deed);
    }

    @Test
    void a_strategy_that_fails_at_the_start_is_all_that_is_said() throws IOException {
        int code = swarmbed(
                "run",
                swarm(),
                "--world",
                "virtual",
                "--set",
                "defaults.latency=0 ms",
                "--plugins",
                jar("mine.jar", "throw new IllegalStateException(\"no\");"),
                "--set",
                "home.picker=mine",
                "--out",
                folder.resolve("run"));
        assertThat(code).isEqualTo(Swarmbed.FAILED);
        assertThat(out.toString())
                .containsOnlyOnce("threw IllegalStateException")
                .doesNotContain("at once", "group");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_strategy_that_ends_the_program_is_named_and_exits_with_one() throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + StrategyWatch.PATIENCE_PROPERTY + "=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Swarmbed.class.getName(),
                        "run",
                        swarm().toString(),
                        "--world",
                        "virtual",
                        "--quiet",
                        "--plugins",
                        jar("mine.jar", "System.exit(0); return NONE;").toString(),
                        "--set",
                        "home.picker=mine",
                        "--out",
                        folder.resolve("run").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isEqualTo(Swarmbed.FAILED);
        assertThat(Files.readString(said))
                .contains("the picker 'mine' of home-", "called System.exit (PickMine.java:4)")
                .doesNotContain("did not return");
        assertThat(runJson("run").at("/outcome/stop").asText()).contains("called System.exit");
    }

    @Test
    void of_a_picker_that_never_picks_nobody_is_said_to_have_asked() throws IOException {
        swarmbed(
                "run",
                swarm(),
                "--world",
                "virtual",
                "--plugins",
                jar("mine.jar", "return NONE;"),
                "--set",
                "home.picker=mine",
                "--out",
                folder.resolve("run"));
        assertThat(out.toString()).contains("nothing requested, though").doesNotContain("asked for blocks");
    }

    @Test
    void a_comparison_leaves_out_the_runs_that_a_strategy_broke_and_goes_on() throws IOException {
        int code = swarmbed(
                "compare",
                swarm(),
                "--world",
                "virtual",
                "--quiet",
                "--seeds",
                "2",
                "--plugins",
                jar("mine.jar", "throw new IllegalStateException(\"no\");"),
                "--vary",
                "home.picker=mine,random",
                "--out",
                folder.resolve("c"));
        assertThat(code).isEqualTo(Swarmbed.FAILED);
        assertThat(err.toString())
                .contains("the picker 'mine' of home-")
                .contains("threw IllegalStateException: no (PickMine.java:4)");
        assertThat(runJson("c/runs/random-1").at("/outcome/reached").asBoolean())
                .isTrue();
        assertThat(runJson("c/runs/mine-1").at("/outcome/reached").asBoolean()).isFalse();
    }

    @Test
    void runs_made_with_another_jar_are_not_kept() throws IOException {
        Path jar = jar("mine.jar", GOOD);
        Object[] compare = {
            "compare",
            swarm(),
            "--world",
            "virtual",
            "--seeds",
            "1",
            "--plugins",
            jar,
            "--vary",
            "home.picker=mine,random",
            "--out",
            folder.resolve("c"),
            "--resume"
        };
        assertThat(swarmbed(compare)).as(err.toString()).isZero();
        Path marked = folder.resolve("c/runs/mine-1/marked");
        Files.createFile(marked);
        assertThat(swarmbed(compare)).isZero();
        assertThat(marked).exists();
        jar("mine.jar", "int piece = PartialPieces.orRarestCandidate(view); return piece;");
        assertThat(swarmbed(compare)).isZero();
        assertThat(marked).doesNotExist();
    }
}

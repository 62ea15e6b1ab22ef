package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class SwarmbedTest {
    private static final String SMALL = "peers: [{name: origin, complete: on}, {name: home, count: 3}]\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(Object... args) {
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        return commandLine().execute(words);
    }

    private CommandLine commandLine() {
        PrintWriter output = new PrintWriter(out, true);
        PrintWriter errors = new PrintWriter(err, true);
        return Swarmbed.commandLine(output, errors)
                .addSubcommand(new Breaking())
                .setOut(output)
                .setErr(errors);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private JsonNode json() throws IOException {
        return new JsonMapper().readTree(out.toString());
    }

    @Test
    void the_version_is_one_line() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("swarmbed \\S+ \\(Java \\S+\\)\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "compare", "check", "list", "report", "diff", "create", "show", "download", "seed", "tracker"
            })
    void help_of_every_command_has_examples(String command) {
        assertThat(command.isEmpty() ? run("--help") : run(command, "--help")).isZero();
        assertThat(out.toString())
                .contains("Examples:", "--json", "--quiet", "--debug")
                .contains("swarmbed " + command);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_wrong_command_or_option_is_one_line_and_a_hint() {
        assertThat(run("chekc")).isEqualTo(2);
        assertThat(run("list", "pikers")).isEqualTo(2);
        assertThat(run("list", "pickers", "--jsn")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "swarmbed: Unmatched argument at index 0: 'chekc'; did you mean 'check'?",
                        "'swarmbed --help' shows how it is used",
                        "swarmbed list: Invalid value for positional parameter at index 0 (WHAT): expected one of"
                                + " [scenarios, pickers, chokers, disclosures, selectors, sizers, presets, metrics] (case-insensitive) but was 'pikers'",
                        "'swarmbed list --help' shows how it is used",
                        "swarmbed list: Unknown option: '--jsn'; did you mean '--json'?",
                        "'swarmbed list --help' shows how it is used",
                        "swarmbed: no command given",
                        "'swarmbed --help' shows how it is used");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void check_describes_a_scenario_in_words() throws IOException {
        Path file = file("small.yaml", SMALL);
        String vary = "compare.vary={home.slots: [2, 4]}";
        String expect = "expect=[{metric: waste, is: '<= 0.1'}]";
        assertThat(run("check", file, "--set", "home.count=7", "--set", vary, "--set", expect))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        file + ": small, loopback world, seed 1",
                        "  16 MiB of made-up content in pieces of 256 KiB, for 8 peers and a tracker over UDP",
                        "  origin: 1 peer with the whole content, joining at the start, staying to the end; up and down"
                                + " without limit; rarest-first and tit-for-tat, rounds of 10 s",
                        "  home: 7 peers, joining at the start, staying to the end; up and down without limit;"
                                + " rarest-first and tit-for-tat, rounds of 10 s",
                        "  The run ends when every peer has completed or left, after 1 h at the latest",
                        "  A comparison varies home.slots (2, 4), with 5 seeds",
                        "  1 thing is expected of the results");
    }

    @Test
    void check_reports_every_mistake_and_looks_at_every_file() throws IOException {
        Path wrong = file("wrong.yaml", SMALL + "sed: 3\ncontent: {size: 3}\n");
        Path right = file("right.yaml", SMALL);
        assertThat(run("check", wrong, right)).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        wrong + ":2:1: key 'sed': unknown key; did you mean 'seed'?",
                        wrong + ":3:17: key 'content.size': '3' has no unit; write a size such as 64 MiB");
        assertThat(out.toString()).startsWith(right + ": right, ");
    }

    @Test
    void check_writes_json() throws IOException {
        Path wrong = file("wrong.yaml", "sed: 3\n");
        Path right = file("right.yaml", SMALL);
        assertThat(run("check", "--json", wrong, right)).isEqualTo(2);
        JsonNode scenarios = json().get("scenarios");
        assertThat(scenarios.get(0).get("valid").asBoolean()).isFalse();
        assertThat(scenarios.get(0).get("errors").get(0).asText()).contains(":1:1: key 'peers'");
        assertThat(scenarios
                        .get(1)
                        .get("scenario")
                        .get("peers")
                        .get(1)
                        .get("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void quiet_prints_errors_only() throws IOException {
        assertThat(run("check", "-q", file("right.yaml", SMALL))).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void list_shows_strategies_and_bundled_scenarios() throws IOException {
        assertThat(run("list", "pickers")).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("rarest-first  "))
                .anyMatch(line -> line.contains("random-first: 4"));
        out.getBuffer().setLength(0);
        assertThat(run("list", "chokers", "--json")).isZero();
        assertThat(json().get("chokers").findValuesAsText("name")).contains("tit-for-tat", "free-rider");
        out.getBuffer().setLength(0);
        assertThat(run("list", "presets", "--json")).isZero();
        assertThat(json().get("presets").findValuesAsText("name"))
                .contains("link: legout07", "{session: stutzbach-debian}");
        assertThat(json().get("presets").findValuesAsText("description"))
                .contains("13 x 20 KiB/s up, 14 x 50 KiB/s up, 13 x 200 KiB/s up", "100 kbit/s up and 1 Mbit/s down");
        out.getBuffer().setLength(0);
        assertThat(run("list", "presets")).isZero();
        assertThat(out.toString().lines())
                .filteredOn(line -> line.startsWith("Stutzbach"))
                .containsExactly("Stutzbach, Rejaie 2006 (recalled, not checked against the paper):");
        out.getBuffer().setLength(0);
        assertThat(run("list", "metrics")).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("uplink-utilisation  ") && line.contains("before they completed"))
                .anyMatch(line -> line.startsWith("completion-time  ")
                        && line.endsWith("(s) Summed up across its values: median."));
        out.getBuffer().setLength(0);
        assertThat(run("list", "scenarios")).isZero();
        assertThat(out.toString())
                .contains("01-quickstart.yaml", "reference.yaml")
                .doesNotContain("cannot be read");
    }

    @Test
    void every_bundled_scenario_is_right() {
        assertThat(BundledScenarios.files()).hasSizeGreaterThanOrEqualTo(7);
        for (Path file : BundledScenarios.files()) {
            assertThat(run("check", "--quiet", file)).as("%s: %s", file, err).isZero();
        }
    }

    @Test
    void report_on_a_folder_that_is_no_run_is_the_users_mistake() {
        assertThat(run("report", folder)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(folder.toString());
        assertThat(run("report", folder, "--scale", "9")).isEqualTo(2);
        assertThat(err.toString()).endsWith("--scale 9.0: must be from 0.5 to 4" + System.lineSeparator());
    }

    @Test
    void a_fault_of_ours_is_one_line_and_a_stack_trace_only_when_debugging() {
        assertThat(run("break")).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("swarmbed: IllegalStateException: two lines; --debug shows where");
        assertThat(run("break", "--debug")).isEqualTo(1);
        assertThat(err.toString()).contains("at io.swarmbed.simulator.cli.SwarmbedTest$Breaking.call");
    }

    @Command(name = "break")
    static final class Breaking extends BaseCommand {
        @Override
        public Integer call() {
            throw new IllegalStateException("two\n   lines");
        }
    }
}

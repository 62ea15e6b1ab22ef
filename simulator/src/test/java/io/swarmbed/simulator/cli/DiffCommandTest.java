package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DiffCommandTest {
    private static final String SWARM = """
            name: tiny
            content: {size: 512 KiB, piece: 64 KiB}
            defaults: {latency: 20 ms, up: 4 Mbit/s}
            peers:
              - {name: origin, complete: true}
              - {name: home, count: 3}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String scenario = "";

    @TempDir
    Path folder;

    private int swarmbed(String... words) {
        return Swarmbed.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words);
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeEach
    void write() throws IOException {
        scenario = Files.writeString(folder.resolve("t.yaml"), SWARM).toString();
    }

    private void trace(String name, String seed) {
        assertThat(swarmbed(
                        "run", scenario, "--world", "virtual", "--trace", "--check", "-q", "--seed", seed, "--out",
                        in(name)))
                .as(err.toString())
                .isZero();
    }

    @Test
    void says_that_two_runs_are_the_same() throws IOException {
        trace("a", "1");
        trace("b", "1");
        assertThat(swarmbed("diff", in("a"), in("b"))).isZero();
        assertThat(out.toString()).matches("the runs are the same: \\d+ events\\R");
    }

    @Test
    void shows_where_two_runs_part_with_names_and_times() {
        trace("a", "1");
        trace("b", "2");
        assertThat(swarmbed("diff", in("a"), in("b") + "/trace.csv", "--context", "3"))
                .isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("the runs part after \\d+ events, at \\d+\\.\\d{9} s\\.")
                .contains("both", "A: " + in("a"), "B: " + in("b"), "home-", " s  ");
        assertThat(out.toString().lines()).hasSizeBetween(9, 14);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void writes_json() throws IOException {
        trace("a", "1");
        trace("b", "2");
        assertThat(swarmbed("diff", "--json", in("a"), in("b"))).isEqualTo(1);
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.get("equal").asBoolean()).isFalse();
        assertThat(json.get("a")).hasSize(5);
        assertThat(json.at("/b/0/timeNanos").asText()).matches("\\d+");
    }

    @Test
    void shows_every_kind_of_event_in_words() throws IOException {
        String header = "time_ns,event,node,peer,connection,a,b,c\n";
        Path a = Files.writeString(folder.resolve("a.csv"), header + """
                0,alarm,,,,,,
                5,opened,3,4,12,,,
                7,not-interested,4,3,12,,,
                8000000000,piece,3,4,12,9,16384,1000
                9000000000,bitfield,3,4,12,1,8,-77
                9000000000,have,3,4,12,7,,
                9000000000,closed,4,,12,,,
                9000000000,alarm,4,,,,,
                """);
        Path b = Files.writeString(folder.resolve("b.csv"), header);
        assertThat(swarmbed("diff", a.toString(), b.toString(), "--context", "9"))
                .isEqualTo(1);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                the runs part after 0 events, at 0.000000000 s.

                both
                  no event
                A: %s
                  0.000000000 s  the world: alarm
                  0.000000005 s  peer 3 reaches peer 4  (connection 12)
                  0.000000007 s  peer 3 → peer 4: not-interested  (connection 12)
                  8.000000000 s  peer 4 → peer 3: piece 9, 1000 bytes at 16384  (connection 12)
                  9.000000000 s  peer 4 → peer 3: bitfield with 1 of 8 pieces, hash -77  (connection 12)
                  9.000000000 s  peer 4 → peer 3: have 7  (connection 12)
                  9.000000000 s  peer 4 has closed  (connection 12)
                  9.000000000 s  peer 4: alarm
                B: %s
                  no event: the run is over
                """.formatted(a, b));
    }

    @Test
    void mistakes_are_one_line_that_says_what_to_do() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        assertThat(swarmbed("diff", bare.toString(), bare.toString())).isEqualTo(2);
        assertThat(swarmbed("diff", scenario, scenario)).isEqualTo(2);
        assertThat(swarmbed("diff", in("nowhere"), in("nowhere"))).isEqualTo(2);
        assertThat(swarmbed("diff", scenario, scenario, "--context", "0")).isEqualTo(2);
        assertThat(swarmbed("run", scenario, "--world", "loopback", "--trace")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        bare + " has no trace.csv: run the scenario again with --world virtual --trace",
                        scenario
                                + " does not begin with 'time_ns,event,node,peer,connection,a,b,c': it is no trace, or one"
                                + " of another version; make it again with 'run --trace'",
                        "there is no " + in("nowhere") + ": name a run folder or a trace file",
                        "--context 0: must be from 1 to 10000",
                        "--trace and --check look into the virtual world alone: add --world virtual");
        assertThat(out.toString()).isEmpty();
    }
}

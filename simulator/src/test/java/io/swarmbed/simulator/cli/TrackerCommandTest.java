package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void a_right_configuration_is_described() throws IOException {
        Files.writeString(folder.resolve("allow"), "aa".repeat(20));
        Path config = Files.writeString(folder.resolve("t.yaml"), """
                listen: {udp: [6969, 127.0.0.1:7000]}
                access: {allow: allow, rate-limit: {requests: 10/s, burst: 100, exempt: 10.0.0.0/8}}
                snapshot: {file: peers}
                """);
        assertThat(run("tracker", "--config", config, "--check", "--threads", "2", "--set", "listen.http=off"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "UDP at *:6969",
                        "UDP at 127.0.0.1:7000",
                        "2 threads; peers announce every 30 min (± 5 %); at most 1000000 torrents and 10000000 peers",
                        "only the torrents of " + folder.resolve("allow"),
                        "at most 10 requests/s from one address, 100 at once; no limit for 10.0.0.0/8",
                        "peers kept in " + folder.resolve("peers") + " every 10 min",
                        "the configuration is right, and every file it names can be used");
    }

    @Test
    void every_file_that_cannot_be_used_is_named() throws IOException {
        Files.writeString(folder.resolve("allow"), "nonsense");
        Path config = Files.writeString(folder.resolve("t.yaml"), """
                access: {allow: allow, passkeys: keys}
                access-log: {file: no/such/log}
                snapshot: {file: .}
                """);
        assertThat(run("tracker", "--config", config, "--check")).isEqualTo(2);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(folder.resolve("allow") + ":1: the line has 8 characters"),
                        line -> assertThat(line)
                                .isEqualTo(folder.resolve("keys")
                                        + ": there is no such file; create it, or correct its name"),
                        line -> assertThat(line)
                                .isEqualTo(folder.resolve("no/such/log") + ": its folder does not exist; create it"),
                        line -> assertThat(line).isEqualTo(folder + ": this is a folder; name a file"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--threads 0|--threads 0: key 'threads': '0' is not a whole number from 1 to 256; write one",
                "--https 7443 --udp off|key 'listen': 'https' needs 'http.tls'; write {certificates: fullchain.pem",
                "--udp 80000|--udp 80000: key 'listen.udp': ",
                "--udp 127.0.0.1:|--udp 127.0.0.1:: key 'listen.udp': ",
                "--interval 5|--interval 5: key 'announce.interval': '5' has no unit; write a time such as 30 s or 5 min",
                "--udp off --http off|--udp off: key 'listen': the tracker would listen nowhere",
                "--interval 30m|--interval 30m: key 'announce.interval': '30m' has an unknown unit; did you mean '30 min'?",
                "--config missing.yaml|missing.yaml:1:1: there is no such file",
            })
    void a_mistake_is_a_line(String options, String told) {
        Object[] args = ("tracker " + options).split(" ");
        assertThat(run(args)).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains(told));
    }

    @Test
    void a_limit_on_open_files_that_is_too_low_is_told_with_a_remedy() {
        assertThat(OpenFiles.warning(4196, 4096)).isEmpty();
        assertThat(OpenFiles.warning(1024, 4096).orElseThrow())
                .startsWith("warning: 1024 files may be open at once")
                .contains("ulimit -n");
        assertThat(OpenFiles.tooFewFor(0)).isEmpty();
    }

    @Test
    void a_list_that_cannot_be_used_keeps_the_tracker_from_starting() {
        Path missing = folder.resolve("list");
        assertThat(run("tracker", "--udp", "127.0.0.1:0", "--set", "access.deny=" + missing))
                .isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo(missing + ": there is no such file; create it, or correct its name");
    }

    private int run(Object... args) {
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        return Swarmbed.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words);
    }
}

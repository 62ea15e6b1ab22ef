package io.swarmbed.simulator.world.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.reports.table.RunFolder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When and how runs end that are out of the ordinary. */
@Timeout(60)
class EndOfRunTest {
    private static final String SLOW_LINKS = """
            seed: 1
            content: {size: 4000001 B, piece: 256 KiB}
            stop: {when: all-complete, after: 2 h}
            peers:
              - {name: origin, complete: true, up: 1 Mbit/s, down: 10 Mbit/s}
              - {name: home, count: 8, up: 1 Mbit/s, down: 10 Mbit/s}
            """;

    @TempDir
    Path folder;

    private VirtualRun swarm() {
        return new VirtualRun(folder.resolve("run"));
    }

    @Test
    void a_run_in_which_everybody_crashed_falls_short() throws Exception {
        JsonNode run = swarm().run(SLOW_LINKS + "faults: [{at: 2 s, crash: home}]\n");
        assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("8 of 8 peers left without completing");
        assertThat(run.at("/outcome/warnings"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.asText()).startsWith("8 of 8 peers left"));
    }

    @Test
    void a_run_in_which_some_crashed_is_over_when_the_others_have_completed() throws Exception {
        JsonNode run = swarm().run(SLOW_LINKS + "faults: [{at: 2 s, crash: home, share: 50 %}]\n");
        assertThat(run.at("/outcome/reached").asBoolean()).isTrue();
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(4);
    }

    @Test
    void a_run_with_checks_may_end_before_all_peers_have_joined() throws Exception {
        JsonNode run = swarm().with(new Instruments(false, true)).run("""
                seed: 1
                content: {size: 2 MiB, piece: 256 KiB}
                stop: {when: {complete: b}, after: 2 h}
                peers:
                  - {name: late, up: 10 Mbit/s, down: 10 Mbit/s, arrive: {at: 1 h}}
                  - {name: origin, complete: true, up: 10 Mbit/s, down: 10 Mbit/s}
                  - {name: b, count: 2, up: 10 Mbit/s, down: 10 Mbit/s}
                """);
        assertThat(run.at("/outcome/reached").asBoolean()).isTrue();
        assertThat(run.at("/outcome/warnings")).isEmpty();
    }

    @Test
    void a_policy_that_throws_ends_the_run_and_leaves_a_folder_that_can_be_read() throws Exception {
        Path services = Files.createDirectories(folder.resolve("plugin/META-INF/services"));
        Files.writeString(services.resolve(ChokerProvider.class.getName()), ThrowingChoker.class.getName());
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.resolve("plugin").toUri().toURL()}, getClass().getClassLoader())) {
            JsonNode run = swarm().with(Policies.load(loader)).run(SLOW_LINKS, "home.choker=throwing");
            assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
            assertThat(run.at("/outcome/stop").asText())
                    .matches(
                            "at \\d+\\.\\d+ s the choker 'throwing' of home-\\d threw ArithmeticException: nothing to divide");
        }
        assertThat(RunFolder.read(folder.resolve("run")).peers()).hasSize(9);
    }

    @Test
    void hashing_a_piece_for_longer_than_ten_minutes_is_no_standstill() throws Exception {
        String slowHash = """
                seed: 1
                content: {size: 64 MiB, piece: 16 MiB}
                stop: {when: all-complete, after: 10 h}
                peers:
                  - {name: origin, complete: true, up: 10 Mbit/s, down: 10 Mbit/s}
                  - {name: home, up: 10 Mbit/s, down: 10 Mbit/s, disk: {hash: 20 kB/s}}
                """;
        JsonNode run = swarm().run(slowHash);
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("all-complete");
    }

    @Test
    void a_run_that_ends_while_pieces_are_hashed_says_so() throws Exception {
        JsonNode run = swarm().run(SLOW_LINKS, "home.disk={hash: 1 B/s}");
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("time is over");
        assertThat(run.at("/outcome/warnings").toString()).contains("received pieces that are still being hashed");
    }

    @Test
    void a_short_dip_of_the_links_holds_nothing_up_for_longer() throws Exception {
        JsonNode run = swarm().run("""
                seed: 1
                content: {size: 1 MiB, piece: 256 KiB}
                stop: {when: all-complete, after: 2 h}
                defaults: {up: 10 Mbit/s, down: 10 Mbit/s}
                peers:
                  - {name: origin, complete: true}
                  - {name: home, count: 4}
                faults:
                  - {at: 200 ms, link: origin, up: 1 B/s, down: 1 B/s, for: 1 s}
                  - {at: 200 ms, link: home, up: 1 B/s, down: 1 B/s, for: 1 s}
                """);
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("all-complete");
        assertThat(run.at("/duration_s").asDouble()).isBetween(1.2, 15.0);
    }

    @Test
    void round_trips_of_minutes_are_no_standstill() throws Exception {
        JsonNode run = swarm().run("""
                seed: 1
                content: {size: 4 MiB, piece: 256 KiB}
                stop: {when: all-complete, after: 2 h}
                defaults: {up: 10 Mbit/s, down: 10 Mbit/s, latency: 40 s}
                peers:
                  - {name: origin, complete: true}
                  - {name: home, count: 2}
                """);
        assertThat(run.at("/outcome/stop").asText()).doesNotStartWith("nothing moved");
    }
}

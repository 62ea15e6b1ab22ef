package io.swarmbed.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunSummaryTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        SmallRun.write(folder);
    }

    @Test
    void the_text_is_aligned_and_complete() throws Exception {
        assertThat(RunSummary.read(folder).toText()).isEqualTo("""
                        run              small, loopback world, seed 7
                        duration         20 s, ended by all-complete
                        content          512 KiB in 2 pieces of 256 KiB
                        completed        2 of 2, content checked at 2, wrong at 0
                        completion time  first 8 s, median 10 s, 90 % 11.6 s, last 12 s, mean 10 s
                        bound            no schedule completes the last peer before 10.5 s from the start; this run took 1.33 times that
                        goodput          60 kB/s (payload that was needed, all peers)
                        wasted           0 B

                        group   peers  completed  median    90 %  last  download rate  up/down  uploaded  wasted  fairness
                        origin      1          –       –       –     –              –        –    786 kB     0 B         –
                        home        2     2 of 2    10 s  11.6 s  12 s      54.6 kB/s     0.25    262 kB     0 B       0.5
                        all         3     2 of 2    10 s  11.6 s  12 s      54.6 kB/s        1   1.05 MB     0 B       0.5
                        """);
    }

    @Test
    void warnings_come_first() throws Exception {
        SmallRun.edit(folder, "run.json", "\"warnings\": []", "\"warnings\": [\"the disk was slow\"]");
        SmallRun.edit(folder, "run.json", "\"reached\": true", "\"reached\": false");
        SmallRun.edit(folder, "run.json", "\"stop\": \"all-complete\"", "\"stop\": \"interrupted\"");
        SmallRun.edit(folder, "run.json", "\"verify_failed\": 0", "\"verify_failed\": 1");

        assertThat(RunSummary.read(folder).toText()).startsWith("""
                        ! The run ended before its stop condition was reached (interrupted).
                        ! 1 peer holds wrong content.
                        ! the disk was slow
                        run              small, loopback world, seed 7
                        duration         20 s, ended early
                        """);
    }

    @Test
    void a_run_that_failed_at_once_has_no_table_of_nothing() throws Exception {
        Files.writeString(
                folder.resolve("run.json"),
                "{\"schema\": 1, \"outcome\": {\"reached\": false, \"stop\": \"at 0 s the picker 'mine' threw\"}}");
        Files.delete(folder.resolve("peers.csv"));

        assertThat(RunSummary.read(folder).toText()).isEqualTo("""
                        ! The run ended before its stop condition was reached (at 0 s the picker 'mine' threw).
                        run  unnamed, no seed recorded
                        """);
    }

    @Test
    void a_run_that_recorded_next_to_nothing_has_a_summary() throws Exception {
        Files.writeString(folder.resolve("run.json"), "{\"schema\": 1}");
        Files.delete(folder.resolve("peers.csv"));

        assertThat(RunSummary.read(folder).toText())
                .startsWith("run  unnamed, no seed recorded\n\ngroup  peers  completed");
    }
}

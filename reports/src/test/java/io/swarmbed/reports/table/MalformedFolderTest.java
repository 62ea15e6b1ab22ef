package io.swarmbed.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.reports.SmallRun;
import io.swarmbed.reports.chart.Charts;
import io.swarmbed.reports.chart.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MalformedFolderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        SmallRun.write(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            peers.csv        | name,group            | nom,group          | peers.csv:1: there is no column 'name'
            peers.csv        | 2,home-1              | 1,home-1           | peers.csv:4: peer is '1', a peer's number that an earlier row has
            peers.csv        | ,1,0,,,,100000        | ,2,0,,,,100000     | peers.csv:2: complete_at_start is '2', neither 0 nor 1
            peers.csv        | ,0,2,5,14             | ,0,-2,5,14         | peers.csv:4: join_s is '-2', not a plain decimal number
            peers.csv        | ,0,2,5,14             | ,0,1e3,5,14        | peers.csv:4: join_s is '1e3', not a plain decimal number
            peers.csv        | 524288,0,1            | 524288,0           | peers.csv:3: 15 cells where the header has 16
            samples.csv      | 20,home,download      | 1,home,download    | samples.csv:10: time_s is '1', earlier than the sample before it
            samples.csv      | home,upload_bytes_per_s,0 | home,upload_bytes_per_s,NaN | samples.csv:5: value is 'NaN'
            availability.csv | 10,1,1                | 10,0,0             | availability.csv:5: piece_to is '0', not after the bin before it
            availability.csv | 20,0,1                | 20,0,99999999      | availability.csv:6: piece_to is '99999999', more pieces than
            pieces.csv       | 2,1,14                | x,1,14             | pieces.csv:5: peer is 'x', not a whole number
            pairs.csv        | 1,2,18                | 1,2,?              | pairs.csv:4: present_s is '?'
            run.json         | "schema": 1,          | "schema": 2,       | run.json: schema 2, but this version reads schema 1
            run.json         | "schema": 1,          | ''                 | run.json: there is no schema number
            run.json         | "duration_s": 20      | "duration_s": "20" | run.json: duration_s is not a number
            run.json         | "p50": 10             | "p50": -1          | run.json: summary.completion_s.p50 is not a number from 0
            run.json         | "completed": 2        | "completed": 2.5   | run.json: summary.completed is not a whole number
            run.json         | "warnings": []        | "warnings": [3]    | run.json: outcome.warnings is not a list of texts
            run.json         | "peers": 2}           | "peers": []}       | run.json: groups[1].peers is not a whole number
            run.json         | "name": "small"       | "name": small      | run.json:1:23: not JSON
            """)
    void a_fault_names_file_line_and_cell(String file, String from, String to, String message) throws Exception {
        SmallRun.edit(folder, file, from, to == null ? "" : to);

        assertThatThrownBy(() -> RunFolder.read(folder))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_folder_without_run_json_is_named() throws Exception {
        Files.delete(folder.resolve("run.json"));

        assertThatThrownBy(() -> RunFolder.read(folder))
                .isInstanceOf(ReportException.class)
                .hasMessage(folder + ": there is no run.json; name a folder that a run has written");
    }

    @Test
    void a_table_that_is_not_text_is_named() throws Exception {
        Files.write(folder.resolve("pairs.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, '\n'});

        assertThatThrownBy(() -> RunFolder.read(folder))
                .isInstanceOf(ReportException.class)
                .hasMessage("pairs.csv: not UTF-8 text; run the scenario again or restore the file");
    }

    /** Whatever bytes a folder holds, the outcome is a chart, a sentence, or one line of complaint. */
    @Test
    void random_damage_never_escapes_as_another_exception() throws Exception {
        long seed = 20261121;
        Random random = new Random(seed);
        List<String> files = List.of(
                "run.json", "peers.csv", "samples.csv", "availability.csv", "pieces.csv", "pairs.csv", "scenario.yaml");
        int borne = 0;
        for (int i = 0; i < 500; i++) {
            Path file = folder.resolve(files.get(random.nextInt(files.size())));
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, damaged(whole, random));
            try {
                RunFolder run = RunFolder.read(folder);
                for (Charts.Maker maker : Charts.all()) {
                    assertThat(maker.make(run, Theme.LIGHT).heading()).isNotEmpty();
                }
                borne++;
            } catch (ReportException e) {
                assertThat(e.getMessage()).doesNotContain("\n").matches("(?s)\\S.*;.*");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", step " + i + ", " + file.getFileName(), e);
            }
            Files.write(file, whole);
        }
        assertThat(borne).isBetween(50, 450);
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        if (random.nextInt(4) == 0) {
            return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        String letters = "0123456789,.\"\n-{}[]:aeE\u0000";
        for (int change = random.nextInt(3); change >= 0; change--) {
            bytes[random.nextInt(bytes.length)] = random.nextInt(8) == 0
                    ? (byte) random.nextInt(256)
                    : (byte) letters.charAt(random.nextInt(letters.length()));
        }
        return bytes;
    }
}

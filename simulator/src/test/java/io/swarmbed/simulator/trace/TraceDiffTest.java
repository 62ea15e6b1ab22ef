package io.swarmbed.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.virtual.Verb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceDiffTest {
    @TempDir
    Path folder;

    private Path trace(String name, int... times) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        try (TraceFile file = new TraceFile(run)) {
            for (int time : times) {
                file.rang(time, 3);
            }
        }
        return run;
    }

    @Test
    void a_trace_has_a_line_for_each_event() throws IOException {
        try (TraceFile file = new TraceFile(folder)) {
            file.rang(0, -1);
            file.opened(5, 12, 3, 4);
            file.delivered(7, 12, 3, 4, Verb.NOT_INTERESTED, 0, 0, 0);
            file.delivered(8, 12, 4, 3, Verb.PIECE, 9, 16384, 1000);
            file.delivered(9_000_000_000_000L, 12, 4, 3, Verb.BITFIELD, 1, 8, -77);
            file.delivered(9_000_000_000_001L, 12, 4, 3, Verb.REQUEST, Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
            file.delivered(9_000_000_000_002L, 12, 4, 3, Verb.EXTENDED, 0, 100, 0);
            file.closed(9_000_000_000_003L, 12, 4);
        }
        assertThat(folder.resolve("trace.csv")).hasContent("""
                time_ns,event,node,peer,connection,a,b,c
                0,alarm,,,,,,
                5,opened,3,4,12,,,
                7,not-interested,4,3,12,,,
                8,piece,3,4,12,9,16384,1000
                9000000000000,bitfield,3,4,12,1,8,-77
                9000000000001,request,3,4,12,-2147483648,2147483647,0
                9000000000002,extended,3,4,12,0,100,
                9000000000003,closed,4,,12,,,
                """);
    }

    @Test
    void what_happens_after_the_end_is_not_written() throws IOException {
        TraceFile file = new TraceFile(folder);
        file.close();
        for (int i = 0; i < 20_000; i++) {
            file.rang(i, 3);
        }
        file.close();
        assertThat(folder.resolve("trace.csv")).hasContent("time_ns,event,node,peer,connection,a,b,c\n");
    }

    @Test
    void a_long_trace_is_written_whole() throws IOException, TraceException {
        int[] times = new int[50_000];
        for (int i = 0; i < times.length; i++) {
            times[i] = i;
        }
        Path run = trace("a", times);
        assertThat(Files.readAllLines(run.resolve("trace.csv"))).hasSize(50_001).contains("49999,alarm,3,,,,,");
        assertThat(TraceDiff.of(run, run, 5).same()).isEqualTo(50_000);
    }

    @Test
    void equal_traces_are_equal() throws IOException, TraceException {
        TraceDiff diff = TraceDiff.of(trace("a", 1, 2, 3), trace("b", 1, 2, 3), 2);
        assertThat(diff).isEqualTo(new TraceDiff(3, List.of(), List.of(), List.of()));
        assertThat(diff.equal()).isTrue();
    }

    @Test
    void the_first_difference_is_shown_with_what_comes_before_and_behind_it() throws IOException, TraceException {
        TraceDiff diff = TraceDiff.of(trace("a", 1, 2, 3, 4, 6, 7, 8), trace("b", 1, 2, 3, 5, 6), 2);
        assertThat(diff.equal()).isFalse();
        assertThat(diff.same()).isEqualTo(3);
        assertThat(times(diff.before())).containsExactly("2", "3");
        assertThat(times(diff.first())).containsExactly("4", "6");
        assertThat(times(diff.second())).containsExactly("5", "6");
    }

    @Test
    void one_may_end_before_the_other() throws IOException, TraceException {
        TraceDiff diff = TraceDiff.of(trace("a", 1, 2), trace("b", 1, 2, 3), 5);
        assertThat(diff.equal()).isFalse();
        assertThat(diff.first()).isEmpty();
        assertThat(times(diff.second())).containsExactly("3");
    }

    private static List<String> times(List<TraceEvent> events) {
        return events.stream().map(TraceEvent::timeNanos).toList();
    }

    @Test
    void a_run_without_a_trace_is_told_how_to_get_one() throws IOException {
        Path traced = trace("a", 1);
        Path bare = Files.createDirectories(folder.resolve("bare"));
        assertThatThrownBy(() -> TraceDiff.of(traced, bare, 5))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("--trace")
                .hasMessageContaining("bare");
        assertThatThrownBy(() -> TraceDiff.of(folder.resolve("nowhere"), traced, 5))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("there is no");
    }

    @Test
    void a_file_of_another_form_is_refused() throws IOException {
        Path traced = trace("a", 1);
        Path other = Files.writeString(folder.resolve("x.csv"), "peer,name\n1,2\n");
        assertThatThrownBy(() -> TraceDiff.of(other, traced, 5))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("does not begin with");
        Path broken = Files.writeString(folder.resolve("y.csv"), TraceFile.HEADER + "\n1,2\n");
        assertThatThrownBy(() -> TraceDiff.of(broken, traced, 5))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void foreign_bytes_never_do_worse_than_a_line_that_names_the_file() throws IOException {
        Path traced = trace("a", 1, 2, 3);
        byte[] bytes = Files.readAllBytes(traced.resolve("trace.csv"));
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] spoilt = bytes.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("spoilt.csv"), spoilt);
            try {
                assertThat(TraceDiff.of(traced, file, 5).same())
                        .as("seed %d", seed)
                        .isBetween(0L, 3L);
            } catch (TraceException refused) {
                assertThat(refused.getMessage()).as("seed %d", seed).contains("spoilt.csv");
            }
        }
        assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith(TraceFile.HEADER);
    }
}

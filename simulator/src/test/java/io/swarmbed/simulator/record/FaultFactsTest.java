package io.swarmbed.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.tracker.fault.Lie;
import io.swarmbed.tracker.fault.Trouble;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class FaultFactsTest {
    private static final long SECOND = 1_000_000_000L;

    private static String written(Fault... faults) {
        ArrayNode node = new ObjectMapper().createArrayNode();
        FaultFacts.write(node, List.of(faults), 100 * SECOND);
        return node.toString();
    }

    @Test
    void a_fault_has_its_times_and_a_word() {
        assertThat(written(new Fault.TrackerTrouble(10 * SECOND, 30 * SECOND, new Trouble.Down())))
                .isEqualTo("[{\"at_s\":10.000000,\"until_s\":40.000000,\"what\":\"tracker down\"}]");
    }

    @Test
    void one_that_takes_a_moment_ends_when_it_begins_and_others_end_with_the_run_at_the_latest() {
        assertThat(written(
                        new Fault.Crash(20 * SECOND, "home", 300_000),
                        new Fault.Partition(
                                50 * SECOND, Fault.FOR_GOOD, List.of(List.of("home", "origin"), List.of("office")))))
                .contains("\"at_s\":20.000000,\"until_s\":20.000000,\"what\":\"30 % of home crash\"")
                .contains("\"until_s\":100.000000,\"what\":\"home and origin parted from office\"");
    }

    @Test
    void troubles_of_the_tracker_have_a_word_each() {
        assertThat(word(new Trouble.Slow(5 * SECOND))).isEqualTo("tracker slow by 5 s");
        assertThat(word(new Trouble.Lossy(300_000))).isEqualTo("tracker loses 30 %");
        assertThat(word(new Trouble.Forgetful())).isEqualTo("tracker forgets all peers");
        assertThat(word(new Trouble.Biased())).isEqualTo("tracker biased");
        assertThat(word(new Trouble.Lying(new Lie.Scaled(1)))).isEqualTo("tracker lies");
    }

    private static String word(Trouble trouble) {
        ArrayNode node = new ObjectMapper().createArrayNode();
        FaultFacts.write(node, List.of(new Fault.TrackerTrouble(SECOND, SECOND, trouble)), 100 * SECOND);
        return node.at("/0/what").asText();
    }

    @Test
    void one_that_never_came_is_left_out() {
        assertThat(written(new Fault.LinkChange(
                        101 * SECOND, SECOND, "home", OptionalLong.of(1000), OptionalLong.empty())))
                .isEqualTo("[]");
    }
}

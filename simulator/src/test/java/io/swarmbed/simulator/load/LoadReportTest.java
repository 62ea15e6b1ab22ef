package io.swarmbed.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.tracker.TrackerUrl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadReportTest {
    private static final long SECOND = 1_000_000_000L;

    private static List<String> report(int sent, int lost) {
        Tally tally = new Tally(0);
        Reply reply = new Reply();
        reply.announced(1, 1);
        for (int i = 0; i < sent; i++) {
            tally.sent(98, i);
            if (i < lost) {
                tally.lost();
            } else {
                tally.replied(reply, 1_000, i, true);
            }
        }
        Pace pace = new Pace.Closed(1);
        LoadSettings settings = new LoadSettings(
                TrackerUrl.parse("udp://127.0.0.1:1"),
                new PopulationSettings(1, 1, 1, 1, 0.5, 1),
                new TrafficSettings(10, 0, 0),
                new WireSettings(1, 1, false, false, SECOND),
                pace,
                false,
                0,
                SECOND,
                Long.MAX_VALUE,
                false);
        PhaseResult phase = tally.result(Phase.ofTime("steady", pace, SECOND), SECOND, 0.5, 0.5);
        return LoadReport.text(new LoadResult(settings, List.of(phase), Map.of()));
    }

    @Test
    void requests_that_were_lost_are_said_to_have_no_latency() {
        assertThat(report(1000, 136))
                .contains("! 13.60 % of the requests were lost: the latencies are those of the others");
    }

    @Test
    void without_losses_there_is_nothing_to_say() {
        assertThat(report(1000, 0)).noneMatch(line -> line.contains("lost:") || line.startsWith("!"));
    }
}

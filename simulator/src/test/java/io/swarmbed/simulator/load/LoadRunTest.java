package io.swarmbed.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.tracker.TrackerUrl;
import io.swarmbed.tracker.TrackerServer;
import io.swarmbed.tracker.TrackerSettings;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the project's own tracker. */
@Timeout(60)
class LoadRunTest {
    private static final long SECOND = 1_000_000_000L;

    private TrackerServer tracker;

    @BeforeEach
    void start() throws Exception {
        tracker = TrackerServer.start(TrackerSettings.defaults()
                .withHost("127.0.0.1")
                .withUdpPort(OptionalInt.of(0))
                .withHttpPort(OptionalInt.of(0)));
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    private String url(String scheme) {
        int port = (scheme.equals("udp") ? tracker.udpAddress() : tracker.httpAddress())
                .orElseThrow()
                .getPort();
        return scheme + "://127.0.0.1:" + port + "/announce";
    }

    private static LoadResult measure(String url, int sources, Pace pace, int connections, int pipeline, boolean close)
            throws Exception {
        LoadSettings settings = new LoadSettings(
                TrackerUrl.parse(url),
                new PopulationSettings(1, 20, 300, 1, 0.5, sources),
                new TrafficSettings(10, 0.1, SECOND),
                new WireSettings(connections, pipeline, close, false, 20 * SECOND),
                pace,
                true,
                0,
                Long.MAX_VALUE,
                700,
                true);
        try (LoadRun run = LoadRun.of(settings)) {
            return run.run(progress -> {});
        }
    }

    @ParameterizedTest
    @CsvSource({"udp,1,1,1,false", "udp,3,2,1,false", "http,1,4,1,false", "http,3,2,5,false", "http,1,4,1,true"})
    void every_request_of_a_closed_loop_is_answered_rightly(
            String scheme, int sources, int connections, int pipeline, boolean close) throws Exception {
        Pace pace = new Pace.Closed(scheme.equals("udp") ? 20 : connections * pipeline * sources);
        LoadResult result = measure(url(scheme), sources, pace, connections, pipeline, close);
        assertThat(result.phases()).extracting(PhaseResult::name).containsExactly("populate", "steady");
        assertThat(result.phases()).extracting(PhaseResult::sent).containsExactly(300L, 700L);
        for (PhaseResult phase : result.phases()) {
            assertThat(phase.messages()).isEmpty();
            assertThat(phase.replies()).isEqualTo(phase.sent());
            assertThat(phase.lost() + phase.stray() + phase.broken()).isZero();
            assertThat(phase.latency().getTotalCount()).isEqualTo(phase.sent());
        }
        assertThat(result.violations()).isEmpty();
        assertThat(result.last().peersPerReply()).isBetween(1.0, 10.0);
        assertThat(result.failure()).isEmpty();
        assertThat((double) tracker.stats().peers()).isBetween(295.0, 305.0);
    }

    @ParameterizedTest
    @CsvSource({"udp", "http"})
    void every_request_of_an_open_loop_is_answered(String scheme) throws Exception {
        LoadResult result = measure(url(scheme), 1, new Pace.Open(5_000), 8, 1, false);
        assertThat(result.last().replies()).isEqualTo(700);
        assertThat(result.last().sendingNanos()).isGreaterThanOrEqualTo(699 * SECOND / 5_000);
        assertThat(result.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"udp,nothing listens there for UDP", "http,no connection: refused"})
    void a_tracker_that_is_not_there_is_a_clear_line(String scheme, String line) {
        String url = url(scheme);
        tracker.close();
        assertThatThrownBy(() -> measure(url, 1, new Pace.Closed(1), 1, 1, false))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith(url + ": ")
                .hasMessageContaining(line);
    }

    @Test
    void a_tracker_without_tls_is_a_clear_line() {
        String url = url("http").replace("http:", "https:");
        assertThatThrownBy(() -> measure(url, 1, new Pace.Closed(1), 1, 1, false))
                .isInstanceOf(LoadException.class)
                .hasMessage(url + ": no TLS: what it answers is not TLS; is it http://?");
    }

    @Test
    void several_sources_are_for_loopback_alone() {
        assertThatThrownBy(() -> measure("udp://192.0.2.1:6969", 2, new Pace.Closed(1), 1, 1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on loopback only");
    }
}

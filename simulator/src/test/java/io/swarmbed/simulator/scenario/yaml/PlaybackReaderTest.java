package io.swarmbed.simulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.Playback;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybackReaderTest {
    private static Scenario read(String home, String... settings) throws ScenarioException {
        String text = "peers:\n- {name: origin, complete: on}\n- {name: home, " + home + "}\n";
        return new ScenarioReader(Policies.builtIn()).read(text, "swarm.yaml", Path.of("/"), List.of(settings));
    }

    @Test
    void a_group_plays_at_a_rate_and_ten_seconds_behind_if_nothing_is_said() throws ScenarioException {
        assertThat(read("playback: {rate: 400 kbit/s}").peers().get(1).playback())
                .contains(new Playback(50_000, 10_000_000_000L));
        assertThat(read("playback: {rate: 400 kbit/s}", "home.playback.start=250 ms")
                        .peers()
                        .get(1)
                        .playback())
                .contains(new Playback(50_000, 250_000_000L));
        assertThat(read("playback: off").peers().get(1).playback()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "playback: on|3:26|playback': does not say how fast; write off or {rate: 400 kbit/s, start: 10 s}",
                "playback: {start: 1 s}|3:26|playback': does not say how fast; write off or {rate: 400 kbit/s, start: 10 s}",
                "playback: 3|3:26|playback': '3' is neither on nor off; write one of them",
                "playback: {rat: 1 kB/s, rate: 1 kB/s}|3:27|playback.rat': unknown key; did you mean 'rate'?",
                "playback: {rate: 0 kB/s}|3:33|playback.rate': '0 kB/s' is less than 1 B/s; write at least that"
            })
    void what_is_wrong_is_told_with_its_place(String home, String place, String fault) {
        ScenarioException error = catchThrowableOfType(ScenarioException.class, () -> read(home));
        assertThat(error).as("an error was expected").isNotNull();
        assertThat(error.lines()).containsExactly("swarm.yaml:" + place + ": key 'peers.home." + fault);
    }
}

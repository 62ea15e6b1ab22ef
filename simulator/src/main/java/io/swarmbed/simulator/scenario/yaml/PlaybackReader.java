package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.Playback;
import java.util.Optional;

/** Reads whether the peers of a group play the content, and how fast. */
final class PlaybackReader {
    static final String OFF = "off";
    private static final String FORMS = "off or {rate: 400 kbit/s, start: 10 s}";
    private static final long TEN_SECONDS = 10_000_000_000L;

    private PlaybackReader() {}

    static Optional<Playback> read(Value value) {
        if (!value.present()) {
            return Optional.empty();
        }
        if (!value.isMapping()) {
            if (value.flag(false)) {
                value.problem("does not say how fast; write " + FORMS);
            }
            return Optional.empty();
        }
        Fields fields = value.fields(FORMS);
        Value rate = fields.value("rate");
        Playback playback = new Playback(
                rate.quantity(Dimension.RATE, 1, Distribution.MAX_VALUE, 1),
                fields.value("start").quantity(Dimension.TIME, 0, Distribution.MAX_VALUE, TEN_SECONDS));
        fields.done();
        if (!rate.present()) {
            value.problem("does not say how fast; write " + FORMS);
        }
        return Optional.of(playback);
    }
}

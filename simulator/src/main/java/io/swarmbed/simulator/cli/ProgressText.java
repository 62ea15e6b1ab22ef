package io.swarmbed.simulator.cli;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.simulator.record.Progress;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.WorldKind;
import java.util.Locale;
import java.util.OptionalLong;

/** What the status line says of a run; in virtual time also how much faster than real time it goes. */
final class ProgressText {
    private static final double NANOS_PER_SECOND = 1e9;

    private final boolean virtual;
    private final long limitNanos;
    private final long startedAt = System.nanoTime();

    ProgressText(Scenario scenario) {
        virtual = scenario.world() == WorldKind.VIRTUAL;
        limitNanos = scenario.stop().afterNanos();
    }

    String of(Progress progress) {
        StringBuilder text = new StringBuilder()
                .append(Quantities.time(progress.nanos()))
                .append("  ")
                .append((int) (progress.contentFraction() * 100))
                .append(" %  ")
                .append(progress.completed())
                .append(" of ")
                .append(progress.expected())
                .append(" complete  ")
                .append(progress.present())
                .append(" present  ")
                .append(Quantities.rate(progress.goodputBytesPerSecond()));
        if (virtual) {
            text.append(pace(progress));
        } else {
            remaining(progress)
                    .ifPresent(nanos ->
                            text.append("  ").append(Quantities.time(nanos)).append(" left"));
        }
        return text.toString();
    }

    private String pace(Progress progress) {
        double seconds = Math.max(1, System.nanoTime() - startedAt) / NANOS_PER_SECOND;
        double times = progress.nanos() / NANOS_PER_SECOND / seconds;
        double blocks = progress.downloadedBytes() / (double) PieceGeometry.BLOCK_LENGTH / seconds;
        return String.format(
                Locale.ROOT,
                times < 10 ? "  %.1f × real time  %,.0f blocks/s" : "  %.0f × real time  %,.0f blocks/s",
                times,
                blocks);
    }

    /** As long again as what is missing took so far, when something has come. */
    private OptionalLong remaining(Progress progress) {
        double done = progress.contentFraction();
        if (done < 0.02 || done >= 1) {
            return OptionalLong.empty();
        }
        long nanos = (long) (progress.nanos() * (1 - done) / done);
        return OptionalLong.of(Math.min(nanos, Math.max(0, limitNanos - progress.nanos())));
    }
}

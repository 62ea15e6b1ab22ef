package io.swarmbed.simulator.cli;

import io.swarmbed.simulator.experiment.ExperimentProgress;

/** How far a comparison is, with the time that the rest will take at the pace so far. */
final class ComparisonProgressText {
    private static final double TELLING_SHARE = 0.01;

    private final long start = System.nanoTime();

    String of(ExperimentProgress progress) {
        String text = progress.done() + " of " + Quantities.count(progress.total(), "run");
        text += progress.kept() > 0 ? "  " + progress.kept() + " kept" : "";
        text += progress.failed() > 0 ? "  " + progress.failed() + " failed" : "";
        text += "  " + (int) (100 * progress.share()) + " %";
        double worked = progress.share() - progress.keptShare();
        if (worked < TELLING_SHARE) {
            return text;
        }
        long left = (long) ((System.nanoTime() - start) / worked * (1 - progress.share()));
        return text + "  " + Quantities.time(left) + " left";
    }
}

package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.LinearFit;
import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.Samples;
import io.swarmbed.reports.table.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

/** What follows from the sampled numbers of copies of pieces. A sample holds until the next one. */
final class CopyMetrics {
    private CopyMetrics() {}

    static OptionalDouble min(MeasuredRun run) {
        return mean(run, "availability_min");
    }

    static OptionalDouble mean(MeasuredRun run) {
        return mean(run, "availability_mean");
    }

    static OptionalDouble max(MeasuredRun run) {
        return mean(run, "availability_max");
    }

    static OptionalDouble pieceEntropy(MeasuredRun run) {
        return mean(run, "piece_entropy");
    }

    private static OptionalDouble mean(MeasuredRun run, String name) {
        Series series = run.folder().samples().of(Samples.ALL, name);
        return mean(run, series, sample -> series.values()[sample]);
    }

    static OptionalDouble clientAvailability(MeasuredRun run) {
        Series min = least(run);
        Series rarest = rarest(run);
        double pieces = run.pieceCount().orElse(0);
        return pieces == 0 || rarest.size() != min.size()
                ? OptionalDouble.empty()
                : mean(run, min, i -> min.values()[i] + (pieces - rarest.values()[i]) / pieces);
    }

    static OptionalDouble availableShare(MeasuredRun run) {
        Series min = least(run);
        return mean(run, min, sample -> min.values()[sample] >= 1 ? 1 : 0);
    }

    static OptionalDouble transientTime(MeasuredRun run) {
        Series min = least(run);
        IntPredicate scarce = onlyAtSeeds(run, min);
        return min.size() < 2 || run.initialSeeds().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds(run, min, sample -> scarce.test(sample) ? 1 : 0));
    }

    static OptionalDouble rarestSetFit(MeasuredRun run) {
        return fit(run).map(fit -> OptionalDouble.of(fit.r2())).orElseGet(OptionalDouble::empty);
    }

    static OptionalDouble rarestSetSlope(MeasuredRun run) {
        double capacity = 0;
        for (Peer seed : run.initialSeeds()) {
            OptionalDouble limit = run.uploadLimit(seed);
            if (limit.isEmpty()) {
                return OptionalDouble.empty();
            }
            capacity += limit.getAsDouble();
        }
        double piece = run.folder().info().content().pieceBytes().orElse(0);
        double piecesPerSecond = piece == 0 ? 0 : capacity / piece;
        return fit(run).map(fit -> MeasuredRun.ratio(-fit.slope(), piecesPerSecond))
                .orElseGet(OptionalDouble::empty);
    }

    /**
     * The size of the rarest set over time in the first transient state: from the first sample in which a piece has left
     * the initial seeds to the last in which another has not.
     */
    private static Optional<LinearFit> fit(MeasuredRun run) {
        Series min = least(run);
        Series rarest = rarest(run);
        double pieces = run.pieceCount().orElse(0);
        IntPredicate scarce = onlyAtSeeds(run, min);
        DoubleStream.Builder times = DoubleStream.builder();
        DoubleStream.Builder sizes = DoubleStream.builder();
        boolean begun = false;
        for (int i = 0; i < min.size() && rarest.size() == min.size(); i++) {
            if (scarce.test(i) && rarest.values()[i] < pieces) {
                begun = true;
                times.add(min.times()[i]);
                sizes.add(rarest.values()[i]);
            } else if (begun) {
                break;
            }
        }
        return LinearFit.of(times.build().toArray(), sizes.build().toArray());
    }

    /** The samples in which some piece is held by the initial seeds alone, and somebody wants it. */
    private static IntPredicate onlyAtSeeds(MeasuredRun run, Series min) {
        List<Peer> seeds = run.initialSeeds();
        return sample -> min.values()[sample] <= SeedMetrics.present(seeds, min.times()[sample])
                && leechers(run, min.times()[sample]) > 0;
    }

    /** Mean over the time for which a leecher was present. */
    private static OptionalDouble mean(MeasuredRun run, Series series, IntToDoubleFunction value) {
        return MeasuredRun.ratio(seconds(run, series, value), seconds(run, series, sample -> 1));
    }

    /** Integral over the time for which a leecher was present. */
    private static double seconds(MeasuredRun run, Series series, IntToDoubleFunction value) {
        double[] times = series.times();
        double sum = 0;
        for (int i = 0; i < times.length - 1; i++) {
            if (leechers(run, times[i]) > 0) {
                sum += value.applyAsDouble(i) * (times[i + 1] - times[i]);
            }
        }
        return sum;
    }

    /** Those in the sample of this time. */
    private static double leechers(MeasuredRun run, double time) {
        Series leechers = run.folder().samples().of(Samples.ALL, "leechers");
        int index = Arrays.binarySearch(leechers.times(), time);
        return index < 0 ? 0 : leechers.values()[index];
    }

    private static Series least(MeasuredRun run) {
        return run.folder().samples().of(Samples.ALL, "availability_min");
    }

    private static Series rarest(MeasuredRun run) {
        return run.folder().samples().of(Samples.ALL, "rarest_pieces");
    }
}

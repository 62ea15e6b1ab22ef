package io.swarmbed.reports.metric;

import io.swarmbed.reports.table.Peer;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What follows from {@code pieces.csv}: the gaps between the pieces that a peer completes. */
final class PieceMetrics {
    private static final double PART = 0.2;
    private static final double ALMOST_ALL = 0.95;

    private PieceMetrics() {}

    static OptionalDouble lastInterarrival(MeasuredRun run, String group) {
        return interarrival(run, group, true);
    }

    static OptionalDouble firstInterarrival(MeasuredRun run, String group) {
        return interarrival(run, group, false);
    }

    static DoubleStream interarrivals(MeasuredRun run, String group) {
        return ofComplete(run, group, times -> (times[times.length - 1] - times[0]) / (times.length - 1));
    }

    static DoubleStream lastPieceTimes(MeasuredRun run, String group) {
        return ofComplete(run, group, times -> times[times.length - 1] - times[times.length - 2]);
    }

    static DoubleStream lastPieces(MeasuredRun run, String group) {
        return run.leechers(group).stream()
                .filter(peer -> peer.complete().isPresent() && run.pieceTimes(peer).length > 1)
                .flatMapToDouble(peer -> {
                    double[] times = run.pieceTimes(peer);
                    int almost = (int) Math.ceil(ALMOST_ALL * times.length) - 1;
                    return MeasuredRun.ratio(
                            times[times.length - 1] - times[almost],
                            times[times.length - 1] - peer.join().orElse(0))
                            .stream();
                });
    }

    /** Of each leecher that completed two pieces or more, and the content. */
    private static DoubleStream ofComplete(MeasuredRun run, String group, ToDoubleFunction<double[]> value) {
        return run.leechers(group).stream()
                .filter(peer -> peer.complete().isPresent())
                .map(run::pieceTimes)
                .filter(times -> times.length > 1)
                .mapToDouble(value);
    }

    /** Mean of the gaps in a part at one end over the mean of all, pooled over the peers that completed. */
    private static OptionalDouble interarrival(MeasuredRun run, String group, boolean last) {
        double partSum = 0;
        double sum = 0;
        long partGaps = 0;
        long gaps = 0;
        for (Peer peer : run.leechers(group)) {
            double[] times = run.pieceTimes(peer);
            int n = times.length - 1;
            if (peer.complete().isEmpty() || n < 1) {
                continue;
            }
            int part = (int) Math.ceil(PART * n);
            partSum += last ? times[n] - times[n - part] : times[part] - times[0];
            sum += times[n] - times[0];
            partGaps += part;
            gaps += n;
        }
        return gaps == 0 ? OptionalDouble.empty() : MeasuredRun.ratio(partSum / partGaps, sum / gaps);
    }
}

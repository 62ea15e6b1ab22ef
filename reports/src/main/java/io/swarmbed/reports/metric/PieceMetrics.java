package io.swarmbed.reports.metric;

import io.swarmbed.reports.table.Peer;
import java.util.OptionalDouble;

/** What follows from {@code pieces.csv}: the gaps between the pieces that a peer completes. */
final class PieceMetrics {
    private static final double PART = 0.2;

    private PieceMetrics() {}

    static OptionalDouble lastInterarrival(MeasuredRun run, String group) {
        return interarrival(run, group, true);
    }

    static OptionalDouble firstInterarrival(MeasuredRun run, String group) {
        return interarrival(run, group, false);
    }

    /** Mean of the gaps in a part at one end over the mean of all, pooled over the peers that completed. */
    private static OptionalDouble interarrival(MeasuredRun run, String group, boolean last) {
        double partSum = 0;
        double sum = 0;
        long partGaps = 0;
        long gaps = 0;
        for (Peer peer : run.leechers(group)) {
            double[] times = run.folder().pieces().byPeer().getOrDefault(peer.number(), new double[0]);
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

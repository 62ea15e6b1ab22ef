package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.Series;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Download rates while those that give are present: once they have left, the seeds feed who is left, whatever it gave.
 */
final class RateMetrics {
    private static final String DOWNLOAD = "download_bytes_per_s";

    private RateMetrics() {}

    static OptionalDouble rateAtHalf(MeasuredRun run, String group) {
        OptionalDouble half = half(run);
        if (half.isEmpty()) {
            return OptionalDouble.empty();
        }
        Series rates = run.folder().samples().of(group, DOWNLOAD);
        double seconds = run.leechers(group).stream()
                .mapToDouble(peer -> run.leechingSeconds(peer, half.getAsDouble()))
                .sum();
        return rates.size() == 0
                ? OptionalDouble.empty()
                : MeasuredRun.ratio(bytes(rates, half.getAsDouble()), seconds);
    }

    /** Free riders are the groups of whose leechers none has sent anything. */
    static OptionalDouble freeRiderPenalty(MeasuredRun run) {
        OptionalDouble half = half(run);
        if (half.isEmpty()) {
            return OptionalDouble.empty();
        }
        Rate free = new Rate();
        Rate giving = new Rate();
        for (String group : run.folder().groupNames()) {
            List<Peer> leechers = run.leechers(group);
            boolean gives = leechers.stream().anyMatch(RateMetrics::gives);
            Rate rate = gives ? giving : free;
            rate.bytes += bytes(run.folder().samples().of(group, DOWNLOAD), half.getAsDouble());
            rate.seconds += leechers.stream()
                    .mapToDouble(peer -> run.leechingSeconds(peer, half.getAsDouble()))
                    .sum();
        }
        return free.seconds == 0 ? OptionalDouble.empty() : MeasuredRun.ratio(free.perSecond(), giving.perSecond());
    }

    private static final class Rate {
        private double bytes;
        private double seconds;

        double perSecond() {
            return seconds > 0 ? bytes / seconds : 0;
        }
    }

    /** When half of the leechers that gave something and completed had done so. */
    private static OptionalDouble half(MeasuredRun run) {
        return Distribution.of(run.leechers(GroupStatistics.ALL).stream()
                        .filter(RateMetrics::gives)
                        .flatMapToDouble(peer -> peer.complete().stream()))
                .median();
    }

    private static boolean gives(Peer peer) {
        return peer.uploadedWhileLeeching() > 0;
    }

    /** The bytes moved until then: each rate holds for the time since the sample before it. */
    static double bytes(Series rates, double until) {
        double sum = 0;
        double from = 0;
        for (int i = 0; i < rates.size() && from < until; i++) {
            double to = Math.min(rates.times()[i], until);
            sum += rates.values()[i] * (to - from);
            from = to;
        }
        return sum;
    }
}

package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.table.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Who came and went, and where what they downloaded came from. */
final class PopulationMetrics {
    private PopulationMetrics() {}

    static OptionalDouble population(MeasuredRun run, String group) {
        List<Peer> leechers = run.leechers(group);
        return leechers.isEmpty()
                ? OptionalDouble.empty()
                : MeasuredRun.ratio(
                        leechers.stream().mapToDouble(run::leechingSeconds).sum(), run.duration());
    }

    static OptionalDouble arrivalGap(MeasuredRun run, String group) {
        Distribution joins =
                Distribution.of(run.leechers(group).stream().flatMapToDouble(peer -> peer.join().stream()));
        return joins.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of((joins.get(joins.size() - 1) - joins.get(0)) / (joins.size() - 1));
    }

    static OptionalDouble abortRatio(MeasuredRun run, String group) {
        List<Peer> leechers = run.leechers(group);
        long aborted = leechers.stream()
                .filter(peer -> peer.complete().isEmpty() && peer.leave().isPresent())
                .count();
        return MeasuredRun.ratio((double) aborted, leechers.size());
    }

    /** For each region with leechers of the group, what they received from elsewhere over F. */
    static DoubleStream redundancy(MeasuredRun run, String group) {
        double content = run.contentBytes().orElse(0);
        return regions(run, group).stream()
                .flatMapToDouble(region ->
                        MeasuredRun.ratio(
                                region.stream()
                                        .mapToDouble(
                                                peer -> peer.fromElsewhere().orElse(0))
                                        .sum(),
                                content)
                                .stream());
    }

    static OptionalDouble externalShare(MeasuredRun run, String group) {
        double elsewhere = 0;
        double all = 0;
        for (List<Peer> region : regions(run, group)) {
            for (Peer peer : region) {
                elsewhere += peer.fromElsewhere().orElse(0);
                all += peer.downloaded();
            }
        }
        return MeasuredRun.ratio(elsewhere, all);
    }

    private static Collection<List<Peer>> regions(MeasuredRun run, String group) {
        Map<String, List<Peer>> regions = new HashMap<>();
        for (Peer peer : run.leechers(group)) {
            if (peer.fromElsewhere().isPresent()) {
                regions.computeIfAbsent(peer.region(), region -> new ArrayList<>())
                        .add(peer);
            }
        }
        return regions.values();
    }
}

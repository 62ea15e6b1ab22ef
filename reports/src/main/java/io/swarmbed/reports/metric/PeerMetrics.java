package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.table.Peer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** What follows from {@code peers.csv} alone. */
final class PeerMetrics {
    private PeerMetrics() {}

    static DoubleStream completionTimes(MeasuredRun run, String group) {
        return run.leechers(group).stream().flatMapToDouble(peer -> peer.completionTime().stream());
    }

    static DoubleStream downloadRates(MeasuredRun run, String group) {
        return run.leechers(group).stream()
                .flatMapToDouble(peer -> MeasuredRun.ratio(peer.downloaded(), run.leechingSeconds(peer)).stream());
    }

    static DoubleStream uploadedCopies(MeasuredRun run, String group) {
        double content = run.contentBytes().orElse(0);
        return run.members(group).stream()
                .flatMapToDouble(peer -> MeasuredRun.ratio(peer.uploaded(), content).stream());
    }

    static OptionalDouble completed(MeasuredRun run, String group) {
        List<Peer> leechers = run.leechers(group);
        return MeasuredRun.ratio((double) completionTimes(run, group).count(), leechers.size());
    }

    static OptionalDouble shareRatio(MeasuredRun run, String group) {
        List<Peer> leechers = run.leechers(group);
        return MeasuredRun.ratio(
                leechers.stream().mapToDouble(Peer::uploadedWhileLeeching).sum(),
                leechers.stream().mapToDouble(Peer::downloaded).sum());
    }

    static OptionalDouble fairness(MeasuredRun run, String group) {
        return Distribution.of(run.leechers(group).stream()
                        .flatMapToDouble(
                                peer -> MeasuredRun.ratio(peer.uploadedWhileLeeching(), peer.downloaded()).stream()))
                .jain();
    }

    static OptionalDouble waste(MeasuredRun run, String group) {
        List<Peer> leechers = run.leechers(group);
        return MeasuredRun.ratio(
                leechers.stream().mapToDouble(Peer::wasted).sum(),
                leechers.stream().mapToDouble(Peer::downloaded).sum());
    }

    static OptionalDouble uplinkUtilisation(MeasuredRun run, String group) {
        return utilisation(run, group, run::uploadLimit, Peer::uploadedWhileLeeching);
    }

    static OptionalDouble downlinkUtilisation(MeasuredRun run, String group) {
        return utilisation(run, group, run::downloadLimit, Peer::downloaded);
    }

    private static OptionalDouble utilisation(
            MeasuredRun run, String group, Function<Peer, OptionalDouble> limit, Function<Peer, Double> bytes) {
        double used = 0;
        double capacity = 0;
        for (Peer peer : run.leechers(group)) {
            OptionalDouble rate = limit.apply(peer);
            if (rate.isEmpty()) {
                return OptionalDouble.empty();
            }
            used += bytes.apply(peer);
            capacity += rate.getAsDouble() * run.leechingSeconds(peer);
        }
        return MeasuredRun.ratio(used, capacity);
    }

    static OptionalDouble efficiency(MeasuredRun run) {
        return run.folder().info().capacitiesChange()
                ? OptionalDouble.empty()
                : run.folder().info().totals().efficiency();
    }

    static OptionalDouble lastCompletion(MeasuredRun run) {
        return run.folder().lastCompletion();
    }
}

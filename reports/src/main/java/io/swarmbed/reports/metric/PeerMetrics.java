package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.stats.KendallTau;
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

    static DoubleStream goodputs(MeasuredRun run, String group) {
        return run.leechers(group).stream()
                .flatMapToDouble(peer ->
                        MeasuredRun.ratio(peer.downloaded() - peer.wasted(), run.leechingSeconds(peer)).stream());
    }

    static DoubleStream normalisedCompletionTimes(MeasuredRun run, String group) {
        double content = run.contentBytes().orElse(0);
        return run.leechers(group).stream()
                .filter(peer -> peer.completionTime().isPresent())
                .flatMapToDouble(peer -> run.uploadLimit(peer).stream()
                        .flatMap(
                                limit -> MeasuredRun.ratio(peer.completionTime().orElse(0) * limit, content).stream()));
    }

    static DoubleStream firstPieceTimes(MeasuredRun run, String group) {
        return run.leechers(group).stream()
                .flatMapToDouble(peer -> peer.firstPiece().stream()
                        .map(time -> Math.max(0, time - peer.join().orElse(time))));
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

    static OptionalDouble rankFairness(MeasuredRun run, String group) {
        List<Peer> limited = run.leechers(group).stream()
                .filter(peer -> run.uploadLimit(peer).isPresent() && run.leechingSeconds(peer) > 0)
                .toList();
        double[] capacities = limited.stream()
                .mapToDouble(peer -> run.uploadLimit(peer).orElse(0))
                .toArray();
        double[] rates = limited.stream()
                .mapToDouble(peer -> peer.downloaded() / run.leechingSeconds(peer))
                .toArray();
        return KendallTau.b(capacities, rates);
    }

    /** Of the peers whose world tells what the protocol cost them. */
    static OptionalDouble protocolOverhead(MeasuredRun run, String group) {
        double protocol = 0;
        double payload = 0;
        for (Peer peer : run.members(group)) {
            if (peer.protocolSent().isPresent() && peer.protocolReceived().isPresent()) {
                protocol += peer.protocolSent().getAsDouble()
                        + peer.protocolReceived().getAsDouble();
                payload += peer.uploaded() + peer.downloaded();
            }
        }
        return protocol == 0 ? OptionalDouble.empty() : MeasuredRun.ratio(protocol, payload);
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

    /** Mundinger, Weber and Weiss 2008: T* = (F/u)(1 + floor(log2 N)/M) for a server and N users of capacity u each. */
    static OptionalDouble slowdown(MeasuredRun run) {
        List<Peer> present = run.folder().peers().stream()
                .filter(peer -> peer.join().isPresent())
                .toList();
        double[] capacities = present.stream()
                .flatMapToDouble(peer -> run.uploadLimit(peer).stream())
                .distinct()
                .toArray();
        boolean allLimited =
                present.stream().allMatch(peer -> run.uploadLimit(peer).isPresent());
        long users = completionTimes(run, GroupStatistics.ALL).count();
        double pieces = run.pieceCount().orElse(0);
        double content = run.contentBytes().orElse(0);
        if (!allLimited || capacities.length != 1 || run.initialSeeds().size() != 1 || users == 0 || pieces == 0) {
            return OptionalDouble.empty();
        }
        double start = present.stream()
                .mapToDouble(peer -> peer.join().orElse(0))
                .min()
                .orElse(0);
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(users);
        double bound = content / capacities[0] * (1 + doublings / pieces);
        return MeasuredRun.ratio(run.folder().lastCompletion().orElse(start) - start, bound);
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

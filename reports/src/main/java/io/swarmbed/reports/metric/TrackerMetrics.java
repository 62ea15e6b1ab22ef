package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.table.Peer;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** What peers had of the tracker. */
final class TrackerMetrics {
    private TrackerMetrics() {}

    static DoubleStream announces(MeasuredRun run, String group) {
        return run.members(group).stream()
                .filter(peer -> peer.announcesAnswered().isPresent())
                .mapToDouble(TrackerMetrics::announces);
    }

    static OptionalDouble announcesFailed(MeasuredRun run, String group) {
        return MeasuredRun.ratio(
                run.members(group).stream().mapToDouble(TrackerMetrics::failed).sum(),
                announces(run, group).sum());
    }

    static DoubleStream firstPeersTimes(MeasuredRun run, String group) {
        return run.leechers(group).stream()
                .flatMapToDouble(peer -> peer.firstPeers().stream()
                        .map(time -> Math.max(0, time - peer.join().orElse(time))));
    }

    static OptionalDouble peerSetEvenness(MeasuredRun run, String group) {
        return Distribution.of(PairMetrics.peerSetSizes(run, group)).jain();
    }

    private static double announces(Peer peer) {
        return peer.announcesAnswered().orElse(0) + failed(peer);
    }

    private static double failed(Peer peer) {
        return peer.announcesFailed().orElse(0);
    }
}

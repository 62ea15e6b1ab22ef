package io.swarmbed.reports.metric;

import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.RunInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How well leechers could play the content while they downloaded it, in groups that do. */
final class PlaybackMetrics {
    private static final int[] NO_PIECES = {};

    private PlaybackMetrics() {}

    static DoubleStream continuity(MeasuredRun run, String group) {
        return viewers(run, group).flatMapToDouble(viewer -> viewer.continuity().stream());
    }

    static DoubleStream deadlineMisses(MeasuredRun run, String group) {
        return continuity(run, group).map(played -> 1 - played);
    }

    static DoubleStream startNeeded(MeasuredRun run, String group) {
        return viewers(run, group).flatMapToDouble(viewer -> viewer.startNeeded().stream());
    }

    static DoubleStream startUpDelays(MeasuredRun run, String group) {
        return viewers(run, group).flatMapToDouble(viewer -> viewer.startUpDelay().stream());
    }

    static DoubleStream stalls(MeasuredRun run, String group) {
        return stopped(run, group).mapToDouble(Viewer.Stalls::count);
    }

    static DoubleStream stallTimes(MeasuredRun run, String group) {
        return stopped(run, group).mapToDouble(Viewer.Stalls::seconds);
    }

    private static Stream<Viewer.Stalls> stopped(MeasuredRun run, String group) {
        return viewers(run, group)
                .filter(viewer -> viewer.startUpDelay().isPresent())
                .map(Viewer::stalls);
    }

    /** Without those whose pieces were not recorded. */
    private static Stream<Viewer> viewers(MeasuredRun run, String group) {
        Map<String, RunInfo.Playback> playbacks = new HashMap<>();
        RunInfo info = run.folder().info();
        info.groups().forEach(each -> each.playback().ifPresent(playback -> playbacks.put(each.name(), playback)));
        int count = (int) run.pieceCount().orElse(0);
        double pieceBytes = info.content().pieceBytes().orElse(0);
        if (playbacks.isEmpty() || count == 0 || pieceBytes == 0) {
            return Stream.empty();
        }
        return run.leechers(group).stream()
                .filter(peer -> !info.sampled() || run.pieceTimes(peer).length > 0)
                .flatMap(peer -> Optional.ofNullable(playbacks.get(peer.group())).stream()
                        .map(playback -> viewer(run, peer, count, pieceBytes, playback)));
    }

    private static Viewer viewer(MeasuredRun run, Peer peer, int count, double pieceBytes, RunInfo.Playback playback) {
        return Viewer.of(
                run.pieceTimes(peer),
                run.folder().pieces().pieces().getOrDefault(peer.number(), NO_PIECES),
                peer.join().orElse(0),
                peer.complete().isPresent() ? Double.POSITIVE_INFINITY : run.end(peer),
                count,
                pieceBytes,
                playback);
    }
}

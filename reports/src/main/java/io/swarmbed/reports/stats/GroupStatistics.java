package io.swarmbed.reports.stats;

import io.swarmbed.reports.table.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Statistics of a group of peers, or of all. Times are seconds, amounts bytes, rates bytes/s.
 *
 * @param completed peers that completed by downloading
 * @param expected peers that joined without the content
 * @param medianCompletion of the completion times T = t_done − t_join, which only completed peers have; likewise the
 *     90th percentile and the last
 * @param meanDownloadRate mean over the downloading peers of downloaded bytes / time from joining to completion, or to
 *     leaving, or to the end of the run
 * @param shareRatio Σ uploaded / Σ downloaded; empty when nothing was downloaded
 * @param fairness Jain's index of each downloading peer's ratio up/down, where up is what it sent while leeching
 */
public record GroupStatistics(
        String group,
        int peers,
        int completed,
        int expected,
        OptionalDouble medianCompletion,
        OptionalDouble p90Completion,
        OptionalDouble lastCompletion,
        OptionalDouble meanDownloadRate,
        OptionalDouble shareRatio,
        double uploaded,
        double downloaded,
        double wasted,
        OptionalDouble fairness) {

    /** The name under which the whole swarm is listed. */
    public static final String ALL = "all";

    /**
     * One entry per group, in order, and one for all peers when there are several groups.
     *
     * @param duration seconds that the run lasted
     */
    public static List<GroupStatistics> of(List<String> groups, List<Peer> peers, double duration) {
        List<GroupStatistics> statistics = new ArrayList<>();
        for (String group : groups) {
            List<Peer> members =
                    peers.stream().filter(peer -> peer.group().equals(group)).toList();
            statistics.add(of(group, members, duration));
        }
        if (groups.size() != 1) {
            statistics.add(of(ALL, peers, duration));
        }
        return List.copyOf(statistics);
    }

    private static GroupStatistics of(String name, List<Peer> peers, double duration) {
        List<Peer> downloading = peers.stream()
                .filter(peer -> !peer.completeAtStart() && peer.join().isPresent())
                .toList();
        Distribution completions =
                Distribution.of(downloading.stream().flatMapToDouble(peer -> peer.completionTime().stream()));
        double uploaded = peers.stream().mapToDouble(Peer::uploaded).sum();
        double downloaded = peers.stream().mapToDouble(Peer::downloaded).sum();
        return new GroupStatistics(
                name,
                peers.size(),
                completions.size(),
                downloading.size(),
                completions.median(),
                completions.quantile(0.9),
                completions.max(),
                Distribution.of(downloading.stream().flatMapToDouble(peer -> downloadRate(peer, duration).stream()))
                        .mean(),
                downloaded > 0 ? OptionalDouble.of(uploaded / downloaded) : OptionalDouble.empty(),
                uploaded,
                downloaded,
                peers.stream().mapToDouble(Peer::wasted).sum(),
                Distribution.of(downloading.stream()
                                .filter(peer -> peer.downloaded() > 0)
                                .mapToDouble(peer -> peer.uploadedWhileLeeching() / peer.downloaded()))
                        .jain());
    }

    private static OptionalDouble downloadRate(Peer peer, double duration) {
        double end = peer.complete().orElse(peer.leave().orElse(duration));
        double seconds = end - peer.join().orElse(end);
        return seconds > 0 ? OptionalDouble.of(peer.downloaded() / seconds) : OptionalDouble.empty();
    }
}

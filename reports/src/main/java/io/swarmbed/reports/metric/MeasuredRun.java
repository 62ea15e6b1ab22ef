package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.RunFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A run folder, indexed for the metrics: who is in which group, and when a peer was a leecher. */
final class MeasuredRun {
    private final RunFolder folder;
    private final double duration;
    private final Map<Integer, Peer> byNumber = new HashMap<>();

    MeasuredRun(RunFolder folder) {
        this.folder = folder;
        this.duration = folder.duration();
        folder.peers().forEach(peer -> byNumber.put(peer.number(), peer));
    }

    RunFolder folder() {
        return folder;
    }

    /** Those of the group, or all peers for {@link GroupStatistics#ALL}. */
    List<Peer> members(String group) {
        return folder.peers().stream().filter(peer -> isIn(peer, group)).toList();
    }

    static boolean isIn(Peer peer, String group) {
        return group.equals(GroupStatistics.ALL) || peer.group().equals(group);
    }

    /** The group's peers that joined without the whole content. */
    List<Peer> leechers(String group) {
        return members(group).stream().filter(MeasuredRun::isLeecher).toList();
    }

    static boolean isLeecher(Peer peer) {
        return !peer.completeAtStart() && peer.join().isPresent();
    }

    /** The peers that joined with the whole content. */
    List<Peer> initialSeeds() {
        return folder.peers().stream()
                .filter(peer -> peer.completeAtStart() && peer.join().isPresent())
                .toList();
    }

    Optional<Peer> peer(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** Seconds from joining to completion, else to leaving, else to the end of the run. */
    double leechingSeconds(Peer peer) {
        double end = peer.complete().orElse(peer.leave().orElse(duration));
        return Math.max(0, end - peer.join().orElse(end));
    }

    /** Seconds from joining to leaving, or to the end of the run. */
    double presentSeconds(Peer peer) {
        double end = peer.leave().orElse(duration);
        return Math.max(0, end - peer.join().orElse(end));
    }

    /** Upload capacity in bytes/s; empty without a limit, and for all peers when capacities change in the run. */
    OptionalDouble uploadLimit(Peer peer) {
        return folder.info().capacitiesChange() ? OptionalDouble.empty() : peer.uploadLimit();
    }

    /** The same of downloading. */
    OptionalDouble downloadLimit(Peer peer) {
        return folder.info().capacitiesChange() ? OptionalDouble.empty() : peer.downloadLimit();
    }

    /** Bytes of the content. */
    OptionalDouble contentBytes() {
        return folder.info().content().bytes().isPresent()
                ? OptionalDouble.of((double) folder.info().content().bytes().getAsLong())
                : OptionalDouble.empty();
    }

    /** Seconds from the start of the run to the first completion. */
    OptionalDouble firstCompletion() {
        return leechers(GroupStatistics.ALL).stream()
                .flatMapToDouble(peer -> peer.complete().stream())
                .min();
    }

    static OptionalDouble ratio(double dividend, double divisor) {
        return divisor > 0 ? OptionalDouble.of(dividend / divisor) : OptionalDouble.empty();
    }
}

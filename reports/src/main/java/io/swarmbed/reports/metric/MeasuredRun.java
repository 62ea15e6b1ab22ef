package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.Pair;
import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.RunFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A run folder, indexed for the metrics: who is in which group, and when a peer was a leecher. */
final class MeasuredRun {
    private static final double[] NO_TIMES = {};

    private final RunFolder folder;
    private final double duration;
    private final Map<Integer, Peer> byNumber = new HashMap<>();
    private final List<PeerPair> pairs = new ArrayList<>();
    private final Map<Long, PeerPair> leecherPairs = new HashMap<>();

    MeasuredRun(RunFolder folder) {
        this.folder = folder;
        this.duration = folder.duration();
        folder.peers().forEach(peer -> byNumber.put(peer.number(), peer));
        for (Pair row : folder.pairs()) {
            Peer from = byNumber.get(row.from());
            Peer to = byNumber.get(row.to());
            if (from != null && to != null) {
                PeerPair pair = new PeerPair(from, to, row);
                pairs.add(pair);
                if (pair.amongLeechers() && row.asLeechers().isPresent()) {
                    leecherPairs.put(key(row.from(), row.to()), pair);
                }
            }
        }
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

    /** Ordered pairs of peers that were connected; of a sample of the peers in a large swarm. */
    List<PeerPair> pairs() {
        return pairs;
    }

    /** The same pair of leechers the other way round; empty when it was not recorded. */
    Optional<PeerPair> reverse(PeerPair pair) {
        return Optional.ofNullable(
                leecherPairs.get(key(pair.to().number(), pair.from().number())));
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }

    /** When the peer completed its pieces, ascending; none for peers that were not recorded. */
    double[] pieceTimes(Peer peer) {
        return folder.pieces().byPeer().getOrDefault(peer.number(), NO_TIMES);
    }

    /** Number of pieces of the content. */
    OptionalDouble pieceCount() {
        return folder.info().content().pieces().isPresent()
                ? OptionalDouble.of((double) folder.info().content().pieces().getAsLong())
                : OptionalDouble.empty();
    }

    /** Seconds since the start of the run at which the peer left, or the run ended. */
    double end(Peer peer) {
        return peer.leave().orElse(duration);
    }

    double duration() {
        return duration;
    }

    /** Seconds from joining to completion, else to leaving, else to the end of the run. */
    double leechingSeconds(Peer peer) {
        return leechingSeconds(peer, Double.MAX_VALUE);
    }

    /** The same up to a time since the start of the run. */
    double leechingSeconds(Peer peer, double until) {
        double end = Math.min(peer.complete().orElse(peer.leave().orElse(duration)), until);
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

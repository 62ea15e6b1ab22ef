package io.swarmbed.reports.stats;

import io.swarmbed.reports.table.Pair;
import io.swarmbed.reports.table.Peer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Unchoked seconds of a group, by kind of slot, summed over pairs.
 *
 * @param given what the group's peers granted to others
 * @param received what others granted to the group's peers
 */
public record UnchokeShares(String group, Seconds given, Seconds received) {
    /** Seconds in each kind of slot. */
    public record Seconds(double regular, double optimistic, double seed) {
        static final Seconds NONE = new Seconds(0, 0, 0);

        public double total() {
            return regular + optimistic + seed;
        }

        Seconds plus(Pair pair) {
            return new Seconds(regular + pair.regular(), optimistic + pair.optimistic(), seed + pair.seed());
        }
    }

    /** One entry per group, in order. */
    public static List<UnchokeShares> of(List<String> groups, List<Peer> peers, List<Pair> pairs) {
        Map<Integer, String> groupOf = new HashMap<>();
        peers.forEach(peer -> groupOf.put(peer.number(), peer.group()));
        Map<String, Seconds> given = new LinkedHashMap<>();
        Map<String, Seconds> received = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            String from = groupOf.getOrDefault(pair.from(), "");
            String to = groupOf.getOrDefault(pair.to(), "");
            given.put(from, given.getOrDefault(from, Seconds.NONE).plus(pair));
            received.put(to, received.getOrDefault(to, Seconds.NONE).plus(pair));
        }
        return groups.stream()
                .map(group -> new UnchokeShares(
                        group, given.getOrDefault(group, Seconds.NONE), received.getOrDefault(group, Seconds.NONE)))
                .toList();
    }
}

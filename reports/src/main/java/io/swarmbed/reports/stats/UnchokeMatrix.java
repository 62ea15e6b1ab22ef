package io.swarmbed.reports.stats;

import io.swarmbed.reports.table.Pair;
import io.swarmbed.reports.table.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The choke matrix U: seconds for which the peer of a row unchoked the peer of a column (Legout et al., SIGMETRICS
 * 2007). Peers stand in the order of their groups, slow uplinks first within a group. When there are too many, or
 * only a sample of them was recorded, rows and columns are bins of neighbours of one group, and a cell is the mean over
 * its ordered pairs of different peers: of those whose giving peer is in the sample, when there is one.
 */
public final class UnchokeMatrix {
    /** Peers of one group that share a row and a column. */
    public record Bin(String group, List<Peer> peers) {}

    /** As many peers as have a row each. */
    private static final int MOST_PEERS = 200;

    /** About as many rows when peers share them: few enough that each cell is a mean over several pairs. */
    private static final int BINS = 60;

    private final List<Bin> bins;
    private final double[][] seconds;

    private UnchokeMatrix(List<Bin> bins, double[][] seconds) {
        this.bins = bins;
        this.seconds = seconds;
    }

    /** The peers of each row and column. */
    public List<Bin> bins() {
        return bins;
    }

    /** By row, then column, for reading only; NaN where no pair of different peers falls into the cell. */
    public double[][] seconds() {
        return seconds;
    }

    /**
     * Sums the pairs up.
     *
     * @param groups the order of the groups
     * @param sampled whether pairs were recorded of some giving peers only
     */
    public static UnchokeMatrix of(List<String> groups, List<Peer> peers, List<Pair> pairs, boolean sampled) {
        List<Peer> shown = sampled ? recorded(peers, pairs) : peers;
        int width = sampled || shown.size() > MOST_PEERS ? (shown.size() + BINS - 1) / BINS : 1;
        List<Bin> bins = bins(groups, shown, width);
        Map<Integer, Integer> binOf = new HashMap<>();
        for (int i = 0; i < bins.size(); i++) {
            for (Peer peer : bins.get(i).peers()) {
                binOf.put(peer.number(), i);
            }
        }
        Set<Integer> giving = givers(pairs);
        double[][] seconds = new double[bins.size()][bins.size()];
        for (Pair pair : pairs) {
            Integer from = binOf.get(pair.from());
            Integer to = binOf.get(pair.to());
            if (from != null && to != null && pair.from() != pair.to()) {
                seconds[from][to] += pair.unchoked();
            }
        }
        for (int from = 0; from < bins.size(); from++) {
            long givers = bins.get(from).peers().stream()
                    .filter(peer -> !sampled || giving.contains(peer.number()))
                    .count();
            for (int to = 0; to < bins.size(); to++) {
                int receivers = bins.get(to).peers().size();
                long cellPairs = givers * (from == to ? receivers - 1 : receivers);
                seconds[from][to] = cellPairs == 0 ? Double.NaN : seconds[from][to] / cellPairs;
            }
        }
        return new UnchokeMatrix(bins, seconds);
    }

    private static Set<Integer> givers(List<Pair> pairs) {
        Set<Integer> givers = new HashSet<>();
        pairs.forEach(pair -> givers.add(pair.from()));
        return givers;
    }

    public double max() {
        double max = 0;
        for (double[] row : seconds) {
            for (double cell : row) {
                max = Double.isNaN(cell) ? max : Math.max(max, cell);
            }
        }
        return max;
    }

    /** The most peers in one bin; 1 when every peer has a row of its own. */
    public int widestBin() {
        return bins.stream().mapToInt(bin -> bin.peers().size()).max().orElse(0);
    }

    public int peers() {
        return bins.stream().mapToInt(bin -> bin.peers().size()).sum();
    }

    private static List<Peer> recorded(List<Peer> peers, List<Pair> pairs) {
        Set<Integer> numbers = new HashSet<>();
        for (Pair pair : pairs) {
            numbers.add(pair.from());
            numbers.add(pair.to());
        }
        return peers.stream().filter(peer -> numbers.contains(peer.number())).toList();
    }

    private static List<Bin> bins(List<String> groups, List<Peer> peers, int width) {
        List<Bin> bins = new ArrayList<>();
        for (String group : groups) {
            List<Peer> members = peers.stream()
                    .filter(peer -> peer.group().equals(group))
                    .sorted(Comparator.comparingDouble(
                                    (Peer peer) -> peer.uploadLimit().orElse(Double.MAX_VALUE))
                            .thenComparingInt(Peer::number))
                    .toList();
            for (int i = 0; i < members.size(); i += width) {
                bins.add(new Bin(group, members.subList(i, Math.min(i + width, members.size()))));
            }
        }
        return List.copyOf(bins);
    }
}

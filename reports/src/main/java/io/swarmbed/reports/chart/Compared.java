package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.ComparedRun;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.Pair;
import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.Samples;
import io.swarmbed.reports.table.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What charts need of a comparison: its folder, and of each run that counts what is drawn of it. Read once, immutable. */
public final class Compared {
    /** So many runs at most are read, the first seeds of each variant. */
    private static final int MOST_RUNS = 240;

    private static final List<String> SAMPLED =
            List.of("download_bytes_per_s", "availability_min", "availability_mean");

    private final ComparisonFolder folder;
    private final Map<Variant, List<Run>> runs;
    private final int seeds;

    private Compared(ComparisonFolder folder, Map<Variant, List<Run>> runs, int seeds) {
        this.folder = folder;
        this.runs = runs;
        this.seeds = seeds;
    }

    /**
     * What is drawn of one run.
     *
     * @param bound on the last completion, when there is one and all joined together
     * @param series of the whole swarm, by metric
     * @param unchoked seconds by giving group and receiving group, mean over ordered pairs of peers; NaN for one peer and itself
     */
    record Run(
            long seed,
            List<Peer> leechers,
            OptionalDouble bound,
            Map<String, Series> series,
            Map<String, Map<String, Double>> unchoked) {
        List<Peer> of(String group) {
            return leechers.stream()
                    .filter(peer ->
                            group.equals(GroupStatistics.ALL) || peer.group().equals(group))
                    .toList();
        }
    }

    /** Reads the runs. @throws ReportException when one of them cannot be read */
    public static Compared read(ComparisonFolder folder) throws ReportException {
        Map<Variant, List<Run>> runs = new LinkedHashMap<>();
        int seeds = Math.max(
                1, Math.min(folder.seeds().size(), MOST_RUNS / folder.variants().size()));
        for (Variant variant : folder.variants()) {
            List<Run> each = new ArrayList<>();
            for (long seed :
                    folder.seeds().subList(0, Math.min(seeds, folder.seeds().size()))) {
                Optional<ComparedRun> run = folder.run(variant, seed);
                if (run.isPresent()) {
                    each.add(excerpt(seed, RunFolder.excerpt(folder.folder(run.get()))));
                }
            }
            runs.put(variant, List.copyOf(each));
        }
        return new Compared(folder, runs, seeds);
    }

    ComparisonFolder folder() {
        return folder;
    }

    List<Run> runs(Variant variant) {
        return runs.getOrDefault(variant, List.of());
    }

    /** That not all seeds are drawn, as a sentence that begins with a space; nothing when all are. */
    String limited() {
        return seeds >= folder.seeds().size() ? "" : " Drawn from the first " + seeds + " seeds.";
    }

    /** The groups that get a panel each: those that download when they are few, else all together. */
    List<String> panels(int most) {
        List<String> groups = folder.downloadingGroups();
        List<String> single = groups.stream()
                .filter(group -> !group.equals(GroupStatistics.ALL))
                .toList();
        return single.size() <= most ? single : List.of(GroupStatistics.ALL);
    }

    private static Run excerpt(long seed, RunFolder.Excerpt excerpt) {
        Map<String, Series> series = new HashMap<>();
        SAMPLED.forEach(metric -> series.put(metric, excerpt.samples().of(Samples.ALL, metric)));
        List<Peer> leechers = excerpt.peers().stream()
                .filter(peer -> !peer.completeAtStart() && peer.join().isPresent())
                .toList();
        double last = leechers.stream()
                .mapToDouble(peer -> peer.complete().orElse(0))
                .max()
                .orElse(0);
        boolean together = leechers.stream().allMatch(peer -> peer.join().orElse(0) <= last * Joining.SOON);
        OptionalDouble bound = together ? excerpt.info().bound().lastCompletion() : OptionalDouble.empty();
        return new Run(seed, leechers, bound, series, unchoked(excerpt));
    }

    private static Map<String, Map<String, Double>> unchoked(RunFolder.Excerpt excerpt) {
        Map<Integer, String> groupOf = new HashMap<>();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (Peer peer : excerpt.peers()) {
            groupOf.put(peer.number(), peer.group());
            sizes.merge(peer.group(), 1, Integer::sum);
        }
        Map<String, Map<String, Double>> sums = new LinkedHashMap<>();
        Map<String, Set<Integer>> givers = new HashMap<>();
        for (Pair pair : excerpt.pairs()) {
            String from = groupOf.getOrDefault(pair.from(), "");
            String to = groupOf.getOrDefault(pair.to(), "");
            sums.computeIfAbsent(from, group -> new LinkedHashMap<>()).merge(to, pair.unchoked(), Double::sum);
            givers.computeIfAbsent(from, group -> new HashSet<>()).add(pair.from());
        }
        Map<String, Map<String, Double>> means = new LinkedHashMap<>();
        sums.forEach((from, row) -> row.forEach((to, seconds) -> {
            double receivers = sizes.getOrDefault(to, 0) - (from.equals(to) ? 1 : 0);
            boolean all = !excerpt.info().sampled();
            double giving = all
                    ? sizes.getOrDefault(from, 0)
                    : givers.getOrDefault(from, Set.of()).size();
            double pairs = giving * receivers;
            if (pairs > 0) {
                means.computeIfAbsent(from, group -> new LinkedHashMap<>()).put(to, seconds / pairs);
            }
        }));
        means.forEach((from, row) -> {
            if (sizes.getOrDefault(from, 0) == 1) {
                row.put(from, Double.NaN);
            }
        });
        return means;
    }
}

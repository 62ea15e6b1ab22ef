package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.LinearFit;
import io.swarmbed.reports.table.Pair;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What follows from {@code pairs.csv}: who unchoked whom, who was interested in whom, and who gave what to whom. */
final class PairMetrics {
    private static final double SHORTEST_ACQUAINTANCE = 10;

    private PairMetrics() {}

    static OptionalDouble clusteringIndex(MeasuredRun run, String group) {
        double within = 0;
        double all = 0;
        for (PeerPair pair : run.pairs()) {
            if (pair.amongLeechers() && MeasuredRun.isIn(pair.from(), group)) {
                all += pair.row().regular();
                within += pair.from().group().equals(pair.to().group())
                        ? pair.row().regular()
                        : 0;
            }
        }
        return MeasuredRun.ratio(within, all);
    }

    static OptionalDouble seedTimeShare(MeasuredRun run, String group) {
        double toGroup = 0;
        double all = 0;
        for (PeerPair pair : run.pairs()) {
            if (pair.from().completeAtStart() && MeasuredRun.isLeecher(pair.to())) {
                all += pair.row().unchoked();
                toGroup += MeasuredRun.isIn(pair.to(), group) ? pair.row().unchoked() : 0;
            }
        }
        return run.leechers(group).isEmpty() ? OptionalDouble.empty() : MeasuredRun.ratio(toGroup, all);
    }

    /** Of the leechers that were connected to an initial seed. */
    static OptionalDouble seedServiceFairness(MeasuredRun run, String group) {
        Map<Integer, Double> seconds = new HashMap<>();
        for (PeerPair pair : run.pairs()) {
            boolean served = pair.from().completeAtStart() && MeasuredRun.isLeecher(pair.to());
            if (served && MeasuredRun.isIn(pair.to(), group)) {
                seconds.merge(pair.to().number(), pair.row().unchoked(), Double::sum);
            }
        }
        return Distribution.of(seconds.values().stream().mapToDouble(time -> time))
                .jain();
    }

    /** The group's leechers are those that are, or are not, interested. */
    static DoubleStream interest(MeasuredRun run, String group) {
        return interest(acquaintances(run).filter(pair -> MeasuredRun.isIn(pair.to(), group)));
    }

    /** The group's leechers are those that others are, or are not, interested in. */
    static DoubleStream interestIn(MeasuredRun run, String group) {
        return interest(acquaintances(run).filter(pair -> MeasuredRun.isIn(pair.from(), group)));
    }

    private static Stream<PeerPair> acquaintances(MeasuredRun run) {
        return run.pairs().stream().filter(PeerPair::amongLeechers);
    }

    private static DoubleStream interest(Stream<PeerPair> pairs) {
        return pairs.flatMap(pair -> pair.row().asLeechers().stream())
                .filter(both -> both.present() >= SHORTEST_ACQUAINTANCE)
                .mapToDouble(both -> Math.min(1, both.interested() / both.present()));
    }

    static DoubleStream peerSetSizes(MeasuredRun run, String group) {
        return perSecondPresent(run, group, Pair::present);
    }

    static DoubleStream regularSlots(MeasuredRun run, String group) {
        return perSecondPresent(run, group, Pair::regular);
    }

    static DoubleStream optimisticSlots(MeasuredRun run, String group) {
        return perSecondPresent(run, group, Pair::optimistic);
    }

    static DoubleStream seedSlots(MeasuredRun run, String group) {
        return perSecondPresent(run, group, Pair::seed);
    }

    /** Of each peer that was connected to another, the sum over all others for each second that it was present. */
    private static DoubleStream perSecondPresent(MeasuredRun run, String group, ToDoubleFunction<Pair> seconds) {
        Map<Integer, Double> sums = new HashMap<>();
        for (PeerPair pair : run.pairs()) {
            if (MeasuredRun.isIn(pair.from(), group)) {
                sums.merge(pair.from().number(), seconds.applyAsDouble(pair.row()), Double::sum);
            }
        }
        return run.members(group).stream()
                .filter(peer -> sums.containsKey(peer.number()))
                .flatMapToDouble(peer ->
                        MeasuredRun.ratio(sums.getOrDefault(peer.number(), 0.0), run.presentSeconds(peer)).stream());
    }

    static OptionalDouble mutualUnchokes(MeasuredRun run, String group) {
        double mutual = 0;
        double regular = 0;
        for (PeerPair pair : run.pairs()) {
            Optional<Pair.AsLeechers> both = pair.row().asLeechers();
            if (both.isPresent() && pair.amongLeechers() && MeasuredRun.isIn(pair.from(), group)) {
                mutual += both.get().mutual();
                regular += pair.row().regular();
            }
        }
        return MeasuredRun.ratio(mutual, regular);
    }

    static OptionalDouble reciprocation(MeasuredRun run, String group) {
        DoubleStream.Builder given = DoubleStream.builder();
        DoubleStream.Builder taken = DoubleStream.builder();
        for (PeerPair pair : run.pairs()) {
            Optional<PeerPair> back = run.reverse(pair);
            if (back.isPresent() && pair.amongLeechers() && MeasuredRun.isIn(pair.from(), group)) {
                given.add(pair.leechingBytes());
                taken.add(back.get().leechingBytes());
            }
        }
        return LinearFit.of(given.build().toArray(), taken.build().toArray())
                .map(fit -> OptionalDouble.of(fit.correlation()))
                .orElseGet(OptionalDouble::empty);
    }

    static OptionalDouble altruism(MeasuredRun run, String group) {
        double given = 0;
        double unreturned = 0;
        for (PeerPair pair : run.pairs()) {
            Optional<PeerPair> back = run.reverse(pair);
            if (back.isPresent() && pair.amongLeechers() && MeasuredRun.isIn(pair.from(), group)) {
                given += pair.leechingBytes();
                unreturned += Math.max(0, pair.leechingBytes() - back.get().leechingBytes());
            }
        }
        return MeasuredRun.ratio(unreturned, given);
    }
}

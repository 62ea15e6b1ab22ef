package io.swarmbed.reports.metric;

import io.swarmbed.reports.table.Pair;
import io.swarmbed.reports.table.Peer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** What follows from {@code pairs.csv}: who unchoked whom, and who was interested in whom. */
final class PairMetrics {
    private static final double SHORTEST_ACQUAINTANCE = 10;

    private PairMetrics() {}

    static OptionalDouble clusteringIndex(MeasuredRun run, String group) {
        double within = 0;
        double all = 0;
        for (Pair pair : run.folder().pairs()) {
            Optional<Peer> from = leecher(run, pair.from());
            Optional<Peer> to = leecher(run, pair.to());
            if (from.isPresent() && to.isPresent() && MeasuredRun.isIn(from.get(), group)) {
                all += pair.regular();
                within += from.get().group().equals(to.get().group()) ? pair.regular() : 0;
            }
        }
        return MeasuredRun.ratio(within, all);
    }

    static OptionalDouble seedTimeShare(MeasuredRun run, String group) {
        double toGroup = 0;
        double all = 0;
        for (Pair pair : run.folder().pairs()) {
            boolean fromSeed =
                    run.peer(pair.from()).filter(Peer::completeAtStart).isPresent();
            Optional<Peer> to = leecher(run, pair.to());
            if (fromSeed && to.isPresent()) {
                all += pair.unchoked();
                toGroup += MeasuredRun.isIn(to.get(), group) ? pair.unchoked() : 0;
            }
        }
        return run.leechers(group).isEmpty() ? OptionalDouble.empty() : MeasuredRun.ratio(toGroup, all);
    }

    static DoubleStream interest(MeasuredRun run, String group) {
        return run.folder().pairs().stream()
                .filter(pair -> pair.present() >= SHORTEST_ACQUAINTANCE)
                .filter(pair -> leecher(run, pair.from()).isPresent())
                .filter(pair -> leecher(run, pair.to())
                        .filter(local -> MeasuredRun.isIn(local, group))
                        .isPresent())
                .mapToDouble(pair -> Math.min(1, pair.interested() / pair.present()));
    }

    private static Optional<Peer> leecher(MeasuredRun run, int number) {
        return run.peer(number).filter(MeasuredRun::isLeecher);
    }
}

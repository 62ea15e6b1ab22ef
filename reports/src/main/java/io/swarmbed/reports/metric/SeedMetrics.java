package io.swarmbed.reports.metric;

import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.RunInfo;
import io.swarmbed.reports.table.Samples;
import io.swarmbed.reports.table.Series;
import java.util.List;
import java.util.OptionalDouble;

/** What the peers that were complete from the start gave, and when the content had left them. */
final class SeedMetrics {
    private SeedMetrics() {}

    static OptionalDouble seedShare(MeasuredRun run) {
        return MeasuredRun.ratio(
                seedBytes(run),
                run.folder().peers().stream().mapToDouble(Peer::uploaded).sum());
    }

    static OptionalDouble seedCopies(MeasuredRun run) {
        return MeasuredRun.ratio(seedBytes(run), run.contentBytes().orElse(0));
    }

    private static double seedBytes(MeasuredRun run) {
        return run.initialSeeds().stream().mapToDouble(Peer::uploaded).sum();
    }

    static OptionalDouble seedUtilisation(MeasuredRun run) {
        double capacity = 0;
        for (Peer seed : run.initialSeeds()) {
            OptionalDouble limit = run.uploadLimit(seed);
            if (limit.isEmpty()) {
                return OptionalDouble.empty();
            }
            capacity += limit.getAsDouble() * run.presentSeconds(seed);
        }
        return MeasuredRun.ratio(seedBytes(run), capacity);
    }

    static OptionalDouble seedCopiesAtFirstCompletion(MeasuredRun run) {
        return copiesSent(run, run.firstCompletion());
    }

    static OptionalDouble duplicateFactor(MeasuredRun run) {
        return copiesSent(run, firstCopyTime(run));
    }

    /** From the sampled upload rates: within the sample that holds the time, as if the rate were level. */
    private static OptionalDouble copiesSent(MeasuredRun run, OptionalDouble until) {
        if (until.isEmpty()) {
            return OptionalDouble.empty();
        }
        double bytes = 0;
        boolean sampled = false;
        for (RunInfo.Group group : run.folder().info().groups()) {
            if (group.complete()) {
                Series rates = run.folder().samples().of(group.name(), "upload_bytes_per_s");
                sampled |= rates.size() > 0;
                bytes += RateMetrics.bytes(rates, until.getAsDouble());
            }
        }
        return sampled ? MeasuredRun.ratio(bytes, run.contentBytes().orElse(0)) : OptionalDouble.empty();
    }

    static OptionalDouble lastInSeedTimes(MeasuredRun run) {
        double rate = 0;
        for (Peer seed : run.initialSeeds()) {
            OptionalDouble limit = run.uploadLimit(seed);
            if (limit.isEmpty()) {
                return OptionalDouble.empty();
            }
            rate += limit.getAsDouble();
        }
        OptionalDouble last = run.folder().lastCompletion();
        return last.isPresent()
                ? MeasuredRun.ratio(
                        last.getAsDouble() * rate, run.contentBytes().orElse(0))
                : OptionalDouble.empty();
    }

    static OptionalDouble firstCopyTime(MeasuredRun run) {
        Series copies = copies(run);
        int index = firstCopyIndex(run, copies);
        return index < copies.size() ? OptionalDouble.of(copies.times()[index]) : OptionalDouble.empty();
    }

    static OptionalDouble copiesAfterFirstCopy(MeasuredRun run) {
        Series copies = copies(run);
        double end = run.folder().peers().stream()
                .flatMapToDouble(peer -> peer.leave().stream())
                .min()
                .orElse(Double.MAX_VALUE);
        OptionalDouble least = OptionalDouble.empty();
        for (int i = firstCopyIndex(run, copies); i < copies.size() && copies.times()[i] <= end; i++) {
            least = OptionalDouble.of(Math.min(least.orElse(Double.MAX_VALUE), copies.values()[i]));
        }
        return least;
    }

    private static Series copies(MeasuredRun run) {
        return run.folder().samples().of(Samples.ALL, "availability_min");
    }

    /** The first sample in which every piece is held by more peers than there are initial seeds present. */
    private static int firstCopyIndex(MeasuredRun run, Series copies) {
        List<Peer> seeds = run.initialSeeds();
        int index = 0;
        while (index < copies.size() && copies.values()[index] <= present(seeds, copies.times()[index])) {
            index++;
        }
        return index;
    }

    /** One that comes or goes at this very moment counts, since its copies may be in the sample. */
    static long present(List<Peer> seeds, double time) {
        return seeds.stream()
                .filter(seed -> seed.join().orElse(Double.MAX_VALUE) <= time
                        && seed.leave().orElse(Double.MAX_VALUE) >= time)
                .count();
    }
}

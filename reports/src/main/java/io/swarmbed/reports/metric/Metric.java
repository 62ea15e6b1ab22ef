package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.Distribution;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What can be measured in a run. Leechers are the peers that joined without the whole content, initial seeds the others;
 * F is the size of the content in bytes.
 */
public enum Metric {
    COMPLETION_TIME(
            Unit.SECONDS,
            "From joining to completion, T = t_done - t_join, of each leecher that completed.",
            Across.MEDIAN,
            PeerMetrics::completionTimes),
    DOWNLOAD_RATE(
            Unit.BYTES_PER_SECOND,
            "Payload received over the time from joining to completion, to leaving, or to the end; of each leecher.",
            Across.MEDIAN,
            PeerMetrics::downloadRates),
    UPLOADED_COPIES(
            Unit.NUMBER,
            "Payload sent over F, of each peer; the largest is the \"maximum blocks served\" of Bharambe 2006.",
            Across.MEAN,
            PeerMetrics::uploadedCopies),
    INTEREST(
            Unit.NUMBER,
            "Entropy a/b of Legout 2006: the share of the time of a connection for which a leecher was interested in the"
                    + " other, of each ordered pair of leechers connected for at least 10 s. Meant for peers that leave"
                    + " when they complete.",
            Across.MEDIAN,
            PairMetrics::interest),
    COMPLETED(Unit.NUMBER, "Leechers that completed over leechers that joined.", PeerMetrics::completed),
    UPLINK_UTILISATION(
            Unit.NUMBER,
            "Bytes sent by leechers before they completed over the sum of upload capacity x time as a leecher. None where"
                    + " a fault changes capacities, as for all metrics that measure against them.",
            PeerMetrics::uplinkUtilisation),
    DOWNLINK_UTILISATION(
            Unit.NUMBER,
            "Bytes received by leechers over the sum of download capacity x time as a leecher.",
            PeerMetrics::downlinkUtilisation),
    SHARE_RATIO(
            Unit.NUMBER,
            "Bytes sent by leechers before they completed over the bytes they received, up/down.",
            PeerMetrics::shareRatio),
    FAIRNESS(
            Unit.NUMBER,
            "Jain's index (sum x)^2 / (n sum x^2) of the leechers' up/down; 1 when all are equal.",
            PeerMetrics::fairness),
    WASTE(
            Unit.NUMBER,
            "Payload received twice, unasked or in a piece that failed its hash, over all payload received.",
            PeerMetrics::waste),
    CLUSTERING_INDEX(
            Unit.NUMBER,
            "Legout 2007: the time for which leechers of a group unchoked leechers of their own group in regular slots"
                    + " over such time for all leechers, before they completed, while the other was interested.",
            PairMetrics::clusteringIndex),
    SEED_TIME_SHARE(
            Unit.NUMBER,
            "The time for which initial seeds unchoked leechers of the group over such time for all leechers.",
            PairMetrics::seedTimeShare),
    INTERARRIVAL_LAST(
            Unit.NUMBER,
            "Mean time between pieces completed by a leecher among its last 20 % over that among all, pooled over those"
                    + " that completed; above 1 for a last-pieces problem (Legout 2006).",
            PieceMetrics::lastInterarrival),
    INTERARRIVAL_FIRST(
            Unit.NUMBER,
            "The same for the first 20 %; above 1 for a first-pieces problem (Legout 2006).",
            PieceMetrics::firstInterarrival),
    LAST_COMPLETION(
            Unit.SECONDS, "From the start of the run to the last completion.", swarm(PeerMetrics::lastCompletion)),
    EFFICIENCY(
            Unit.NUMBER,
            "Last completion over the lower bound of Kumar and Ross 2006; at least 1.",
            swarm(PeerMetrics::efficiency)),
    LAST_IN_SEED_TIMES(
            Unit.NUMBER,
            "Last completion over F/u_s, the time in which all initial seeds together send one copy.",
            swarm(SeedMetrics::lastInSeedTimes)),
    SEED_SHARE(
            Unit.NUMBER, "Bytes sent by initial seeds over all bytes that were sent.", swarm(SeedMetrics::seedShare)),
    SEED_COPIES(Unit.NUMBER, "Bytes sent by initial seeds over F.", swarm(SeedMetrics::seedCopies)),
    SEED_COPIES_AT_FIRST_COMPLETION(
            Unit.NUMBER,
            "Bytes that initial seeds had sent when the first leecher completed, over F (BEP 16).",
            swarm(SeedMetrics::seedCopiesAtFirstCompletion)),
    SEED_UTILISATION(
            Unit.NUMBER,
            "Bytes sent by initial seeds over the sum of their upload capacity x time present. A block under way at the"
                    + " end counts whole, so a very short run may exceed 1.",
            swarm(SeedMetrics::seedUtilisation)),
    FIRST_COPY_TIME(
            Unit.SECONDS,
            "From the start of the run to the first sample in which every piece has left the initial seeds,"
                    + " being held by more peers than there are of those that are present.",
            swarm(SeedMetrics::firstCopyTime)),
    COPIES_AFTER_FIRST_COPY(
            Unit.NUMBER,
            "The fewest copies of any piece from then on until the first peer leaves.",
            swarm(SeedMetrics::copiesAfterFirstCopy));

    /** One number of a group, or of all. */
    @FunctionalInterface
    private interface OfGroup {
        OptionalDouble value(MeasuredRun run, String group);
    }

    /** Many numbers of a group, or of all. */
    @FunctionalInterface
    private interface OfMany {
        DoubleStream values(MeasuredRun run, String group);
    }

    /** One number of the whole swarm. */
    @FunctionalInterface
    private interface OfSwarm extends OfGroup {
        OptionalDouble value(MeasuredRun run);

        @Override
        default OptionalDouble value(MeasuredRun run, String group) {
            return value(run);
        }
    }

    private final Unit unit;
    private final String definition;
    private final Optional<Across> across;

    @SuppressWarnings("ImmutableEnumChecker")
    private final OfGroup ofGroup;

    @SuppressWarnings("ImmutableEnumChecker")
    private final OfMany ofMany;

    Metric(Unit unit, String definition, Across across, OfMany ofMany) {
        this.unit = unit;
        this.definition = definition;
        this.across = Optional.of(across);
        this.ofGroup = (run, group) -> across.of(Distribution.of(ofMany.values(run, group)));
        this.ofMany = ofMany;
    }

    Metric(Unit unit, String definition, OfGroup ofGroup) {
        this.unit = unit;
        this.definition = definition;
        this.across = Optional.empty();
        this.ofGroup = ofGroup;
        this.ofMany = (run, group) -> ofGroup.value(run, group).stream();
    }

    private static OfSwarm swarm(OfSwarm metric) {
        return metric;
    }

    /** The name as it is written in scenarios and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Unit unit() {
        return unit;
    }

    /** What it is, in a sentence or two. */
    public String definition() {
        return definition;
    }

    /** How its values are summed up unless something else is asked for; empty when a run has one value of it. */
    public Optional<Across> across() {
        return across;
    }

    /** Whether every peer has a value of it, so that it has a distribution over peers. */
    public boolean ofPeers() {
        return across.isPresent() && this != INTEREST;
    }

    /** Whether the swarm as a whole has one value of it, and groups have none. */
    public boolean ofSwarm() {
        return ofGroup instanceof OfSwarm;
    }

    /** All there are, in the order in which they are shown. */
    public static List<Metric> all() {
        return List.of(values());
    }

    /** The values in this group, or in the whole swarm, in no order. */
    Distribution values(MeasuredRun run, String group) {
        return Distribution.of(ofMany.values(run, group));
    }
}

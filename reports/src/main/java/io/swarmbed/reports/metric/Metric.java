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
    NORMALISED_COMPLETION(
            Unit.NUMBER,
            "T u/F: the completion time of each leecher over the time in which its uplink u sends the content once.",
            Across.MEDIAN,
            PeerMetrics::normalisedCompletionTimes),
    DOWNLOAD_RATE(
            Unit.BYTES_PER_SECOND,
            "Payload received over the time from joining to completion, to leaving, or to the end; of each leecher.",
            Across.MEDIAN,
            PeerMetrics::downloadRates),
    GOODPUT(Unit.BYTES_PER_SECOND, "The same without what was wasted.", Across.MEDIAN, PeerMetrics::goodputs),
    FIRST_PIECE_TIME(
            Unit.SECONDS,
            "From joining to the first piece, of each leecher that had one.",
            Across.MEDIAN,
            PeerMetrics::firstPieceTimes),
    INTERARRIVAL(
            Unit.SECONDS,
            "Mean time between the pieces of each leecher that completed.",
            Across.MEDIAN,
            PieceMetrics::interarrivals),
    LAST_PIECE_TIME(
            Unit.SECONDS,
            "Time between the last two pieces of each leecher that completed.",
            Across.MEDIAN,
            PieceMetrics::lastPieceTimes),
    LAST_PIECES(
            Unit.NUMBER,
            "The part of the completion time that passed once 95 % of the pieces were there, of each leecher that"
                    + " completed.",
            Across.MEDIAN,
            PieceMetrics::lastPieces),
    CONTINUITY(
            Unit.NUMBER,
            "Pieces that were there when they were due over pieces that were due, of each leecher that plays; the player"
                    + " begins a fixed time after joining and skips what is missing (Zhou 2007).",
            Across.MEAN,
            PlaybackMetrics::continuity),
    DEADLINE_MISSES(
            Unit.NUMBER,
            "The rest of the same pieces, which came late or not at all: 1 - continuity.",
            Across.MEAN,
            PlaybackMetrics::deadlineMisses),
    START_NEEDED(
            Unit.SECONDS,
            "The shortest time after joining at which a player could have begun without any piece being late, of each"
                    + " leecher that plays and completed.",
            Across.MEDIAN,
            PlaybackMetrics::startNeeded),
    START_UP_DELAY(
            Unit.SECONDS,
            "From joining until the player has gathered enough to begin, of each leecher that plays and began; the player"
                    + " waits for what is missing.",
            Across.MEDIAN,
            PlaybackMetrics::startUpDelays),
    STALLS(
            Unit.NUMBER,
            "How often that player ran dry, and gathered as much again before it went on.",
            Across.MEAN,
            PlaybackMetrics::stalls),
    STALL_TIME(
            Unit.SECONDS,
            "For how long that player stood still in all after it had begun.",
            Across.MEAN,
            PlaybackMetrics::stallTimes),
    UPLOADED_COPIES(
            Unit.NUMBER,
            "Payload sent over F, of each peer; the largest is the \"maximum blocks served\" of Bharambe 2006.",
            Across.MEAN,
            PeerMetrics::uploadedCopies),
    PEER_SET_SIZE(
            Unit.NUMBER,
            "Mean number of peers to which each peer was connected while it was present.",
            Across.MEAN,
            PairMetrics::peerSetSizes),
    PEER_SET_EVENNESS(
            Unit.NUMBER,
            "Jain's index of the peer-set sizes: 1 when all peers have as many neighbours, near 0 when few have nearly"
                    + " all.",
            TrackerMetrics::peerSetEvenness),
    ANNOUNCES(
            Unit.NUMBER,
            "Announces to the tracker that each peer had an answer to or gave up, but for the last of those who leave.",
            Across.MEAN,
            TrackerMetrics::announces),
    ANNOUNCES_FAILED(
            Unit.NUMBER,
            "Announces that peers gave up without an answer over all of them.",
            TrackerMetrics::announcesFailed),
    FIRST_PEERS_TIME(
            Unit.SECONDS,
            "From joining to the tracker's first answer that names another peer, of each leecher that had one.",
            Across.MEDIAN,
            TrackerMetrics::firstPeersTimes),
    REGULAR_SLOTS(
            Unit.NUMBER,
            "Mean number of interested peers that each peer unchoked in regular slots while it was present.",
            Across.MEAN,
            PairMetrics::regularSlots),
    OPTIMISTIC_SLOTS(Unit.NUMBER, "The same of optimistic unchokes.", Across.MEAN, PairMetrics::optimisticSlots),
    SEED_SLOTS(Unit.NUMBER, "The same of slots that a complete peer gives.", Across.MEAN, PairMetrics::seedSlots),
    INTEREST(
            Unit.NUMBER,
            "Entropy a/b of Legout 2006: the share of the time of a connection, while both were leechers, for which a"
                    + " leecher was interested in the other; of each ordered pair connected so for at least 10 s.",
            Across.MEDIAN,
            others(PairMetrics::interest)),
    INTEREST_IN(
            Unit.NUMBER,
            "Entropy c/d of Legout 2006, the converse: the share of that time for which the other was interested in it.",
            Across.MEDIAN,
            others(PairMetrics::interestIn)),
    REDUNDANCY(
            Unit.NUMBER,
            "Bytes that leechers received from other regions over F, for each region (Bindal 2006).",
            Across.MEAN,
            others(PopulationMetrics::redundancy)),
    EXTERNAL_SHARE(
            Unit.NUMBER,
            "Bytes that leechers received from other regions over all they received.",
            PopulationMetrics::externalShare),
    COMPLETED(Unit.NUMBER, "Leechers that completed over leechers that joined.", PeerMetrics::completed),
    ABORT_RATIO(
            Unit.NUMBER,
            "Leechers that left before they completed over leechers that joined.",
            PopulationMetrics::abortRatio),
    POPULATION(
            Unit.NUMBER,
            "Mean number of leechers present over the run; by Little's law arrivals per second x mean time as a leecher.",
            PopulationMetrics::population),
    ARRIVAL_GAP(
            Unit.SECONDS,
            "Mean time between leechers that join, from the first to the last; its inverse is the arrival rate.",
            PopulationMetrics::arrivalGap),
    RATE_AT_HALF(
            Unit.BYTES_PER_SECOND,
            "Bytes received by leechers over their time as leechers, both until half of the leechers that gave something"
                    + " and completed have completed: the rate while those who give are present.",
            RateMetrics::rateAtHalf),
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
    RANK_FAIRNESS(
            Unit.NUMBER,
            "Kendall's tau-b between upload capacity and download rate of leechers: 1 when whoever can give more gets more,"
                    + " as the fairness of Legout 2006 wants it, and 0 when it makes no difference.",
            PeerMetrics::rankFairness),
    RECIPROCATION(
            Unit.NUMBER,
            "Pearson's correlation of the bytes B_ij and B_ji that connected leechers i and j sent each other before"
                    + " either was complete.",
            PairMetrics::reciprocation),
    MUTUAL_UNCHOKES(
            Unit.NUMBER,
            "The part of the time of regular slots among leechers in which the other unchoked the giver too.",
            PairMetrics::mutualUnchokes),
    ALTRUISM(
            Unit.NUMBER,
            "What leechers sent beyond what the same peer sent back, max(0, B_ij - B_ji), over all B_ij.",
            PairMetrics::altruism),
    WASTE(
            Unit.NUMBER,
            "Payload received twice, unasked or in a piece that failed its hash, over all payload received.",
            PeerMetrics::waste),
    PROTOCOL_OVERHEAD(
            Unit.NUMBER,
            "Bytes of the peer protocol beside the content of blocks, over the content of blocks, both sent and received.",
            PeerMetrics::protocolOverhead),
    CLUSTERING_INDEX(
            Unit.NUMBER,
            "Legout 2007: the time for which leechers of a group unchoked leechers of their own group in regular slots"
                    + " over such time for all leechers, before they completed, while the other was interested.",
            PairMetrics::clusteringIndex),
    SEED_TIME_SHARE(
            Unit.NUMBER,
            "The time for which initial seeds unchoked leechers of the group over such time for all leechers.",
            PairMetrics::seedTimeShare),
    SEED_SERVICE_FAIRNESS(
            Unit.NUMBER,
            "Jain's index of the time for which initial seeds unchoked each leecher that they were connected to.",
            PairMetrics::seedServiceFairness),
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
    SLOWDOWN(
            Unit.NUMBER,
            "Last completion over T* = (F/u)(1 + floor(log2 N)/M) of Mundinger 2008, for M pieces, one seed and N leechers"
                    + " with equal uplinks u.",
            swarm(PeerMetrics::slowdown)),
    FREE_RIDER_PENALTY(
            Unit.NUMBER,
            "The rate-at-half of groups whose leechers sent nothing over that of the others, D_free/D_comp.",
            swarm(RateMetrics::freeRiderPenalty)),
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
    DUPLICATE_FACTOR(
            Unit.NUMBER,
            "Bytes that initial seeds had sent at the first-copy-time, over F: 1 when none went out twice before all went"
                    + " out once.",
            swarm(SeedMetrics::duplicateFactor)),
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
            swarm(SeedMetrics::copiesAfterFirstCopy)),
    TRANSIENT_TIME(
            Unit.SECONDS,
            "Transient state of Legout 2006: for how long some piece was held by initial seeds alone while a leecher was"
                    + " present.",
            swarm(CopyMetrics::transientTime)),
    RAREST_SET_FIT(
            Unit.NUMBER,
            "R^2 of a straight line through the number of pieces with the fewest copies over time, in the first transient"
                    + " state (Legout 2006).",
            swarm(CopyMetrics::rarestSetFit)),
    RAREST_SET_SLOPE(
            Unit.NUMBER,
            "How fast that number falls along the line, over the pieces that all initial seeds together can send in the"
                    + " same time.",
            swarm(CopyMetrics::rarestSetSlope)),
    COPIES_MIN(
            Unit.NUMBER,
            "The fewest copies of a piece among present peers, mean over the time for which a leecher was present.",
            swarm(CopyMetrics::min)),
    COPIES_MEAN(Unit.NUMBER, "The same of the mean number of copies.", swarm(CopyMetrics::mean)),
    COPIES_MAX(Unit.NUMBER, "The same of the most copies.", swarm(CopyMetrics::max)),
    CLIENT_AVAILABILITY(
            Unit.NUMBER,
            "What clients call availability: the fewest copies, plus the share of pieces with more of them; mean over the"
                    + " same time.",
            swarm(CopyMetrics::clientAvailability)),
    PIECE_ENTROPY(
            Unit.NUMBER,
            "H = -sum q_p ln q_p / ln P over the P pieces, q_p being the share of piece p in all copies: 1 when all are"
                    + " equally common; mean over the same time.",
            swarm(CopyMetrics::pieceEntropy)),
    AVAILABLE_SHARE(
            Unit.NUMBER,
            "The part of the same time in which every piece was held by a present peer.",
            swarm(CopyMetrics::availableShare));

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

    /** Many numbers of a group, or of all, that are not one of each peer. */
    @FunctionalInterface
    private interface OfOthers extends OfMany {}

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

    private static OfOthers others(OfOthers metric) {
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
        return across.isPresent() && !(ofMany instanceof OfOthers);
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

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.DisclosureProvider;
import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.PeerSelectorProvider;
import io.swarmbed.engine.policy.PolicyOption;
import io.swarmbed.engine.policy.PolicyOptions;
import io.swarmbed.engine.policy.RequestSizer;
import io.swarmbed.engine.policy.RequestSizerProvider;
import java.util.List;
import java.util.function.Function;

/**
 * What users see of the strategies that say what a peer tells, whom it connects to and how much it requests at once; the
 * default of each kind is the first.
 */
public final class BuiltInBehaviours {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public static final List<DisclosureProvider> DISCLOSURES = List.of(
            new Telling(
                    "everything",
                    "tells everybody of every piece as soon as it is verified",
                    List.of(),
                    options -> Disclosure.EVERYTHING),
            new Telling(
                    "super-seeding",
                    "a seed that passes for an empty peer and tells each peer of one rare piece at a time (BEP 16)",
                    List.of(
                            PolicyOption.whole(
                                    "patience",
                                    SuperSeeding.PATIENCE_SECONDS,
                                    0,
                                    Integer.MAX_VALUE,
                                    "seconds after which a peer is told of another piece although nobody else has got its last")),
                    options -> new SuperSeeding(options.whole("patience") * NANOS_PER_SECOND)),
            new Telling(
                    "under-report",
                    "tells of few pieces at a time, common ones first, to stay interesting (Levin and others 2008)",
                    List.of(PolicyOption.whole(
                            "at-once",
                            UnderReporting.AT_ONCE,
                            1,
                            Integer.MAX_VALUE,
                            "pieces that a neighbour was told of and lacks, at most")),
                    options -> new UnderReporting(options.whole("at-once"))),
            new Telling(
                    "liar",
                    "claims to have pieces that it has not",
                    List.of(PolicyOption.whole(
                            "share", Liar.SHARE, 0, 100, "per cent of the missing pieces that are claimed")),
                    options -> new Liar(options.whole("share"))));

    public static final List<PeerSelectorProvider> SELECTORS = List.of(
            new Selecting("random", "any peer known, and everybody who dials", List.of(), options -> new RandomPeers()),
            new Selecting(
                    "local",
                    "peers of its own region, and a few of others (biased neighbour selection, Bindal and others 2006)",
                    List.of(PolicyOption.whole(
                            "outside",
                            LocalPeers.OUTSIDE,
                            0,
                            Integer.MAX_VALUE,
                            "connections to peers of other regions, at most")),
                    options -> new LocalPeers(options.whole("outside"))));

    public static final List<RequestSizerProvider> SIZERS = List.of(
            new Sizing(
                    "adaptive",
                    "as many requests as the connection serves in a time, found by growing",
                    List.of(
                            PolicyOption.whole(
                                    "floor",
                                    AdaptiveRequests.FLOOR,
                                    1,
                                    10_000,
                                    "requests under way that every connection may have"),
                            PolicyOption.whole(
                                    "queue-ms",
                                    AdaptiveRequests.QUEUE_MILLIS,
                                    0,
                                    3_600_000,
                                    "milliseconds for which the requests under way should last")),
                    options -> new AdaptiveRequests(options.whole("floor"), options.whole("queue-ms") * 1_000_000L)),
            new Sizing(
                    "fixed",
                    "always the same number of requests",
                    List.of(PolicyOption.whole(
                            "requests", FixedRequests.MAINLINE, 1, 10_000, "requests under way with one peer")),
                    options -> new FixedRequests(options.whole("requests"))));

    private BuiltInBehaviours() {}

    private record Telling(
            String name, String summary, List<PolicyOption> options, Function<PolicyOptions, Disclosure> maker)
            implements DisclosureProvider {
        @Override
        public Disclosure create(PolicyOptions values) {
            return maker.apply(values);
        }
    }

    private record Selecting(
            String name, String summary, List<PolicyOption> options, Function<PolicyOptions, PeerSelector> maker)
            implements PeerSelectorProvider {
        @Override
        public PeerSelector create(PolicyOptions values) {
            return maker.apply(values);
        }
    }

    private record Sizing(
            String name, String summary, List<PolicyOption> options, Function<PolicyOptions, RequestSizer> maker)
            implements RequestSizerProvider {
        @Override
        public RequestSizer create(PolicyOptions values) {
            return maker.apply(values);
        }
    }
}

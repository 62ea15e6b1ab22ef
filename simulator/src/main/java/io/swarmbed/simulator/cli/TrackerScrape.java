package io.swarmbed.simulator.cli;

import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.net.EventLoops;
import io.swarmbed.engine.net.PeerLoop;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.tracker.ScrapeOutcome;
import io.swarmbed.engine.tracker.TrackerClient;
import io.swarmbed.engine.tracker.TrackerClientSettings;
import io.swarmbed.engine.tracker.TrackerConnector;
import io.swarmbed.engine.tracker.TrackerUrl;
import io.swarmbed.engine.tracker.UdpTiming;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks every tracker of a torrent for its counts. */
final class TrackerScrape {
    private static final UdpTiming PATIENCE = new UdpTiming(2_000_000_000L, 1);
    private static final long HTTP_NANOS = 10_000_000_000L;

    private TrackerScrape() {}

    /** The answers by URL, in the order of the tiers; waits some seconds at most. */
    static Map<String, ScrapeOutcome> ask(Metainfo torrent) {
        Map<String, ScrapeOutcome> answers = new LinkedHashMap<>();
        try (EventLoops loops = EventLoops.open()) {
            PeerLoop loop = loops.next();
            TrackerClient client = TrackerConnector.connect(
                    loop.netty(),
                    loop.clock(),
                    loop.alarms(),
                    SeedTree.root(new SecureRandom().nextLong()).stream(),
                    LivePeer::lookUp,
                    TrackerClientSettings.defaults().withUdp(PATIENCE).withHttpTimeoutNanos(HTTP_NANOS));
            Map<String, CompletableFuture<ScrapeOutcome>> pending = new LinkedHashMap<>();
            torrent.trackerTiers().stream()
                    .flatMap(List::stream)
                    .forEach(url -> pending.put(url, ask(url, torrent, client, loop)));
            pending.forEach((url, answer) -> answers.put(url, answer.join()));
        }
        return answers;
    }

    private static CompletableFuture<ScrapeOutcome> ask(
            String url, Metainfo torrent, TrackerClient client, PeerLoop loop) {
        CompletableFuture<ScrapeOutcome> answer = new CompletableFuture<>();
        try {
            TrackerUrl tracker = TrackerUrl.parse(url);
            loop.execute(() -> client.scrape(tracker, List.of(torrent.infoHash()), answer::complete));
        } catch (IllegalArgumentException problem) {
            answer.complete(new ScrapeOutcome.Failure(String.valueOf(problem.getMessage())));
        }
        return answer;
    }
}

package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.meta.InfoHash;
import java.util.List;
import java.util.function.Consumer;

/** Speaks to each tracker in its own protocol. */
record TrackerClients(TrackerClient udp, TrackerClient http) implements TrackerClient {
    @Override
    public void announce(TrackerUrl tracker, AnnounceRequest request, Consumer<AnnounceOutcome> outcome) {
        of(tracker).announce(tracker, request, outcome);
    }

    @Override
    public void scrape(TrackerUrl tracker, List<InfoHash> torrents, Consumer<ScrapeOutcome> outcome) {
        of(tracker).scrape(tracker, torrents, outcome);
    }

    @Override
    public void close() {
        udp.close();
        http.close();
    }

    private TrackerClient of(TrackerUrl tracker) {
        return tracker.scheme() == TrackerUrl.Scheme.UDP ? udp : http;
    }
}

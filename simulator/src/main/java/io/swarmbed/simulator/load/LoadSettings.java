package io.swarmbed.simulator.load;

import io.swarmbed.engine.tracker.TrackerUrl;

/**
 * A measurement of a tracker.
 *
 * @param populate whether every peer announces itself once before anything is measured
 * @param warmUpNanos how long requests are sent before they count; 0 for not at all
 * @param steadyNanos how long is measured; {@link Long#MAX_VALUE} for until so many requests have been sent
 * @param steadyRequests how many requests are sent at most; {@link Long#MAX_VALUE} for as many as fit the time
 * @param verify whether replies are held against what the tracker was told
 */
public record LoadSettings(
        TrackerUrl tracker,
        PopulationSettings population,
        TrafficSettings traffic,
        WireSettings wire,
        Pace pace,
        boolean populate,
        long warmUpNanos,
        long steadyNanos,
        long steadyRequests,
        boolean verify) {
    public LoadSettings {
        if (traffic.scrapeShare() > 0
                && tracker.scheme() != TrackerUrl.Scheme.UDP
                && tracker.scrapeUrl().isEmpty()) {
            throw new IllegalArgumentException(
                    "scrape-share: this tracker cannot be scraped, for its URL does not end in /announce");
        }
    }
}

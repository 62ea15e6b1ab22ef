package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.env.TrackerPort;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The trackers of one torrent (BEP 12). Tiers are tried in order, the trackers of a tier in random order with those that
 * work in front; or one tracker of each tier is announced to at once and their peers are merged. A tracker that has not
 * heard of the peer is told that it started; that the peer stopped is told to every tracker that knows of it, and to no
 * other. Runs on the peer's thread.
 */
public final class TieredTrackers implements TrackerPort {
    private static final int MOST_TRACKERS = 64;

    private final TrackerClient client;
    private final Clock clock;
    private final Alarms alarms;
    private final boolean announceToAllTiers;
    private final List<TrackerTier> tiers = new ArrayList<>();

    /**
     * The trackers of a torrent.
     *
     * @param tiers announce URLs; beyond the first 64 they are left out
     * @param announceToAllTiers whether one tracker of every tier is announced to, instead of the first that works
     */
    public TieredTrackers(
            List<List<String>> tiers,
            TrackerClient client,
            Clock clock,
            Alarms alarms,
            RandomStream random,
            boolean announceToAllTiers) {
        this.client = client;
        this.clock = clock;
        this.alarms = alarms;
        this.announceToAllTiers = announceToAllTiers;
        int room = MOST_TRACKERS;
        for (List<String> urls : tiers) {
            List<String> fitting = urls.subList(0, Math.min(room, urls.size()));
            room -= fitting.size();
            if (!fitting.isEmpty()) {
                this.tiers.add(new TrackerTier(fitting, random));
            }
        }
    }

    @Override
    public void announce(AnnounceRequest request, Consumer<AnnounceOutcome> outcome) {
        List<List<TrackerTier.Entry>> lanes = new ArrayList<>();
        if (request.event() == AnnounceRequest.Event.STOPPED) {
            all().stream().filter(TrackerTier.Entry::isStarted).forEach(tracker -> lanes.add(List.of(tracker)));
        } else if (announceToAllTiers) {
            tiers.forEach(tier -> lanes.add(tier.entries()));
        } else if (!tiers.isEmpty()) {
            lanes.add(all());
        }
        if (lanes.isEmpty()) {
            outcome.accept(new AnnounceOutcome.Failure(
                    tiers.isEmpty() ? "the torrent names no tracker" : "no tracker knows of this peer"));
            return;
        }
        MergedOutcome merged = new MergedOutcome(lanes.size(), clock, alarms, outcome);
        for (List<TrackerTier.Entry> lane : lanes) {
            new AnnounceLane(client, request, lane, merged::add).next();
        }
    }

    /** Asks one tracker after another for the torrent's counts, until one answers. */
    public void scrape(InfoHash torrent, Consumer<ScrapeOutcome> outcome) {
        scrape(torrent, all().iterator(), new ArrayList<>(), outcome);
    }

    private void scrape(
            InfoHash torrent, Iterator<TrackerTier.Entry> rest, List<String> reasons, Consumer<ScrapeOutcome> outcome) {
        if (!rest.hasNext()) {
            outcome.accept(new ScrapeOutcome.Failure(
                    reasons.isEmpty() ? "the torrent names no tracker" : String.join("; ", reasons)));
            return;
        }
        TrackerTier.Entry tracker = rest.next();
        if (tracker.url().isEmpty()) {
            reasons.add(tracker + ": " + tracker.problem());
            scrape(torrent, rest, reasons, outcome);
            return;
        }
        client.scrape(tracker.url().get(), List.of(torrent), answer -> {
            if (answer instanceof ScrapeOutcome.Failure failure) {
                reasons.add(tracker + ": " + failure.reason());
                scrape(torrent, rest, reasons, outcome);
            } else {
                outcome.accept(answer);
            }
        });
    }

    private List<TrackerTier.Entry> all() {
        List<TrackerTier.Entry> all = new ArrayList<>();
        tiers.forEach(tier -> all.addAll(tier.entries()));
        return all;
    }
}

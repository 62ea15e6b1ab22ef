package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Announces to one tracker after another until one answers. */
final class AnnounceLane {
    private final TrackerClient client;
    private final AnnounceRequest request;
    private final Iterator<TrackerTier.Entry> rest;
    private final Consumer<AnnounceOutcome> outcome;
    private final List<String> reasons = new ArrayList<>();

    AnnounceLane(
            TrackerClient client,
            AnnounceRequest request,
            List<TrackerTier.Entry> trackers,
            Consumer<AnnounceOutcome> outcome) {
        this.client = client;
        this.request = request;
        this.rest = trackers.iterator();
        this.outcome = outcome;
    }

    void next() {
        if (!rest.hasNext()) {
            outcome.accept(new AnnounceOutcome.Failure(String.join("; ", reasons)));
            return;
        }
        TrackerTier.Entry tracker = rest.next();
        if (tracker.url().isEmpty()) {
            failed(tracker, tracker.problem());
            return;
        }
        AnnounceRequest.Event event = request.event();
        if (event == AnnounceRequest.Event.NONE && !tracker.isStarted()) {
            event = AnnounceRequest.Event.STARTED;
        }
        boolean stopped = event == AnnounceRequest.Event.STOPPED;
        client.announce(tracker.url().get(), withEvent(event), answer -> {
            if (answer instanceof AnnounceOutcome.Failure failure) {
                failed(tracker, failure.reason());
            } else {
                tracker.worked(stopped);
                outcome.accept(answer);
            }
        });
    }

    private void failed(TrackerTier.Entry tracker, String reason) {
        reasons.add(tracker + ": " + reason);
        next();
    }

    private AnnounceRequest withEvent(AnnounceRequest.Event event) {
        return event == request.event()
                ? request
                : new AnnounceRequest(
                        request.infoHash(),
                        request.peerId(),
                        request.port(),
                        request.uploaded(),
                        request.downloaded(),
                        request.left(),
                        event,
                        request.numWant(),
                        request.key());
    }
}

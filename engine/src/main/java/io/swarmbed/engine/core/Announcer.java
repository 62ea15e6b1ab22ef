package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.AnnounceRequest.Event;
import io.swarmbed.engine.random.RandomStream;

/** Decides when to announce: at the start, as often as the tracker asks, when peers are short, at completion, at the end. */
final class Announcer {
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_RETRY_SECONDS = 5;
    private static final long LAST_RETRY_SECONDS = 1800;
    /** No tracker is asked more often for want of peers, and ever more rarely while it knows of no others. */
    private static final long SHORTEST_SECONDS = 5;

    private static final long LONGEST_SECONDS = 300;

    private final TorrentSession torrent;
    private final Alarm next;
    private final int key;
    private long earliestAt;
    private long retrySeconds = FIRST_RETRY_SECONDS;
    private long wantSeconds = SHORTEST_SECONDS;
    private long wantedAt;
    private boolean startedIsTold;
    private boolean asking;
    private boolean startedIsKnown;
    private boolean completedIsUntold;

    Announcer(TorrentSession torrent, RandomStream random) {
        this.torrent = torrent;
        this.key = random.nextInt();
        this.next = torrent.env().alarms().alarm(this::due);
    }

    void start() {
        due();
    }

    private void due() {
        if (!startedIsKnown) {
            announce(Event.STARTED);
        } else if (completedIsUntold) {
            announce(Event.COMPLETED);
        } else {
            announce(Event.NONE);
        }
    }

    /** Whether enough time has passed since the last announce to ask for more peers. */
    boolean mayAsk() {
        return !asking && startedIsKnown && torrent.now() >= Math.max(earliestAt, wantedAt + wantSeconds * SECOND);
    }

    /** There are fewer peers than there should be, and no address to dial. */
    void wantPeers() {
        if (mayAsk()) {
            wantSeconds = Math.min(2 * wantSeconds, LONGEST_SECONDS);
            announce(Event.NONE);
        }
    }

    void completed() {
        completedIsUntold = true;
        if (!asking && startedIsKnown) {
            announce(Event.COMPLETED);
        }
    }

    void stop() {
        next.cancel();
        if (startedIsTold) {
            torrent.env().tracker().announce(request(Event.STOPPED), outcome -> {});
        }
    }

    private AnnounceRequest request(Event event) {
        return new AnnounceRequest(
                torrent.infoHash(),
                torrent.peerId(),
                torrent.listenPort(),
                torrent.uploadedBytes(),
                torrent.downloadedBytes(),
                torrent.bytesLeft(),
                event,
                event == Event.STOPPED ? 0 : torrent.settings().numWant(),
                key);
    }

    private void announce(Event event) {
        asking = true;
        startedIsTold = true;
        next.cancel();
        AnnounceRequest request = request(event);
        torrent.env().tracker().announce(request, outcome -> {
            if (torrent.running()) {
                answered(request, outcome);
            }
        });
    }

    private void answered(AnnounceRequest request, AnnounceOutcome outcome) {
        asking = false;
        torrent.observer().announced(request, outcome);
        if (outcome instanceof AnnounceOutcome.Success success) {
            startedIsKnown = true;
            if (request.event() == Event.COMPLETED) {
                completedIsUntold = false;
            }
            retrySeconds = FIRST_RETRY_SECONDS;
            long interval = Math.max(1, success.intervalSeconds());
            long wait = completedIsUntold ? 0 : interval;
            long least = Math.max(Math.min(SHORTEST_SECONDS, interval), success.minIntervalSeconds());
            earliestAt = torrent.now() + least * SECOND;
            next.at(torrent.now() + wait * SECOND);
            wantedAt = torrent.now();
            // A complete peer lacks nothing, and news of others that are complete too must not make it ask on and on.
            if (torrent.addPeers(success.peers()) && !torrent.isComplete()) {
                wantSeconds = SHORTEST_SECONDS;
            }
        } else {
            startedIsTold = startedIsKnown;
            // Nor is a tracker that does not answer asked any sooner for want of peers.
            earliestAt = torrent.now() + retrySeconds * SECOND;
            next.at(earliestAt);
            retrySeconds = Math.min(retrySeconds * 2, LAST_RETRY_SECONDS);
        }
    }
}

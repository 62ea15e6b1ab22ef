package io.swarmbed.tracker.service;

import io.swarmbed.tracker.swarm.AnnounceEvent;

/** What a tracker has been asked, by protocol and kind; immutable. */
public final class RequestCounts {
    /** Nothing yet. */
    public static final RequestCounts NONE = new RequestCounts(new long[Counters.LENGTH]);

    private final long[] counts;

    /** Counts laid out as {@link Counters} has them; the array is handed over. */
    RequestCounts(long[] counts) {
        this.counts = counts;
    }

    /** Connection ids given out over UDP. */
    public long connects() {
        return counts[Counters.at(Protocol.UDP, Counters.CONNECTS)];
    }

    /** Announces with this event that were answered. */
    public long announces(Protocol protocol, AnnounceEvent event) {
        return counts[Counters.at(protocol, Counters.announces(event))];
    }

    /** All announces that were answered. */
    public long announces() {
        long sum = 0;
        for (Protocol protocol : Protocol.values()) {
            for (AnnounceEvent event : AnnounceEvent.values()) {
                sum += announces(protocol, event);
            }
        }
        return sum;
    }

    /** Torrents scraped. */
    public long scrapes(Protocol protocol) {
        return counts[Counters.at(protocol, Counters.SCRAPES)];
    }

    /** Torrents scraped over either protocol. */
    public long scrapes() {
        return scrapes(Protocol.UDP) + scrapes(Protocol.HTTP);
    }

    /** Requests that got an error, or nothing, for this reason. */
    public long refused(Protocol protocol, Refusal reason) {
        return counts[Counters.at(protocol, Counters.refused(reason))];
    }

    /** All requests that got an error, or nothing. */
    public long errors() {
        long sum = 0;
        for (Protocol protocol : Protocol.values()) {
            for (Refusal reason : Refusal.values()) {
                sum += refused(protocol, reason);
            }
        }
        return sum;
    }

    /** Bytes received, without what TCP, UDP and IP add. */
    public long bytesIn(Protocol protocol) {
        return counts[Counters.at(protocol, Counters.BYTES_IN)];
    }

    /** Bytes sent, without what TCP, UDP and IP add. */
    public long bytesOut(Protocol protocol) {
        return counts[Counters.at(protocol, Counters.BYTES_OUT)];
    }

    /** Both together. */
    public RequestCounts plus(RequestCounts other) {
        long[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.counts[i];
        }
        return new RequestCounts(sums);
    }
}

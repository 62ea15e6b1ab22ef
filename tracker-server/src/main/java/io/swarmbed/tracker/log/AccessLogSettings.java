package io.swarmbed.tracker.log;

import java.nio.file.Path;

/**
 * Where requests are written down.
 *
 * @param file gets a JSON object a line, appended; opened anew within a second after it was renamed or removed, as log
 *     rotation does
 * @param truncateAddresses whether addresses lose what tells apart the hosts of a network: all but the first 24 bits of
 *     IPv4, all but the first 48 of IPv6
 * @param queueEntries requests that may wait for the disk, 1 to {@value #MAX_QUEUE}, at some 200 bytes of memory each;
 *     those that come when so many wait are not written, but counted
 */
public record AccessLogSettings(Path file, boolean truncateAddresses, int queueEntries) {
    /** The longest queue. */
    public static final int MAX_QUEUE = 10_000_000;

    private static final int USUAL_QUEUE = 65_536;

    public AccessLogSettings {
        if (queueEntries < 1 || queueEntries > MAX_QUEUE) {
            throw new IllegalArgumentException(
                    "the queue of the access log holds 1 to " + MAX_QUEUE + " requests, not " + queueEntries);
        }
    }

    /** Whole addresses into this file, with a queue of 65,536 requests. */
    public static AccessLogSettings to(Path file) {
        return new AccessLogSettings(file, false, USUAL_QUEUE);
    }

    /** The same with addresses truncated, or whole. */
    public AccessLogSettings withTruncatedAddresses(boolean truncate) {
        return new AccessLogSettings(file, truncate, queueEntries);
    }

    /** The same with another bound on what waits for the disk. */
    public AccessLogSettings withQueueEntries(int entries) {
        return new AccessLogSettings(file, truncateAddresses, entries);
    }
}

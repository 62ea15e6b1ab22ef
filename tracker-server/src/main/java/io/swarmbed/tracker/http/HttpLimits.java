package io.swarmbed.tracker.http;

/**
 * What the HTTP front end grants a stranger. Times are rounded up by as much as a second.
 *
 * @param maxRequestLineBytes longest request line; one with 100 torrents to scrape takes about 7,100 bytes
 * @param maxHeaderBytes longest headers, in sum
 * @param headSeconds from the first byte of a request to the end of its headers, or the connection is closed, however
 *     steadily bytes arrive; also the time for a TLS handshake
 * @param idleSeconds without a byte, before the first request or between two, until the connection is closed
 * @param writeSeconds that a client may leave its replies unread before the connection is closed
 * @param maxConnections open connections at most, over all threads and sockets of the tracker. Each thread has an equal
 *     share, and one in any case; a further connection takes the place of one of its thread: the one that has been stuck the
 *     longest, or else idle
 * @param maxConnectionsPerAddress open connections of one IPv4 address or one IPv6 /64 at most; further ones are closed.
 *     This machine's own addresses and those of trusted proxies are not counted
 */
public record HttpLimits(
        int maxRequestLineBytes,
        int maxHeaderBytes,
        int headSeconds,
        int idleSeconds,
        int writeSeconds,
        int maxConnections,
        int maxConnectionsPerAddress) {

    public HttpLimits {
        requireAtLeast(64, maxRequestLineBytes, "longest request line in bytes");
        requireAtLeast(64, maxHeaderBytes, "longest headers in bytes");
        requireAtLeast(1, headSeconds, "time for a request in seconds");
        requireAtLeast(1, idleSeconds, "idle time of a connection in seconds");
        requireAtLeast(1, writeSeconds, "time for reading replies in seconds");
        requireAtLeast(1, maxConnections, "number of connections");
        requireAtLeast(1, maxConnectionsPerAddress, "number of connections of one address");
    }

    /**
     * 8 KiB of request line and of headers, 10 s for a request, 30 s idle, 30 s to read, 4,096 connections, 64 for each
     * address.
     */
    public static HttpLimits defaults() {
        return new HttpLimits(8192, 8192, 10, 30, 30, 4096, 64);
    }

    /** The same with other times, in seconds. */
    public HttpLimits withTimes(int head, int idle, int write) {
        return new HttpLimits(
                maxRequestLineBytes, maxHeaderBytes, head, idle, write, maxConnections, maxConnectionsPerAddress);
    }

    /** The same with other numbers of connections. */
    public HttpLimits withConnections(int most, int mostPerAddress) {
        return new HttpLimits(
                maxRequestLineBytes, maxHeaderBytes, headSeconds, idleSeconds, writeSeconds, most, mostPerAddress);
    }

    /** The share of each of so many threads, at least 1: one that had none could make no room for anybody. */
    int connectionsOfEach(int threads) {
        return Math.max(1, maxConnections / threads);
    }

    private static void requireAtLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException("the " + name + " must be at least " + least + ", not " + value);
        }
    }
}

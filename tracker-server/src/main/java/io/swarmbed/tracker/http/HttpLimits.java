package io.swarmbed.tracker.http;

/**
 * What the HTTP front end grants a stranger.
 *
 * @param maxRequestLineBytes longest request line; one with 74 torrents to scrape takes about 5,500 bytes
 * @param maxHeaderBytes longest headers
 * @param idleSeconds a connection without a whole request for so long is closed
 * @param maxConnections open connections at most; others are closed at once
 */
public record HttpLimits(int maxRequestLineBytes, int maxHeaderBytes, int idleSeconds, int maxConnections) {
    /** 8 KiB of request line and of headers, 30 s, 4,096 connections. */
    public static HttpLimits defaults() {
        return new HttpLimits(8192, 8192, 30, 4096);
    }
}

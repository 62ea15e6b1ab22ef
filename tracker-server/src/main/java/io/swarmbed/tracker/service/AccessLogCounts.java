package io.swarmbed.tracker.service;

/**
 * What became of the lines of the access log.
 *
 * @param written lines in the file
 * @param dropped requests for which the queue had no room
 * @param failed lines that the disk refused
 */
public record AccessLogCounts(long written, long dropped, long failed) {
    /** No access log, or nothing yet. */
    public static final AccessLogCounts NONE = new AccessLogCounts(0, 0, 0);
}

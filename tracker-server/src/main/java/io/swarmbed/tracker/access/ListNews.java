package io.swarmbed.tracker.access;

/**
 * What came of reading a list again.
 *
 * @param failed whether the former list stays in use
 * @param mended whether the list could not be used before
 * @param line names the file, and where it is wrong if it is
 */
public record ListNews(boolean failed, boolean mended, String line) {}

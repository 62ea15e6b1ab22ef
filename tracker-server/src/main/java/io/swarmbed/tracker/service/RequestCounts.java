package io.swarmbed.tracker.service;

/**
 * What a tracker has been asked.
 *
 * @param connects connection ids given out over UDP
 * @param announces announces answered
 * @param scrapes torrents scraped
 * @param errors requests answered with an error, or dropped as malformed, forged or too frequent
 */
public record RequestCounts(long connects, long announces, long scrapes, long errors) {
    /** Nothing yet. */
    public static final RequestCounts NONE = new RequestCounts(0, 0, 0, 0);

    /** Both together. */
    public RequestCounts plus(RequestCounts other) {
        return new RequestCounts(
                connects + other.connects, announces + other.announces, scrapes + other.scrapes, errors + other.errors);
    }
}

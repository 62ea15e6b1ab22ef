package io.swarmbed.tracker.service;

import io.swarmbed.engine.random.RandomStream;

/**
 * The interval that replies name. A jitter spreads out the announces of peers that came together, as they do when a
 * torrent is published or a tracker returns, and would otherwise come back together ever after.
 *
 * @param seconds in the middle; at least 1
 * @param jitterSeconds how far a reply's interval lies from the middle at most, either way; 0 to {@code seconds} - 1
 */
public record ReplyInterval(int seconds, int jitterSeconds) {
    public ReplyInterval {
        if (seconds < 1 || jitterSeconds < 0 || jitterSeconds >= seconds) {
            throw new IllegalArgumentException(
                    "no interval: " + seconds + " s with a jitter of " + jitterSeconds + " s");
        }
    }

    /** Always the same. */
    public static ReplyInterval steady(int seconds) {
        return new ReplyInterval(seconds, 0);
    }

    /**
     * With a jitter that is a share of the interval.
     *
     * @param percent 0 to 50
     */
    public static ReplyInterval ofPercent(int seconds, int percent) {
        return new ReplyInterval(seconds, (int) ((long) seconds * percent / 100));
    }

    /** The longest that any reply names. */
    public int longestSeconds() {
        return seconds + jitterSeconds;
    }

    /** The interval of one reply, uniform in its range; draws nothing without a jitter. */
    int draw(RandomStream random) {
        return jitterSeconds == 0 ? seconds : random.nextInt(seconds - jitterSeconds, longestSeconds() + 1);
    }
}

package io.swarmbed.engine.tracker;

/** Seconds between announces, as trackers ask for them, kept within reason. */
final class Intervals {
    /** What is waited when a tracker names no sensible interval. */
    static final int UNSPECIFIED_SECONDS = 1800;

    private static final int LONGEST_SECONDS = 86_400;

    private Intervals() {}

    static int regular(long seconds) {
        return seconds <= 0 ? UNSPECIFIED_SECONDS : (int) Math.min(seconds, LONGEST_SECONDS);
    }

    /** 0 when the tracker names none. */
    static int least(long seconds) {
        return (int) Math.max(0, Math.min(seconds, LONGEST_SECONDS));
    }
}

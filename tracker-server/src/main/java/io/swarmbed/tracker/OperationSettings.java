package io.swarmbed.tracker;

import io.swarmbed.tracker.log.AccessLogSettings;
import io.swarmbed.tracker.snapshot.SnapshotSettings;
import io.swarmbed.tracker.status.StatusSettings;
import java.util.Optional;

/**
 * What whoever runs a tracker wants of it beside its answers.
 *
 * @param status pages beside announce and scrape on the HTTP front end; empty for none
 * @param accessLog empty for none
 * @param snapshot a file that keeps the peers over a restart; empty for none
 * @param jitterPercent how far the interval in a reply may lie from the settings' interval, either way, in hundredths of
 *     it; 0 to {@value #MAX_JITTER_PERCENT}
 * @param graceSeconds what a stop grants the requests that are under way, 0 to {@value #MAX_GRACE_SECONDS}; a stop takes
 *     this long and the time of a snapshot at most
 */
public record OperationSettings(
        Optional<StatusSettings> status,
        Optional<AccessLogSettings> accessLog,
        Optional<SnapshotSettings> snapshot,
        int jitterPercent,
        int graceSeconds) {
    /** The widest jitter. */
    public static final int MAX_JITTER_PERCENT = 50;

    /** The longest grace. */
    public static final int MAX_GRACE_SECONDS = 300;

    private static final int USUAL_JITTER_PERCENT = 5;
    private static final int USUAL_GRACE_SECONDS = 5;

    public OperationSettings {
        requireUpTo(MAX_JITTER_PERCENT, jitterPercent, "jitter of the interval", "%");
        requireUpTo(MAX_GRACE_SECONDS, graceSeconds, "grace of a stop", "s");
    }

    /** None of it: a tracker inside something else. */
    public static OperationSettings embedded() {
        return new OperationSettings(Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);
    }

    /** Pages for this machine, no files, a jitter of 5 % and a grace of 5 s: a tracker on its own. */
    public static OperationSettings standalone() {
        return new OperationSettings(
                Optional.of(StatusSettings.defaults()),
                Optional.empty(),
                Optional.empty(),
                USUAL_JITTER_PERCENT,
                USUAL_GRACE_SECONDS);
    }

    /** The same with other pages, or none. */
    public OperationSettings withStatus(Optional<StatusSettings> pages) {
        return new OperationSettings(pages, accessLog, snapshot, jitterPercent, graceSeconds);
    }

    /** The same with another access log, or none. */
    public OperationSettings withAccessLog(Optional<AccessLogSettings> log) {
        return new OperationSettings(status, log, snapshot, jitterPercent, graceSeconds);
    }

    /** The same with another snapshot, or none. */
    public OperationSettings withSnapshot(Optional<SnapshotSettings> file) {
        return new OperationSettings(status, accessLog, file, jitterPercent, graceSeconds);
    }

    /** The same with another jitter, in hundredths of the interval. */
    public OperationSettings withJitterPercent(int percent) {
        return new OperationSettings(status, accessLog, snapshot, percent, graceSeconds);
    }

    /** The same with another grace for what is under way at a stop. */
    public OperationSettings withGraceSeconds(int seconds) {
        return new OperationSettings(status, accessLog, snapshot, jitterPercent, seconds);
    }

    private static void requireUpTo(int most, int value, String name, String unit) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(
                    "the " + name + " is 0 to " + most + " " + unit + ", not " + value + " " + unit);
        }
    }
}

package io.swarmbed.tracker.snapshot;

import java.nio.file.Path;

/**
 * How a tracker keeps its peers over a restart.
 *
 * @param file is read at the start, and replaced as a whole by each snapshot; its directory must exist and be writable
 * @param everySeconds between snapshots while the tracker runs, besides the one at its stop; 1 to {@value #MAX_SECONDS}
 */
public record SnapshotSettings(Path file, int everySeconds) {
    /** The longest time between snapshots: a week. */
    public static final int MAX_SECONDS = 7 * 24 * 3600;

    private static final int USUAL_SECONDS = 600;

    public SnapshotSettings {
        if (everySeconds < 1 || everySeconds > MAX_SECONDS) {
            throw new IllegalArgumentException(
                    "the time between snapshots is 1 to " + MAX_SECONDS + " s, not " + everySeconds + " s");
        }
    }

    /** Into this file, every ten minutes. */
    public static SnapshotSettings to(Path file) {
        return new SnapshotSettings(file, USUAL_SECONDS);
    }

    /** The same as often as this. */
    public SnapshotSettings withEvery(int seconds) {
        return new SnapshotSettings(file, seconds);
    }
}

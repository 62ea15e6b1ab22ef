package io.swarmbed.tracker.snapshot;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a tracker got from a snapshot, or put into one.
 *
 * @param file as the settings name it
 * @param age what had passed since it was taken
 */
public record SnapshotContent(Path file, int torrents, int peers, Duration age) {
    /** Such as {@code 1 torrent, 20 peers}. */
    public String amount() {
        return torrents + (torrents == 1 ? " torrent, " : " torrents, ") + peers + (peers == 1 ? " peer" : " peers");
    }
}

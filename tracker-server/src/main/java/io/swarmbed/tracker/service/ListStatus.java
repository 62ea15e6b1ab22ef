package io.swarmbed.tracker.service;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * How a list that the tracker goes by is doing.
 *
 * @param name what it is: {@code allow}, {@code deny} or {@code passkeys}
 * @param entries torrents or passkeys in use
 * @param loads how often it was read well, the start included
 * @param lastRead when that was last
 * @param problem why the file as it is now could not be used, so that its former content still counts
 */
public record ListStatus(String name, Path file, int entries, long loads, Instant lastRead, Optional<String> problem) {
    /** The entries in words, such as {@code 12 torrents}. */
    public String what() {
        String thing = name.equals("passkeys") ? "passkey" : "torrent";
        return entries + " " + thing + (entries == 1 ? "" : "s");
    }
}

package io.swarmbed.tracker.access;

import java.nio.file.Path;

/**
 * A file that says which torrents are served: an info-hash of 40 hexadecimal digits to a line.
 *
 * @param rule what being listed means
 */
public record TorrentsFile(Rule rule, Path file) {
    /** What being listed means. */
    public enum Rule {
        /** Only the torrents of the list are served. */
        ALLOW,
        /** All others are. */
        DENY
    }
}

package io.swarmbed.tracker.service;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a private tracker's URLs carry the passkey of the user: beside {@code announce} or {@code scrape}. */
public final class Passkey {
    private static final String KEY = "([A-Za-z0-9_-]{1,64})";
    private static final Pattern PATH =
            Pattern.compile("/(?:" + KEY + "/(?:announce|scrape)|(?:announce|scrape)/" + KEY + ")");

    private Passkey() {}

    /**
     * The passkey in a path of the form {@code /PASSKEY/announce} or {@code /announce/PASSKEY}, or the same with
     * {@code scrape}; empty when the path is any other. A passkey is 1 to 64 letters, digits, hyphens and underscores.
     *
     * @param path of the URL; a query behind it is skipped
     */
    public static Optional<String> inPath(String path) {
        if (path.equals("/announce")) {
            return Optional.empty(); // what most peers of public trackers send, with each announce
        }
        int question = path.indexOf('?');
        Matcher matcher = PATH.matcher(question < 0 ? path : path.substring(0, question));
        return matcher.matches()
                ? Optional.ofNullable(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(2)))
                : Optional.empty();
    }
}

package io.swarmbed.tracker.access;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may use a tracker, and for what.
 *
 * @param torrents which torrents are served; all when empty
 * @param passkeys the passkeys of those who may announce, one to a line; everybody may when empty
 * @param rateLimit what an address may ask at most; as much as it likes when empty
 */
public record AccessSettings(Optional<TorrentsFile> torrents, Optional<Path> passkeys, Optional<RateLimit> rateLimit) {
    /** Everybody, every torrent, as often as they like. */
    public static AccessSettings open() {
        return new AccessSettings(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with a list of torrents. */
    public AccessSettings withTorrents(TorrentsFile list) {
        return new AccessSettings(Optional.of(list), passkeys, rateLimit);
    }

    /** The same for the bearers of these passkeys alone. */
    public AccessSettings withPasskeys(Path file) {
        return new AccessSettings(torrents, Optional.of(file), rateLimit);
    }

    /** The same with a limit on each address. */
    public AccessSettings withRateLimit(RateLimit limit) {
        return new AccessSettings(torrents, passkeys, Optional.of(limit));
    }
}

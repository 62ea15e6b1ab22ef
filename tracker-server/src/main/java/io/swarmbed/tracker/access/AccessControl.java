package io.swarmbed.tracker.access;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.ListStatus;
import io.swarmbed.tracker.swarm.Endpoint;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides by lists and a rate limit. Lists follow their files when they are looked at; decisions never wait for that. */
public final class AccessControl implements Admission {
    private static final Optional<String> TORRENT_NOT_SERVED = Optional.of("this tracker does not serve this torrent");
    private static final Optional<String> PASSKEY_MISSING =
            Optional.of("this tracker is private: announce with the URL that has your passkey");
    private static final Optional<String> PASSKEY_UNKNOWN = Optional.of("this tracker does not know this passkey");

    private final Optional<WatchedList<InfoHashSet>> torrents;
    private final boolean listedIsServed;
    private final Optional<WatchedList<PasskeySet>> passkeys;
    private final Optional<RateLimit> limit;
    private final Optional<RateLimiter> limiter;

    private AccessControl(AccessSettings settings) throws AccessException {
        SecureRandom secrets = new SecureRandom();
        this.torrents = settings.torrents().isEmpty()
                ? Optional.empty()
                : Optional.of(torrents(settings.torrents().get()));
        this.listedIsServed = settings.torrents()
                .map(list -> list.rule() == TorrentsFile.Rule.ALLOW)
                .orElse(false);
        this.passkeys = settings.passkeys().isEmpty()
                ? Optional.empty()
                : Optional.of(new WatchedList<>(
                        "passkeys", settings.passkeys().get(), ListReader::passkeys, PasskeySet::size));
        this.limit = settings.rateLimit();
        this.limiter = limit.map(rate -> new RateLimiter(rate, secrets.nextLong(), secrets.nextLong()));
    }

    /**
     * Reads the lists.
     *
     * @throws AccessException when one of them cannot be used
     */
    public static AccessControl open(AccessSettings settings) throws AccessException {
        return new AccessControl(settings);
    }

    private static WatchedList<InfoHashSet> torrents(TorrentsFile list) throws AccessException {
        String name = list.rule().name().toLowerCase(Locale.ROOT);
        return new WatchedList<>(name, list.file(), ListReader::infoHashes, InfoHashSet::size);
    }

    /** Whether there are lists that can change. */
    public boolean hasLists() {
        return torrents.isPresent() || passkeys.isPresent();
    }

    /**
     * Reads the lists again whose files have changed; to be called every few seconds. A large list takes seconds.
     *
     * @return of each list that was read or could not be
     */
    public List<ListNews> look() {
        return lists().map(WatchedList::look).flatMap(Optional::stream).toList();
    }

    /** Reads all lists again, changed or not. */
    public List<ListNews> reload() {
        return lists().map(WatchedList::reload).toList();
    }

    /** Whether nothing is ever refused. */
    public boolean isOpen() {
        return !hasLists() && limiter.isEmpty();
    }

    /** How each list is doing. */
    public List<ListStatus> status() {
        return lists().map(WatchedList::status).toList();
    }

    @Override
    public boolean admits(Endpoint sender, long nowNanos) {
        return admits(sender, true, nowNanos);
    }

    @Override
    public boolean admitsUnproven(Endpoint sender, long nowNanos) {
        return admits(sender, false, nowNanos);
    }

    private boolean admits(Endpoint sender, boolean proven, long nowNanos) {
        return limiter.isEmpty()
                || limiter.get().admits(sender, proven, nowNanos)
                || limit.get().exempt().contains(sender);
    }

    @Override
    public Optional<String> refusal(Optional<String> passkey) {
        if (passkeys.isEmpty()) {
            return Optional.empty();
        }
        if (passkey.isEmpty()) {
            return PASSKEY_MISSING;
        }
        return passkeys.get().get().contains(passkey.get()) ? Optional.empty() : PASSKEY_UNKNOWN;
    }

    @Override
    public Optional<String> refusal(InfoHash infoHash) {
        return torrents.isEmpty() || torrents.get().get().contains(infoHash) == listedIsServed
                ? Optional.empty()
                : TORRENT_NOT_SERVED;
    }

    private Stream<WatchedList<?>> lists() {
        List<WatchedList<?>> lists = new ArrayList<>();
        torrents.ifPresent(lists::add);
        passkeys.ifPresent(lists::add);
        return lists.stream();
    }
}

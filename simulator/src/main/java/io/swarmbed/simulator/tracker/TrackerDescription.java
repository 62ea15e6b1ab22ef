package io.swarmbed.simulator.tracker;

import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Frequency;
import io.swarmbed.tracker.TrackerSettings;
import io.swarmbed.tracker.access.AccessSettings;
import io.swarmbed.tracker.access.RateLimit;
import io.swarmbed.tracker.access.TorrentsFile;
import io.swarmbed.tracker.net.Network;
import io.swarmbed.tracker.net.Networks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a few lines how a tracker is configured. */
public final class TrackerDescription {
    private static final long SECOND = 1_000_000_000L;
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private TrackerDescription() {}

    /** A line on each group of settings that is in use. */
    public static List<String> of(TrackerSettings settings) {
        List<String> lines = new ArrayList<>();
        int jitter = settings.operation().jitterPercent();
        lines.add((settings.threads() == 1 ? "1 thread" : settings.threads() + " threads") + "; peers announce every "
                + time(settings.swarm().intervalSeconds()) + (jitter == 0 ? "" : " (± " + jitter + " %)") + "; at most "
                + settings.swarm().maxTorrents() + " torrents and "
                + settings.swarm().maxPeers() + " peers");
        access(settings.access(), lines);
        if (!settings.listen().http().isEmpty() || !settings.listen().https().isEmpty()) {
            settings.operation()
                    .status()
                    .ifPresent(status -> lines.add("status pages at /stats for " + networks(status.readers())));
        }
        settings.operation().accessLog().ifPresent(log -> lines.add("access log " + log.file()));
        settings.operation()
                .snapshot()
                .ifPresent(snapshot ->
                        lines.add("peers kept in " + snapshot.file() + " every " + time(snapshot.everySeconds())));
        return lines;
    }

    private static void access(AccessSettings access, List<String> lines) {
        access.torrents()
                .ifPresent(list -> lines.add(
                        list.rule() == TorrentsFile.Rule.ALLOW
                                ? "only the torrents of " + list.file()
                                : "all torrents but those of " + list.file()));
        access.passkeys().ifPresent(file -> lines.add("private: for the passkeys of " + file));
        access.rateLimit().ifPresent(limit -> lines.add(rate(limit)));
    }

    private static String rate(RateLimit limit) {
        String exempt = limit.exempt().all().isEmpty() ? "" : "; no limit for " + networks(limit.exempt());
        String rate =
                Frequency.format(BigDecimal.valueOf(limit.requestsPerMinute()).multiply(MINUTES));
        return "at most " + rate.replace("/", " requests/") + " from one address, " + limit.burst() + " at once"
                + exempt;
    }

    private static String networks(Networks networks) {
        return networks.all().isEmpty()
                ? "nobody"
                : networks.all().stream().map(Network::toString).collect(Collectors.joining(", "));
    }

    private static String time(int seconds) {
        return Dimension.TIME.format(seconds * SECOND);
    }
}

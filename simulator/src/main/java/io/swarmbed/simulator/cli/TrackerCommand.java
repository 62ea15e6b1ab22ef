package io.swarmbed.simulator.cli;

import io.swarmbed.tracker.ListenAddress;
import io.swarmbed.tracker.ListenSettings;
import io.swarmbed.tracker.TrackerServer;
import io.swarmbed.tracker.TrackerSettings;
import io.swarmbed.tracker.TrackerStartException;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a tracker. */
@Command(
        name = "tracker",
        description = "Run a tracker until Ctrl-C: over UDP and HTTP at port 6969, or over those that are named.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed tracker",
            "  swarmbed tracker --udp 127.0.0.1:6969 --http 127.0.0.1:6969 --interval 30min",
            "  swarmbed tracker --udp 0 --json"
        })
final class TrackerCommand extends BaseCommand {
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_INTERVAL_SECONDS = 7 * 24 * 3600;

    @Option(
            names = "--udp",
            paramLabel = "[HOST:]PORT",
            converter = ListenPlace.Converter.class,
            description = "Answer over UDP here; port 0 for any.")
    private @Nullable ListenPlace udp;

    @Option(
            names = "--http",
            paramLabel = "[HOST:]PORT",
            converter = ListenPlace.Converter.class,
            description = "Answer over HTTP here; port 0 for any.")
    private @Nullable ListenPlace http;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = QuantityOption.Time.class,
            description = "Time between two announces of a peer; 30min if not given.")
    private long interval = 1800 * SECOND;

    @Override
    public Integer call() throws InterruptedException {
        TrackerSettings settings = settings();
        StatusLine line = new StatusLine(err(), quiet() || !Boolean.getBoolean("swarmbed.terminal"));
        try (Interrupt interrupt = new Interrupt();
                TrackerServer server = TrackerServer.start(settings)) {
            announce(server);
            await(server, interrupt.requested(), line);
            return interrupt.exitWith(Swarmbed.DONE);
        } catch (TrackerStartException problem) {
            throw new UserError(String.valueOf(problem.getMessage()));
        }
    }

    private TrackerSettings settings() {
        boolean both = udp == null && http == null;
        ListenSettings listen = both ? ListenSettings.defaults() : new ListenSettings(address(udp), address(http));
        long seconds = interval / SECOND;
        if (seconds < 1 || seconds > LONGEST_INTERVAL_SECONDS) {
            throw new UserError("--interval: must be from 1 s to 168 h");
        }
        return TrackerSettings.defaults()
                .withListen(listen)
                .withSeed(new SecureRandom().nextLong())
                .withSwarm(SwarmSettings.defaults().withInterval((int) seconds));
    }

    private static List<ListenAddress> address(@Nullable ListenPlace place) {
        return place == null ? List.of() : List.of(new ListenAddress(place.host(), place.port()));
    }

    private void announce(TrackerServer server) {
        Map<String, Object> places = new LinkedHashMap<>();
        server.udpAddress().ifPresent(address -> places.put("udp", "udp://" + place(address) + "/announce"));
        server.httpAddress().ifPresent(address -> places.put("http", "http://" + place(address) + "/announce"));
        places.values().forEach(url -> say("listening at " + url));
        if (json()) {
            printJson(places);
        }
    }

    private static String place(InetSocketAddress address) {
        String host = address.getAddress().isAnyLocalAddress()
                ? "*"
                : address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    private static void await(TrackerServer server, CompletableFuture<Void> interrupted, StatusLine line)
            throws InterruptedException {
        long announces = 0;
        while (true) {
            try {
                interrupted.get(1, TimeUnit.SECONDS);
                line.clear();
                return;
            } catch (TimeoutException goingOn) {
                TrackerStats stats = server.stats();
                line.show(stats.torrents() + " torrents, " + stats.peers() + " peers, "
                        + (stats.announces() - announces) + " announces/s, " + stats.announces() + " announces, "
                        + stats.scrapes() + " scrapes, " + stats.errors() + " errors");
                announces = stats.announces();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}

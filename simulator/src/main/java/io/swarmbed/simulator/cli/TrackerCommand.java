package io.swarmbed.simulator.cli;

import io.swarmbed.tracker.TrackerServer;
import io.swarmbed.tracker.TrackerSettings;
import io.swarmbed.tracker.TrackerStartException;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
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
        ListenPlace usual = new ListenPlace("", TrackerSettings.USUAL_PORT);
        boolean both = udp == null && http == null;
        ListenPlace first = udp != null ? udp : http != null ? http : usual;
        if (udp != null && http != null && !udp.host().equals(http.host())) {
            throw new UserError("--udp and --http must name the same host; start one tracker for each otherwise");
        }
        long seconds = interval / SECOND;
        if (seconds < 1 || seconds > LONGEST_INTERVAL_SECONDS) {
            throw new UserError("--interval: must be from 1 s to 168 h");
        }
        return TrackerSettings.defaults()
                .withHost(first.host())
                .withUdpPort(
                        udp != null
                                ? OptionalInt.of(udp.port())
                                : both ? OptionalInt.of(usual.port()) : OptionalInt.empty())
                .withHttpPort(
                        http != null
                                ? OptionalInt.of(http.port())
                                : both ? OptionalInt.of(usual.port()) : OptionalInt.empty())
                .withSeed(new SecureRandom().nextLong())
                .withSwarm(SwarmSettings.defaults().withInterval((int) seconds));
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

package io.swarmbed.simulator.cli;

import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.Assignment;
import io.swarmbed.simulator.tracker.TrackerConfigReader;
import io.swarmbed.simulator.tracker.TrackerDescription;
import io.swarmbed.simulator.tracker.TrackerFiles;
import io.swarmbed.tracker.Rehearsal;
import io.swarmbed.tracker.TrackerServer;
import io.swarmbed.tracker.TrackerSettings;
import io.swarmbed.tracker.TrackerStartException;
import io.swarmbed.tracker.net.AddressText;
import io.swarmbed.tracker.service.ListStatus;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.swarm.Endpoint;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        description = {
            "Run a tracker until Ctrl-C: over UDP and HTTP at port 6969, over those that are named, or as a file says.",
            "docs/tracker.md is the operator's guide, docs/tracker.yaml shows every key of the file."
        },
        subcommands = TrackerBenchCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed tracker",
            "  swarmbed tracker --udp 127.0.0.1:6969 --http 127.0.0.1:6969 --interval 30min",
            "  swarmbed tracker --config tracker.yaml --set access.allow=torrents.txt",
            "  swarmbed tracker --config tracker.yaml --check",
            "  swarmbed tracker --udp 0 --json"
        })
final class TrackerCommand extends BaseCommand {
    /** What a stop is granted for its last snapshot; one of ten million peers takes a few seconds. */
    private static final int SNAPSHOT_SECONDS = 90;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration, in YAML; options given here win over it.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a key of the configuration, such as announce.interval='45 min'; may be repeated.")
    private final List<String> overrides = new ArrayList<>();

    @Option(
            names = "--check",
            description = "Say what is wrong with the configuration and the files it names, without starting.")
    private boolean check;

    @Option(
            names = "--udp",
            paramLabel = "[HOST:]PORT",
            description = "Answer over UDP here; port 0 for any, 'off' for nowhere.")
    private @Nullable String udp;

    @Option(
            names = "--http",
            paramLabel = "[HOST:]PORT",
            description = "Answer over HTTP here; port 0 for any, 'off' for nowhere.")
    private @Nullable String http;

    @Option(
            names = "--https",
            paramLabel = "[HOST:]PORT",
            description = "Answer over HTTPS here, with the certificate of the configuration's http.tls.")
    private @Nullable String https;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            description = "Time between two announces of a peer; 30 min if not given.")
    private @Nullable String interval;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that answer; one for each processor, but 8 at most, if not given.")
    private @Nullable String threads;

    @Override
    public Integer call() throws ScenarioException, InterruptedException {
        TrackerSettings settings = new TrackerConfigReader()
                .read(Optional.ofNullable(config), assignments())
                .withSeed(new SecureRandom().nextLong());
        return check ? check(settings) : run(settings);
    }

    /** What the options set; the plainer ones win over {@code --set}. */
    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        if (config == null && (udp != null || http != null || https != null)) {
            assignments.add(Assignment.option("--udp", udp == null ? "off" : udp, "listen.udp"));
            assignments.add(Assignment.option("--http", http == null ? "off" : http, "listen.http"));
        }
        overrides.forEach(override -> assignments.add(Assignment.set(override)));
        add(assignments, "--udp", udp, "listen.udp");
        add(assignments, "--http", http, "listen.http");
        add(assignments, "--https", https, "listen.https");
        add(assignments, "--interval", interval, "announce.interval");
        add(assignments, "--threads", threads, "threads");
        return assignments;
    }

    private static void add(List<Assignment> assignments, String option, @Nullable String value, String key) {
        if (value != null) {
            assignments.add(Assignment.option(option, value, key));
        }
    }

    private int check(TrackerSettings settings) {
        List<String> wrong = TrackerFiles.check(settings);
        if (json()) {
            printJson(Map.of("valid", wrong.isEmpty(), "errors", wrong));
        }
        if (!wrong.isEmpty()) {
            throw new UserError(wrong);
        }
        settings.listen().udp().forEach(address -> say("UDP at " + address));
        settings.listen().http().forEach(address -> say("HTTP at " + address));
        settings.listen().https().forEach(address -> say("HTTPS at " + address));
        TrackerDescription.of(settings).forEach(this::say);
        say("the configuration is right, and every file it names can be used");
        return Swarmbed.DONE;
    }

    private int run(TrackerSettings settings) throws InterruptedException {
        StatusLine line = new StatusLine(err(), quiet() || !Boolean.getBoolean("swarmbed.terminal"));
        Rehearsal.perform(Integer.getInteger("swarmbed.rehearsal", 0));
        try (Interrupt interrupt = new Interrupt(settings.operation().graceSeconds() + SNAPSHOT_SECONDS)) {
            TrackerServer server = TrackerServer.start(settings);
            try (server) {
                HangUp.on(() -> server.reloadLists().forEach(news -> line.warn(news.line())));
                announce(server, settings);
                OpenFiles.tooFewFor(settings.http().limits().maxConnections()).ifPresent(line::warn);
                await(server, interrupt.requested(), line);
                tell("stopping…");
            }
            server.saved()
                    .ifPresent(content -> tell("snapshot written: " + content.amount() + " to " + content.file()));
            return interrupt.exitWith(Swarmbed.DONE);
        } catch (TrackerStartException problem) {
            throw new UserError(String.valueOf(problem.getMessage()));
        }
    }

    private void announce(TrackerServer server, TrackerSettings settings) {
        String path = settings.access().passkeys().isPresent() ? "/PASSKEY/announce" : "/announce";
        List<String> udpUrls = urls("udp", server.udpAddresses(), path);
        List<String> httpUrls = urls("http", server.httpAddresses(), path);
        udpUrls.forEach(url -> say("listening at " + url));
        httpUrls.forEach(url -> say("listening at " + url));
        List<String> httpsUrls = urls("https", server.httpsAddresses(), path);
        httpsUrls.forEach(url -> say("listening at " + url));
        TrackerDescription.of(settings).forEach(this::say);
        for (ListStatus list : server.lists()) {
            say(list.file() + " names " + list.what());
        }
        server.restored()
                .ifPresent(content -> tell(content.amount() + " came back from the snapshot " + content.file()
                        + ", taken " + Dimension.TIME.format(content.age().toSeconds() * 1_000_000_000L) + " ago"));
        if (json()) {
            Map<String, Object> places = new LinkedHashMap<>();
            udpUrls.stream().findFirst().ifPresent(url -> places.put("udp", url));
            httpUrls.stream().findFirst().ifPresent(url -> places.put("http", url));
            httpsUrls.stream().findFirst().ifPresent(url -> places.put("https", url));
            List<String> all = new ArrayList<>(udpUrls);
            all.addAll(httpUrls);
            all.addAll(httpsUrls);
            places.put("urls", all);
            printJson(places);
        }
    }

    /** Prints a line unless only errors are wanted; beside the result where that is JSON. */
    private void tell(String line) {
        if (!quiet()) {
            (json() ? err() : out()).println(line);
        }
    }

    private static List<String> urls(String scheme, List<InetSocketAddress> addresses, String path) {
        return addresses.stream()
                .map(address -> scheme + "://" + place(address) + path)
                .toList();
    }

    private static String place(InetSocketAddress address) {
        String host = address.getAddress().isAnyLocalAddress()
                ? "*"
                : AddressText.of(Endpoint.of(address.getAddress().getAddress(), 0));
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

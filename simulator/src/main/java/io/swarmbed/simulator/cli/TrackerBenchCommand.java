package io.swarmbed.simulator.cli;

import io.swarmbed.engine.tracker.TrackerUrl;
import io.swarmbed.simulator.load.LoadException;
import io.swarmbed.simulator.load.LoadProgress;
import io.swarmbed.simulator.load.LoadReport;
import io.swarmbed.simulator.load.LoadResult;
import io.swarmbed.simulator.load.LoadRun;
import io.swarmbed.simulator.load.LoadSettings;
import io.swarmbed.simulator.load.Pace;
import io.swarmbed.simulator.load.WireSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures any tracker. */
@Command(
        name = "bench",
        description = {
            "Measure a tracker: requests per second and latency, over UDP or HTTP.",
            "Every peer announces itself once; then requests are sent as fast as they are answered (--window), or at "
                    + "even times whatever has been answered (--rate), with latency from the moment each was due."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed tracker bench udp://127.0.0.1:6969",
            "  swarmbed tracker bench udp://127.0.0.1:6969 --torrents 100000 --peers-per-torrent 5 --rate 50000",
            "  swarmbed tracker bench http://127.0.0.1:6969/announce --connections 64 --close",
            "  swarmbed tracker bench --torrents 1000 --list-info-hashes whitelist.txt"
        })
final class TrackerBenchCommand extends BaseCommand {
    private static final long SECOND = 1_000_000_000L;
    private static final int UDP_SOCKETS = 4;
    private static final int HTTP_CONNECTIONS = 64;
    private static final int UDP_WINDOW = 64;

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "Its announce URL: udp://HOST:PORT, http:// or https://HOST[:PORT]/announce.")
    private @Nullable String url;

    @Mixin
    private final BenchPopulation population = new BenchPopulation();

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Keep this many requests under way, sending one whenever one is answered; if not given, 64 "
                    + "over UDP, as many as the connections take over HTTP.")
    private @Nullable Integer window;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Send this many requests in a second, at even times, whatever has been answered; not with "
                    + "--window.")
    private @Nullable Long rate;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = QuantityOption.Time.class,
            description = "How long to measure; 10s if neither this nor --requests is given.")
    private @Nullable Long duration;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "End after so many requests; with --for, after whichever comes first.")
    private @Nullable Long requests;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            converter = QuantityOption.Time.class,
            description = "How long to send requests that do not count, before those that do; 2s if not given.")
    private long warmUp = 2 * SECOND;

    @Option(
            names = "--no-populate",
            description = "Do not announce every peer first: for a tracker that knows them from an earlier run.")
    private boolean skipPopulating;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Sockets (UDP) or connections (HTTP) at each source address; 4 over UDP, 64 over HTTP if not "
                    + "given.")
    private @Nullable Integer connections;

    @Option(
            names = "--pipeline",
            paramLabel = "N",
            description = "HTTP requests sent on a connection without waiting for replies; 1 if not given.")
    private int pipeline = 1;

    @Option(names = "--close", description = "Open a new connection for each HTTP request.")
    private boolean close;

    @Option(names = "--insecure", description = "Accept any certificate from an https tracker.")
    private boolean insecure;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = QuantityOption.Time.class,
            description =
                    "How long to wait for a reply before the request counts as lost; it is not repeated. 2s if not "
                            + "given.")
    private long timeout = 2 * SECOND;

    @Option(names = "--verify", description = "Check that replies agree with what the tracker was told; exit 1 if not.")
    private boolean verify;

    @Option(
            names = "--histogram",
            paramLabel = "FILE",
            description = "Write the latencies in HdrHistogram's percentile format, in microseconds.")
    private @Nullable Path histogram;

    @Option(
            names = "--list-info-hashes",
            paramLabel = "FILE",
            description =
                    "Write the info-hashes that would be announced, one in a line, as a tracker's list of allowed "
                            + "torrents; measure nothing.")
    private @Nullable Path infoHashes;

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (infoHashes != null) {
                return list(infoHashes);
            }
            LoadSettings settings = settings();
            if (histogram != null) {
                new ResultFile("--histogram", histogram).check();
            }
            return measure(settings);
        } catch (IllegalArgumentException problem) {
            throw new UserError("--" + problem.getMessage());
        }
    }

    private int list(Path file) {
        new ResultFile("--list-info-hashes", file)
                .write(path -> LoadReport.writeInfoHashes(population.settings(), path));
        return Swarmbed.DONE;
    }

    private int measure(LoadSettings settings) throws InterruptedException {
        StatusLine line = new StatusLine(err(), quiet());
        try (Interrupt interrupt = new Interrupt();
                LoadRun run = LoadRun.of(settings)) {
            var unused = interrupt.requested().thenRun(run::stop);
            LoadResult result = run.run(progress -> line.show(text(progress)));
            line.clear();
            print(result);
            return interrupt.exitWith(judge(result));
        } catch (LoadException problem) {
            line.warn("swarmbed: " + problem.getMessage());
            return Swarmbed.FAILED;
        }
    }

    private void print(LoadResult result) {
        LoadReport.text(result).forEach(this::say);
        if (json()) {
            printJson(LoadReport.json(result));
        }
        if (histogram != null) {
            new ResultFile("--histogram", histogram).write(path -> LoadReport.writeHistogram(result, path));
        }
    }

    private int judge(LoadResult result) {
        Optional<String> failure = result.failure();
        failure.ifPresent(why -> err().println("swarmbed: " + result.settings().tracker() + ": " + why));
        return failure.isPresent() ? Swarmbed.FAILED : Swarmbed.DONE;
    }

    private static String text(LoadProgress progress) {
        return progress.phase() + ": " + progress.perSecond() + " replies/s, " + progress.replies() + " replies, "
                + progress.sent() + " requests";
    }

    private LoadSettings settings() {
        TrackerUrl tracker = tracker();
        boolean udp = tracker.scheme() == TrackerUrl.Scheme.UDP;
        if (window != null && rate != null) {
            throw new UserError("--window and --rate exclude each other: a closed loop or an open one");
        }
        if (udp && (close || pipeline > 1)) {
            throw new UserError((close ? "--close" : "--pipeline") + " is for HTTP; there are no connections over UDP");
        }
        if (requests != null && requests < 1) {
            throw new UserError("--requests: must be 1 or more");
        }
        WireSettings wire = new WireSettings(
                connections != null ? connections : udp ? UDP_SOCKETS : HTTP_CONNECTIONS,
                pipeline,
                close,
                insecure,
                timeout);
        return new LoadSettings(
                tracker,
                population.settings(),
                population.traffic(),
                wire,
                pace(udp, wire),
                !skipPopulating,
                warmUp,
                duration != null ? duration : requests != null ? Long.MAX_VALUE : 10 * SECOND,
                requests != null ? requests : Long.MAX_VALUE,
                verify);
    }

    private Pace pace(boolean udp, WireSettings wire) {
        if (rate != null) {
            return new Pace.Open(rate);
        }
        int fitting =
                wire.connections() * wire.pipeline() * population.settings().sources();
        int usual = udp ? UDP_WINDOW : fitting;
        int wanted = window != null ? window : usual;
        if (!udp && wanted > fitting) {
            throw new UserError("--window: " + wanted + " requests do not fit " + fitting
                    + " places on connections; give --connections or --pipeline");
        }
        return new Pace.Closed(wanted);
    }

    private TrackerUrl tracker() {
        if (url == null) {
            throw new UserError("no tracker given; name its announce URL, as in udp://127.0.0.1:6969");
        }
        try {
            return TrackerUrl.parse(url);
        } catch (IllegalArgumentException problem) {
            throw new UserError("'" + url + "': " + problem.getMessage());
        }
    }
}

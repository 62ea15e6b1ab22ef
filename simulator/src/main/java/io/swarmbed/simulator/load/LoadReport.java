package io.swarmbed.simulator.load;

import io.swarmbed.engine.meta.InfoHash;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Shows what was measured: as a table, as an object for JSON, as files. */
public final class LoadReport {
    private static final int TICKS_PER_HALF_DISTANCE = 5;
    private static final double NANOS_PER_MICRO = 1000.0;

    private LoadReport() {}

    /** A table of the phases, and what there is to say about them. */
    public static List<String> text(LoadResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(row(
                "phase",
                "replies/s",
                "sent",
                "replies",
                "errors",
                "lost",
                "p50 ms",
                "p90 ms",
                "p99 ms",
                "p99.9 ms",
                "max ms",
                "peers",
                "MB in/out"));
        for (PhaseResult phase : result.phases()) {
            lines.add(row(
                    phase.name(),
                    Decimal.of(phase.perSecond(), 0),
                    phase.sent(),
                    phase.replies(),
                    phase.errors() + phase.broken(),
                    phase.lost(),
                    millis(phase.latency().getValueAtPercentile(50)),
                    millis(phase.latency().getValueAtPercentile(90)),
                    millis(phase.latency().getValueAtPercentile(99)),
                    millis(phase.latency().getValueAtPercentile(99.9)),
                    millis(phase.latency().getMaxValue()),
                    Decimal.of(phase.peersPerReply(), 1),
                    megabytes(phase.bytesIn()) + "/" + megabytes(phase.bytesOut())));
        }
        for (PhaseResult phase : result.phases()) {
            phase.messages().forEach((message, count) -> lines.add(phase.name() + ": " + count + " times: " + message));
            if (phase.stray() > 0) {
                lines.add(phase.name() + ": " + phase.stray() + " packets answered nothing, or came too late");
            }
        }
        lines.addAll(remarks(result));
        return lines;
    }

    private static List<String> remarks(LoadResult result) {
        List<String> lines = new ArrayList<>();
        PhaseResult last = result.last();
        last.corrected()
                .ifPresent(
                        corrected -> lines.add("Peers that do not wait for one another would have seen a p99 of about "
                                + millis(corrected.getValueAtPercentile(99)) + " ms and a p99.9 of "
                                + millis(corrected.getValueAtPercentile(99.9))
                                + " ms at this rate (corrected for coordinated omission; --rate measures it)."));
        lines.add("The generator used " + Decimal.of(last.cores(), 2) + " processors.");
        if (last.lost() > 0) {
            lines.add("! " + Decimal.of(100.0 * last.lost() / last.sent(), 2)
                    + " % of the requests were lost: the latencies are those of the others");
        }
        last.doubt().ifPresent(doubt -> lines.add("! " + doubt));
        if (result.looksLimited()) {
            lines.add("! the tracker seems to limit the rate of an address; exempt this one from the limit, or ask less"
                    + " with --rate and --peers");
        }
        result.violations().forEach((what, count) -> lines.add("! " + count + " times: " + what));
        if (result.settings().verify() && result.violations().isEmpty()) {
            lines.add("Every reply was right as far as can be told from outside.");
        }
        return lines;
    }

    /** The same as an object of maps, lists and numbers. */
    public static Map<String, Object> json(LoadResult result) {
        LoadSettings settings = result.settings();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tracker", settings.tracker().text());
        json.put("seed", settings.population().seed());
        json.put("torrents", settings.population().torrents());
        json.put("peers", settings.population().peers());
        json.put("zipf_exponent", Decimal.of(settings.population().zipf(), 3));
        json.put("numwant", settings.traffic().numWant());
        json.put("connections", settings.wire().connections());
        json.put("pipeline", settings.wire().pipeline());
        if (settings.pace() instanceof Pace.Closed closed) {
            json.put("window", closed.window());
        } else if (settings.pace() instanceof Pace.Open open) {
            json.put("rate_per_s", open.perSecond());
        }
        json.put("phases", result.phases().stream().map(LoadReport::json).toList());
        json.put("verified", settings.verify());
        json.put("violations", result.violations());
        return json;
    }

    private static Map<String, Object> json(PhaseResult phase) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("phase", phase.name());
        json.put("duration_s", Decimal.of(phase.nanos() / 1e9, 3));
        json.put("replies_per_s", Decimal.of(phase.perSecond(), 1));
        json.put("sent", phase.sent());
        json.put("replies", phase.replies());
        json.put("errors", phase.errors());
        json.put("broken", phase.broken());
        json.put("lost", phase.lost());
        json.put("stray", phase.stray());
        json.put("messages", phase.messages());
        json.put("latency_us", latencies(phase.latency()));
        phase.corrected().ifPresent(corrected -> json.put("latency_corrected_us", latencies(corrected)));
        json.put("peers_per_reply", Decimal.of(phase.peersPerReply(), 3));
        json.put("bytes_in", phase.bytesIn());
        json.put("bytes_out", phase.bytesOut());
        json.put("generator_thread_busy", Decimal.of(phase.busy(), 3));
        json.put("generator_cores", Decimal.of(phase.cores(), 3));
        json.put("send_lag_us", latencies(phase.sendLag()));
        phase.doubt().ifPresent(doubt -> json.put("doubt", doubt));
        json.put("timeline", phase.timeline().stream().map(LoadReport::json).toList());
        return json;
    }

    private static Map<String, Object> json(Timeline.Second second) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("second", second.second());
        json.put("replies", second.replies());
        json.put("p50_us", Decimal.micros(second.medianNanos()));
        json.put("p99_us", Decimal.micros(second.p99Nanos()));
        json.put("max_us", Decimal.micros(second.maxNanos()));
        return json;
    }

    private static Map<String, Object> latencies(Histogram histogram) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", Decimal.of(histogram.getTotalCount() == 0 ? 0 : histogram.getMean() / NANOS_PER_MICRO, 1));
        json.put("p50", Decimal.micros(histogram.getValueAtPercentile(50)));
        json.put("p90", Decimal.micros(histogram.getValueAtPercentile(90)));
        json.put("p99", Decimal.micros(histogram.getValueAtPercentile(99)));
        json.put("p99.9", Decimal.micros(histogram.getValueAtPercentile(99.9)));
        json.put("max", Decimal.micros(histogram.getMaxValue()));
        return json;
    }

    /** Writes the latencies of the last phase in HdrHistogram's percentile format, in microseconds. */
    public static void writeHistogram(LoadResult result, Path file) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            result.last().latency().outputPercentileDistribution(out, TICKS_PER_HALF_DISTANCE, NANOS_PER_MICRO);
            if (out.checkError()) {
                throw new IOException("the file could not be written");
            }
        }
    }

    /** Writes the info-hashes of a population, one in a line, in hexadecimal digits. */
    public static void writeInfoHashes(PopulationSettings settings, Path file) throws IOException {
        byte[] hashes = Population.infoHashes(settings.seed(), settings.torrents());
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (int torrent = 0; torrent < settings.torrents(); torrent++) {
                int from = Population.hashOffset(torrent);
                out.write(HexFormat.of().formatHex(hashes, from, from + InfoHash.LENGTH));
                out.write('\n');
            }
        }
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-9s %11s %10s %10s %7s %7s %9s %9s %9s %9s %9s %6s %9s", cells)
                .stripTrailing();
    }

    private static BigDecimal millis(long nanos) {
        return Decimal.of(nanos / 1e6, 3);
    }

    private static BigDecimal megabytes(long bytes) {
        return Decimal.of(bytes / 1e6, 0);
    }
}

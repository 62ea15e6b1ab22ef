package io.swarmbed.simulator.cli;

import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.simulator.trace.TraceDiff;
import io.swarmbed.simulator.trace.TraceEvent;
import io.swarmbed.simulator.trace.TraceException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the first event at which two traced runs part. */
@Command(
        name = "diff",
        description =
                "Compare two traced runs, and show the first event at which they part. Exit code 0 when they are the"
                        + " same, 1 when not.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed run my.yaml --world virtual --trace --out a",
            "  swarmbed run my.yaml --world virtual --trace --out b --set home.picker=random",
            "  swarmbed diff a b"
        })
final class DiffCommand extends BaseCommand {
    private static final String OVER = "no event: the run is over";

    @Parameters(index = "0", paramLabel = "A", description = "A run folder or a trace file.")
    @SuppressWarnings("NullAway.Init")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "Another.")
    @SuppressWarnings("NullAway.Init")
    private Path second;

    @Option(
            names = "--context",
            paramLabel = "N",
            description = "How many events to show before and after that place; 5 if not given.")
    private int context = 5;

    @Override
    public Integer call() {
        if (context < 1 || context > 10_000) {
            throw new UserError("--context " + context + ": must be from 1 to 10000");
        }
        TraceDiff diff;
        try {
            diff = TraceDiff.of(first, second, context);
        } catch (TraceException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
        if (json()) {
            printJson(asJson(diff));
        } else {
            print(diff);
        }
        return diff.equal() ? Swarmbed.DONE : Swarmbed.FAILED;
    }

    private void print(TraceDiff diff) {
        if (diff.equal()) {
            say("the runs are the same: " + Quantities.count(diff.same(), "event"));
            return;
        }
        Map<String, String> names = names(first);
        say("the runs part after " + Quantities.count(diff.same(), "event") + time(diff) + ".");
        say("");
        list("both", diff.before(), "no event", names);
        list("A: " + first, diff.first(), OVER, names);
        list("B: " + second, diff.second(), OVER, names(second));
    }

    /** When the earlier of the two next events happens. */
    private static String time(TraceDiff diff) {
        return Stream.of(diff.first(), diff.second())
                .filter(events -> !events.isEmpty())
                .map(events -> events.get(0).timeNanos())
                .min(Comparator.comparing(BigDecimal::new))
                .map(nanos -> ", at " + seconds(nanos))
                .orElse("");
    }

    private void list(String title, List<TraceEvent> events, String none, Map<String, String> names) {
        say(title);
        if (events.isEmpty()) {
            say("  " + none);
        }
        for (TraceEvent event : events) {
            say("  " + seconds(event.timeNanos()) + "  " + text(event, names));
        }
    }

    private static String seconds(String nanos) {
        return new BigDecimal(nanos).movePointLeft(9).setScale(9).toPlainString() + " s";
    }

    private static String text(TraceEvent event, Map<String, String> names) {
        String node = name(event.node(), names);
        String connection = event.connection().isEmpty() ? "" : "  (connection " + event.connection() + ")";
        return switch (event.event()) {
            case "alarm" -> (event.node().isEmpty() ? "the world" : node) + ": alarm";
            case "opened" -> node + " reaches " + name(event.peer(), names) + connection;
            case "closed" -> node + " has closed" + connection;
            default -> name(event.peer(), names) + " → " + node + ": " + message(event) + connection;
        };
    }

    private static String message(TraceEvent event) {
        List<String> numbers = event.numbers();
        if (numbers.size() < 3) {
            return (event.event() + " " + String.join(" ", numbers)).strip();
        }
        return event.event().equals("bitfield")
                ? "bitfield with " + numbers.get(0) + " of " + numbers.get(1) + " pieces, hash " + numbers.get(2)
                : event.event() + " " + numbers.get(0) + ", " + numbers.get(2) + " bytes at " + numbers.get(1);
    }

    private static String name(String peer, Map<String, String> names) {
        return names.getOrDefault(peer, "peer " + peer);
    }

    /** The peers' names by their numbers; none when the run's folder has no table of peers. */
    private static Map<String, String> names(Path run) {
        Map<String, String> names = new HashMap<>();
        Path folder = Files.isDirectory(run) ? run : run.toAbsolutePath().getParent();
        if (folder != null && Files.exists(folder.resolve("peers.csv"))) {
            try {
                for (Peer peer : RunFolder.outline(folder).peers()) {
                    names.put(String.valueOf(peer.number()), peer.name());
                }
            } catch (ReportException unreadable) {
                return Map.of();
            }
        }
        return names;
    }

    private static Map<String, Object> asJson(TraceDiff diff) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("equal", diff.equal());
        json.put("same_events", diff.same());
        if (!diff.equal()) {
            json.put("before", diff.before());
            json.put("a", diff.first());
            json.put("b", diff.second());
        }
        return json;
    }
}

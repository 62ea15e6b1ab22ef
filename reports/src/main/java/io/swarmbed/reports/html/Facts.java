package io.swarmbed.reports.html;

import static io.swarmbed.reports.chart.Numbers.bytes;
import static io.swarmbed.reports.chart.Numbers.chosenSize;
import static io.swarmbed.reports.chart.Numbers.duration;
import static io.swarmbed.reports.chart.Numbers.percent;
import static io.swarmbed.reports.chart.Numbers.plain;
import static io.swarmbed.reports.chart.Numbers.rate;

import io.swarmbed.reports.chart.FaultMarks;
import io.swarmbed.reports.table.RunInfo;
import io.swarmbed.reports.table.RunInfo.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** The facts of a run that a reader wants first, as names and readable values. */
public final class Facts {
    /** A name and what is to be said of it. */
    public record Fact(String name, String value) {}

    private Facts() {}

    /** What the reader must know before believing any number, the worst first. */
    public static List<String> warnings(RunInfo run) {
        List<String> warnings = new ArrayList<>();
        if (!run.outcome().trustworthy()) {
            warnings.add("This run is not trustworthy: its times mean little.");
        }
        if (run.outcome().reached().isPresent() && !run.outcome().reached().get()) {
            String stop = run.outcome().stop();
            warnings.add("The run ended before its stop condition was reached"
                    + (stop.isEmpty() ? "." : " (" + stop + ")."));
        }
        Totals totals = run.totals();
        if (totals.verifyFailed().orElse(0) > 0) {
            long wrong = totals.verifyFailed().getAsLong();
            warnings.add(wrong == 1 ? "1 peer holds wrong content." : wrong + " peers hold wrong content.");
        }
        warnings.addAll(run.outcome().warnings());
        return List.copyOf(warnings);
    }

    /** The numbers of the run; one that was not recorded is left out. */
    public static List<Fact> of(RunInfo run) {
        List<Fact> facts = new ArrayList<>();
        Totals totals = run.totals();
        facts.add(new Fact("run", run(run)));
        run.duration().ifPresent(seconds -> facts.add(new Fact("duration", duration(seconds) + ended(run))));
        content(run, facts);
        if (totals.completed().isPresent()) {
            String of =
                    totals.expected().isPresent() ? " of " + totals.expected().getAsLong() : "";
            facts.add(new Fact("completed", totals.completed().getAsLong() + of + verified(totals)));
        }
        completion(totals, facts);
        bound(run, facts);
        if (!run.faults().isEmpty()) {
            facts.add(new Fact("faults", FaultMarks.words(run.faults())));
        }
        add(facts, "goodput", totals.goodput(), value -> rate(value) + " (payload that was needed, all peers)");
        add(facts, "uplink utilisation", totals.uplinkUtilisation(), value -> percent(value));
        add(facts, "sent by seeds", totals.seedShare(), value -> percent(value) + " of the payload");
        add(facts, "wasted", totals.wastedBytes(), value -> bytes(value));
        return List.copyOf(facts);
    }

    private static String run(RunInfo run) {
        List<String> parts = new ArrayList<>();
        parts.add(run.name().isEmpty() ? "unnamed" : oneLine(run.name()));
        if (!run.world().isEmpty()) {
            parts.add(oneLine(run.world()) + " world");
        }
        parts.add(run.seed().isPresent() ? "seed " + run.seed().getAsLong() : "no seed recorded");
        return String.join(", ", parts);
    }

    /** Why a run fell short is said by its warnings. */
    private static String ended(RunInfo run) {
        String stop = run.outcome().stop();
        if (!run.outcome().reached().orElse(true)) {
            return ", ended early";
        }
        return stop.isEmpty() ? "" : ", ended by " + oneLine(stop);
    }

    private static void content(RunInfo run, List<Fact> facts) {
        if (run.content().bytes().isEmpty()) {
            return;
        }
        StringBuilder value = new StringBuilder(chosenSize(run.content().bytes().getAsLong()));
        if (run.content().pieces().isPresent()) {
            value.append(" in ").append(run.content().pieces().getAsLong()).append(" pieces");
        }
        run.content().pieceBytes().ifPresent(size -> value.append(" of ").append(chosenSize(size)));
        facts.add(new Fact("content", value.toString()));
    }

    private static String verified(Totals totals) {
        if (totals.verified().orElse(0) + totals.verifyFailed().orElse(0) == 0) {
            return "";
        }
        return ", content checked at " + totals.verified().getAsLong() + ", wrong at "
                + totals.verifyFailed().orElse(0);
    }

    private static void completion(Totals totals, List<Fact> facts) {
        List<String> parts = new ArrayList<>();
        part(parts, "first ", totals.completionFirst());
        part(parts, "median ", totals.completionMedian());
        part(parts, "90 % ", totals.completionP90());
        part(parts, "last ", totals.completionLast());
        part(parts, "mean ", totals.completionMean());
        if (!parts.isEmpty()) {
            facts.add(new Fact("completion time", String.join(", ", parts)));
        }
    }

    private static void part(List<String> parts, String name, OptionalDouble seconds) {
        seconds.ifPresent(value -> parts.add(name + duration(value)));
    }

    private static void bound(RunInfo run, List<Fact> facts) {
        OptionalDouble bound = run.bound().lastCompletion();
        if (bound.isPresent()) {
            OptionalDouble efficiency = run.totals().efficiency();
            facts.add(new Fact(
                    "bound",
                    "no schedule completes the last peer before " + duration(bound.getAsDouble()) + " from the start"
                            + (efficiency.isPresent()
                                    ? "; this run took " + plain(efficiency.getAsDouble()) + " times that"
                                    : "")));
        } else if (!run.bound().unavailable().isEmpty()) {
            facts.add(new Fact("bound", "none: " + oneLine(run.bound().unavailable())));
        }
    }

    private static void add(List<Fact> facts, String name, OptionalDouble value, DoubleFunction<String> words) {
        value.ifPresent(number -> facts.add(new Fact(name, words.apply(number))));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}

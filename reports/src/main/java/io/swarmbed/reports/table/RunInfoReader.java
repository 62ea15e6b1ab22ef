package io.swarmbed.reports.table;

import io.swarmbed.reports.table.RunInfo.Bound;
import io.swarmbed.reports.table.RunInfo.Content;
import io.swarmbed.reports.table.RunInfo.Failure;
import io.swarmbed.reports.table.RunInfo.Fault;
import io.swarmbed.reports.table.RunInfo.Group;
import io.swarmbed.reports.table.RunInfo.Outcome;
import io.swarmbed.reports.table.RunInfo.Totals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code run.json}, taking every key as optional but {@code schema}. */
final class RunInfoReader {
    private static final int SCHEMA = 1;
    private static final String FILE = "run.json";

    private RunInfoReader() {}

    static RunInfo read(Path folder) throws ReportException {
        JsonObject root = object(folder);
        long schema = root.whole("schema")
                .orElseThrow(() -> new ReportException(FILE + ": there is no schema number; is this a run folder?"));
        if (schema != SCHEMA) {
            throw new ReportException(FILE + ": schema " + schema + ", but this version reads schema " + SCHEMA
                    + "; use the version that made the run");
        }
        return new RunInfo(
                root.text("name"),
                root.text("description"),
                root.text("scenario"),
                root.text("world"),
                root.whole("seed"),
                root.text("started"),
                texts(root.child("versions")),
                root.text("command"),
                root.text("digest"),
                root.flag("sampled").orElse(false),
                root.flag("capacities_change").orElse(false),
                outcome(root.child("outcome")),
                root.number("duration_s"),
                content(root.child("content")),
                groups(root),
                faults(root),
                bound(root.child("bound")),
                totals(root.child("summary")),
                failures(root));
    }

    private static JsonObject object(Path folder) throws ReportException {
        if (!Files.exists(folder.resolve(FILE)) && Files.exists(folder.resolve("compare.json"))) {
            throw new ReportException(folder + ": is the folder of a comparison; name one of those in its 'runs'");
        }
        return JsonObject.read(folder, FILE, "a run");
    }

    private static Map<String, String> texts(JsonObject object) throws ReportException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : object.keys()) {
            texts.put(key, object.text(key));
        }
        return texts;
    }

    private static Outcome outcome(JsonObject object) throws ReportException {
        return new Outcome(
                object.flag("reached"),
                object.text("stop"),
                object.flag("trustworthy").orElse(true),
                object.texts("warnings"));
    }

    private static Content content(JsonObject object) throws ReportException {
        return new Content(
                object.whole("bytes"), object.whole("piece_bytes"), object.whole("pieces"), object.text("info_hash"));
    }

    private static List<Group> groups(JsonObject root) throws ReportException {
        List<Group> groups = new ArrayList<>();
        for (JsonObject group : root.children("groups")) {
            groups.add(new Group(
                    group.text("name"),
                    group.whole("peers"),
                    group.flag("complete").orElse(false),
                    group.text("picker"),
                    group.text("choker"),
                    playback(group.child("playback"))));
        }
        return List.copyOf(groups);
    }

    private static Optional<RunInfo.Playback> playback(JsonObject object) throws ReportException {
        OptionalDouble rate = object.number("rate_bytes_per_s");
        return rate.isPresent() && rate.getAsDouble() > 0
                ? Optional.of(new RunInfo.Playback(
                        rate.getAsDouble(), object.number("start_s").orElse(0)))
                : Optional.empty();
    }

    private static List<Fault> faults(JsonObject root) throws ReportException {
        List<Fault> faults = new ArrayList<>();
        for (JsonObject fault : root.children("faults")) {
            double at = fault.number("at_s").orElse(0);
            faults.add(new Fault(at, Math.max(at, fault.number("until_s").orElse(at)), fault.text("what")));
        }
        return List.copyOf(faults);
    }

    private static Bound bound(JsonObject object) throws ReportException {
        return new Bound(object.number("last_completion_s"), object.text("unavailable"));
    }

    private static Totals totals(JsonObject summary) throws ReportException {
        JsonObject completion = summary.child("completion_s");
        return new Totals(
                summary.whole("peers"),
                summary.whole("completed"),
                summary.whole("expected"),
                completion.number("first"),
                completion.number("p50"),
                completion.number("p90"),
                completion.number("last"),
                completion.number("mean"),
                summary.number("efficiency"),
                summary.number("goodput_bytes_per_s"),
                summary.number("uplink_utilisation"),
                summary.number("seed_share"),
                summary.number("wasted_bytes"),
                summary.whole("verified"),
                summary.whole("verify_failed"));
    }

    private static List<Failure> failures(JsonObject root) throws ReportException {
        List<Failure> failures = new ArrayList<>();
        for (JsonObject failure : root.children("failures")) {
            failures.add(new Failure(failure.whole("peer"), failure.text("reason")));
        }
        return List.copyOf(failures);
    }
}

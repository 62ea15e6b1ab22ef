package io.swarmbed.simulator.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.Finding;
import io.swarmbed.reports.comparison.Verdict;
import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Measurement;
import io.swarmbed.reports.metric.Measurements;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Scenario;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes what a comparison leaves beside the folders of its runs: {@code runs.csv} and {@code compare.json}. */
public final class ComparisonFiles {
    private static final String WORLD = "world";

    private final Path folder;
    private final Experiment experiment;

    public ComparisonFiles(Path folder, Experiment experiment) {
        this.folder = folder;
        this.experiment = experiment;
    }

    /** A row for each run, group and metric. */
    public void writeRuns(List<TrialResult> results) throws IOException {
        List<String> columns = new ArrayList<>();
        columns.add("run");
        axes().forEach(columns::add);
        columns.addAll(List.of(
                "seed", WORLD, "group", "metric", "across", "value", "reached", "trustworthy", "repeats", "digest"));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader(columns.toArray(String[]::new))
                .get();
        try (Writer file = Files.newBufferedWriter(folder.resolve("runs.csv"), StandardCharsets.UTF_8);
                CSVPrinter printer = format.print(file)) {
            for (TrialResult result : results) {
                if (result.measurements().isPresent()) {
                    rows(printer, result, result.measurements().get());
                }
            }
        }
    }

    /** The world has a column anyway. */
    private List<String> axes() {
        return experiment.axes().stream()
                .map(Comparison.Axis::path)
                .filter(path -> !path.equals(WORLD))
                .toList();
    }

    private void rows(CSVPrinter printer, TrialResult result, Measurements measured) throws IOException {
        for (Measurement row : measured.rows()) {
            List<Object> cells = new ArrayList<>();
            cells.add(result.trial().name());
            for (String axis : axes()) {
                cells.add(result.trial().variant().settings().getOrDefault(axis, ""));
            }
            cells.add(result.trial().seed());
            cells.add(measured.info().world());
            cells.add(row.group());
            cells.add(row.metric().word());
            cells.add(row.across().map(Across::word).orElse(""));
            cells.add(Figures.recorded(row.value()).toPlainString());
            cells.add(result.counts() ? 1 : 0);
            cells.add(result.trustworthy() ? 1 : 0);
            cells.add(result.repeats());
            cells.add(measured.info().digest());
            printer.printRecord(cells);
        }
    }

    /**
     * What was compared and what came of it.
     *
     * @param labels what it says of itself
     * @return what was written
     */
    public ObjectNode writeJson(ScenarioRunner.Labels labels, List<TrialResult> results, List<Verdict> verdicts)
            throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        Scenario scenario = experiment.scenario();
        root.put("schema", ComparisonFolder.SCHEMA).put("name", scenario.name());
        root.put("description", scenario.description())
                .put("paper", scenario.paper())
                .put("scenario", labels.scenarioFile());
        root.put("command", labels.command()).put("version", labels.version());
        if (!labels.plugIns().isEmpty()) {
            labels.plugIns().forEach(root.putObject("plug_ins")::put);
        }
        ObjectNode vary = root.putObject("vary");
        experiment.axes().forEach(axis -> axis.values().forEach(vary.withArray("/" + pointer(axis.path()))::add));
        root.put("combine", experiment.comparison().combine().word());
        root.put("lead", experiment.comparison().lead().word());
        experiment
                .variants()
                .forEach(variant -> settings(root.withArray("/variants").addObject(), variant));
        settings(root.putObject("reference"), experiment.reference());
        experiment.seeds().forEach(root.putArray("seeds")::add);
        root.put(
                "complete",
                results.size()
                        == experiment.seeds().size() * experiment.variants().size());
        results.forEach(result -> run(root.withArray("/runs").addObject(), result));
        ArrayNode expectations = root.putArray("expectations");
        verdicts.forEach(verdict -> expectations.add(json(verdict, expectations.objectNode())));
        write(root);
        return root;
    }

    /** Adds what can be said of the comparison to what was written. */
    public void addFindings(ObjectNode root, List<Finding> findings) throws IOException {
        ArrayNode sentences = root.putArray("findings");
        findings.forEach(finding ->
                sentences.addObject().put("kind", finding.kind().word()).put("text", finding.text()));
        write(root);
    }

    private void write(ObjectNode root) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(folder.resolve(ComparisonFolder.FILE), json.writeValueAsString(root) + "\n");
    }

    /**
     * What an earlier comparison in this folder has and this one has not, in words; empty when all is in this one.
     *
     * @throws ReportException when the folder was written in another form
     */
    public Optional<String> lost() throws IOException, ReportException {
        if (!ComparisonFolder.isOne(folder)) {
            return Optional.empty();
        }
        JsonNode before = before();
        if (before.path("schema").asInt() != ComparisonFolder.SCHEMA) {
            throw new ReportException(folder + " holds a comparison of schema "
                    + before.path("schema").asInt() + ", and this version goes on with schema "
                    + ComparisonFolder.SCHEMA
                    + " alone; name another folder with --out");
        }
        for (JsonNode variant : before.path("variants")) {
            Map<String, String> settings = new LinkedHashMap<>();
            variant.properties()
                    .forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
            if (experiment.variants().stream().noneMatch(now -> now.settings().equals(settings))) {
                return Optional.of(settings.isEmpty() ? "the scenario as it is" : Variant.words(settings));
            }
        }
        for (JsonNode seed : before.path("seeds")) {
            if (!experiment.seeds().contains(seed.asLong())) {
                return Optional.of("seed " + seed.asLong());
            }
        }
        return Optional.empty();
    }

    private JsonNode before() throws IOException, ReportException {
        try {
            return new ObjectMapper().readTree(Files.readString(folder.resolve(ComparisonFolder.FILE)));
        } catch (JsonProcessingException e) {
            throw new ReportException(folder.resolve(ComparisonFolder.FILE)
                    + ": not JSON; remove it to keep the runs beside it, or name another folder with --out");
        }
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static void run(ObjectNode node, TrialResult result) {
        node.put("run", result.trial().name());
        settings(node.putObject("variant"), result.trial().variant());
        node.put("seed", result.trial().seed());
        node.put(WORLD, result.trial().scenario().world().word());
        node.put("counts", result.counts());
        if (!result.counts()) {
            node.put("fault", result.fault());
        }
        node.put("trustworthy", result.trustworthy());
        node.put("repeats", result.repeats());
        result.measurements()
                .map(measured -> measured.info().digest())
                .filter(digest -> !digest.isEmpty())
                .ifPresent(digest -> node.put("digest", digest));
    }

    private static void settings(ObjectNode node, Variant variant) {
        variant.settings().forEach(node::put);
    }

    /** A verdict as JSON, in the given object. */
    public static ObjectNode json(Verdict verdict, ObjectNode node) {
        node.put("verdict", verdict.status().word());
        node.put("what", verdict.subject()).put("where", verdict.where());
        node.put("expected", verdict.expected()).put("measured", verdict.measured());
        ArrayNode values = node.putArray("values");
        verdict.values().forEach(value -> values.add(Figures.recorded(value)));
        return node.put("seeds", verdict.seeds())
                .put("note", verdict.note())
                .put("claim", verdict.claim())
                .put("published", verdict.published());
    }
}

package io.swarmbed.reports.comparison;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.reports.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Writes the folder of a comparison whose numbers a test makes up. */
final class ComparisonWriter {
    private final Map<String, List<String>> axes = new LinkedHashMap<>();
    private final List<Double> faults = new ArrayList<>();
    private String combine = "all";
    private int seeds = 20;
    private Map<String, String> reference = Map.of();

    /** A number of a run, in the metric's own way of summing up; empty when there is none. */
    interface Numbers {
        OptionalDouble value(Map<String, String> variant, int seed, String group, Metric metric);
    }

    ComparisonWriter vary(String path, String... values) {
        axes.put(path, List.of(values));
        return this;
    }

    ComparisonWriter seeds(int count) {
        seeds = count;
        return this;
    }

    ComparisonWriter paired() {
        combine = "paired";
        return this;
    }

    ComparisonWriter reference(Map<String, String> settings) {
        reference = settings;
        return this;
    }

    /** The run of this variant (by its place) and seed falls short. */
    ComparisonWriter fault(int variant, int seed) {
        faults.add(variant + seed / 1e6);
        return this;
    }

    private List<Map<String, String>> variants() {
        if (combine.equals("paired")) {
            int length = axes.values().iterator().next().size();
            return IntStream.range(0, length)
                    .mapToObj(i -> {
                        Map<String, String> settings = new LinkedHashMap<>();
                        axes.forEach((path, values) -> settings.put(path, values.get(i)));
                        return settings;
                    })
                    .toList();
        }
        List<Map<String, String>> variants = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> start : variants) {
                for (String value : axis.getValue()) {
                    Map<String, String> settings = new LinkedHashMap<>(start);
                    settings.put(axis.getKey(), value);
                    longer.add(settings);
                }
            }
            variants = longer;
        }
        return variants;
    }

    ComparisonFolder write(Path folder, List<String> groups, List<Metric> metrics, Numbers numbers) throws Exception {
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        root.put("schema", 2).put("name", "made-up").put("combine", combine).put("complete", true);
        ObjectNode vary = root.putObject("vary");
        axes.forEach((path, values) -> values.forEach(vary.withArray("/" + path)::add));
        ObjectNode standard = root.putObject("reference");
        reference.forEach(standard::put);
        List<String> rows = new ArrayList<>(List.of("run,seed,group,metric,across,value"));
        List<Map<String, String>> variants = variants();
        for (int v = 0; v < variants.size(); v++) {
            ObjectNode settings = root.withArray("/variants").addObject();
            variants.get(v).forEach(settings::put);
            for (int seed = 1; seed <= seeds; seed++) {
                boolean counts = !faults.contains(v + seed / 1e6);
                ObjectNode run = root.withArray("/runs").addObject();
                run.put("run", v + "-" + seed).put("seed", seed).put("counts", counts);
                run.put("fault", counts ? "" : "time is over").put("trustworthy", true);
                variants.get(v).forEach(run.putObject("variant")::put);
                for (String group : groups) {
                    for (Metric metric : metrics) {
                        row(
                                rows,
                                v + "-" + seed,
                                seed,
                                group,
                                metric,
                                numbers.value(variants.get(v), seed, group, metric));
                    }
                }
            }
        }
        IntStream.rangeClosed(1, seeds).forEach(root.withArray("/seeds")::add);
        write(folder, root.toString(), rows);
        return ComparisonFolder.read(folder);
    }

    private static void row(
            List<String> rows, String run, int seed, String group, Metric metric, OptionalDouble value) {
        value.ifPresent(number -> rows.add(String.join(
                ",",
                run,
                String.valueOf(seed),
                group,
                metric.word(),
                metric.across().map(across -> across.word()).orElse(""),
                new java.math.BigDecimal(number)
                        .setScale(9, java.math.RoundingMode.HALF_EVEN)
                        .toPlainString())));
    }

    static void write(Path folder, String json, List<String> rows) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("compare.json"), json);
        Files.writeString(folder.resolve("runs.csv"), String.join("\n", rows) + "\n");
    }
}

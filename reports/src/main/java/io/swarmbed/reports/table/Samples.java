package io.swarmbed.reports.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The content of {@code samples.csv}: a time series for each group and metric. */
public final class Samples {
    /** The name under which the whole swarm is sampled. */
    public static final String ALL = "all";

    private static final List<String> COLUMNS = List.of("time_s", "group", "metric", "value");

    private final Map<String, Map<String, Series>> series;
    private final double lastTime;

    private Samples(Map<String, Map<String, Series>> series, double lastTime) {
        this.series = series;
        this.lastTime = lastTime;
    }

    /** The series, without samples when there is none. */
    public Series of(String group, String metric) {
        return series.getOrDefault(group, Map.of()).getOrDefault(metric, Series.EMPTY);
    }

    /** Seconds of the last sample, 0 when there is none. */
    public double lastTime() {
        return lastTime;
    }

    static Samples read(CsvTable table) throws ReportException {
        Map<String, Map<String, Series.Builder>> building = new LinkedHashMap<>();
        double[] last = {0};
        table.read("samples.csv", COLUMNS, row -> {
            double time = row.number(0);
            boolean ordered = building.computeIfAbsent(row.text(1), group -> new LinkedHashMap<>())
                    .computeIfAbsent(row.text(2), metric -> new Series.Builder())
                    .add(time, row.number(3));
            if (!ordered) {
                throw row.wrong(0, "earlier than the sample before it");
            }
            last[0] = Math.max(last[0], time);
        });
        Map<String, Map<String, Series>> built = new LinkedHashMap<>();
        building.forEach((group, metrics) -> {
            Map<String, Series> ofGroup = new LinkedHashMap<>();
            metrics.forEach((metric, builder) -> ofGroup.put(metric, builder.build()));
            built.put(group, ofGroup);
        });
        return new Samples(built, last[0]);
    }
}

package io.swarmbed.reports.comparison;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.Estimate;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.stats.Interval;
import io.swarmbed.reports.stats.PairedRatios;
import io.swarmbed.reports.stats.RankSum;
import io.swarmbed.reports.stats.SignedRank;
import io.swarmbed.reports.table.ReportException;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes {@code statistics.csv}: a row for each variant, group and metric, over all seeds and against the reference. */
public final class StatisticsFile {
    private static final String NAME = "statistics.csv";
    private static final int DECIMALS = 9;
    private static final List<String> COLUMNS = List.of(
            "group",
            "metric",
            "across",
            "runs",
            "mean",
            "mean_low",
            "mean_high",
            "median",
            "median_low",
            "median_high",
            "pairs",
            "difference_mean",
            "difference_mean_low",
            "difference_mean_high",
            "difference_median",
            "difference_median_low",
            "difference_median_high",
            "ratio_median",
            "ratio_low",
            "ratio_high",
            "wilcoxon_p",
            "wilcoxon_p_holm",
            "rank_biserial",
            "mann_whitney_p",
            "a12");

    private StatisticsFile() {}

    /** Writes it into the comparison's folder. @throws ReportException when it cannot be written */
    public static Path write(ComparisonFolder folder) throws ReportException {
        Path file = folder.path().resolve(NAME);
        List<String> header = new ArrayList<>();
        folder.axes().forEach(axis -> header.add(axis.path()));
        header.addAll(COLUMNS);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader(header.toArray(String[]::new))
                .get();
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter printer = format.print(writer)) {
            for (String group : folder.groups()) {
                for (Metric metric : Metric.all()) {
                    if (!metric.ofSwarm() || group.equals(GroupStatistics.ALL)) {
                        rows(folder, group, metric, printer);
                    }
                }
            }
            return file;
        } catch (IOException e) {
            throw new ReportException(
                    file + ": cannot be written (" + e.getClass().getSimpleName()
                            + "); see the folder's permissions and the space on its disk",
                    e);
        }
    }

    private static void rows(ComparisonFolder folder, String group, Metric metric, CSVPrinter printer)
            throws IOException {
        List<Effect> effects = Effects.toReference(folder, group, metric, Optional.empty());
        for (Variant variant : folder.variants()) {
            double[] values = folder.values(variant, group, metric, Optional.empty()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (values.length == 0) {
                continue;
            }
            List<Object> cells = new ArrayList<>();
            folder.axes().forEach(axis -> cells.add(variant.settings().getOrDefault(axis.path(), "")));
            cells.addAll(List.of(
                    group, metric.word(), metric.across().map(Across::word).orElse(""), values.length));
            Estimate estimate = Estimate.of(values);
            numbers(cells, estimate.mean(), estimate.meanInterval());
            numbers(cells, estimate.median(), estimate.medianInterval());
            cells.addAll(effects.stream()
                    .filter(effect -> effect.contrast().variant().equals(variant))
                    .findFirst()
                    .map(StatisticsFile::effect)
                    .orElse(Collections.nCopies(effectColumns(), "")));
            printer.printRecord(cells);
        }
    }

    private static int effectColumns() {
        return COLUMNS.size() - COLUMNS.indexOf("pairs");
    }

    private static List<Object> effect(Effect effect) {
        List<Object> cells = new ArrayList<>();
        cells.add(effect.pairs().size());
        Optional<Estimate> differences = effect.differences();
        if (differences.isPresent()) {
            numbers(cells, differences.get().mean(), differences.get().meanInterval());
            numbers(cells, differences.get().median(), differences.get().medianInterval());
        } else {
            cells.addAll(Collections.nCopies(6, ""));
        }
        Optional<PairedRatios> ratios = effect.ratios();
        if (ratios.isPresent()) {
            numbers(
                    cells,
                    ratios.get().median(),
                    new Interval(ratios.get().low(), ratios.get().high()));
        } else {
            cells.addAll(Collections.nCopies(3, ""));
        }
        Optional<SignedRank> test = effect.test();
        cells.add(test.map(one -> recorded(one.p())).orElse(""));
        cells.add(test.map(one -> recorded(effect.adjustedP())).orElse(""));
        cells.add(test.map(one -> recorded(one.effect())).orElse(""));
        Optional<RankSum> unpaired = effect.unpaired();
        cells.add(unpaired.map(one -> recorded(one.p())).orElse(""));
        cells.add(unpaired.map(one -> recorded(one.superiority())).orElse(""));
        return cells;
    }

    private static void numbers(List<Object> cells, double value, Interval interval) {
        for (double number : Arrays.asList(value, interval.low(), interval.high())) {
            cells.add(recorded(number));
        }
    }

    private static String recorded(double value) {
        BigDecimal shortest = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
    }
}

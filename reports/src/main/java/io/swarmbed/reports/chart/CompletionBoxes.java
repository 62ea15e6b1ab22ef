package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.GroupStatistics;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;

/** Completion times of all peers of a variant as a box, and the median of each seed as a dot. */
final class CompletionBoxes {
    private static final String SLUG = "completion-boxes";
    private static final String HEADING = "Spread of completion times";
    private static final int MOST_PANELS = 3;

    private CompletionBoxes() {}

    static Figure make(Compared compared, Theme theme) {
        VariantLook look = new VariantLook(compared.folder());
        List<Variant> variants = look.shown(VariantLook.MOST_ROWS);
        Rows rows = new Rows(theme, variants.stream().map(look::name).toList());
        double most = variants.stream()
                .mapToDouble(variant ->
                        pooled(compared, variant, GroupStatistics.ALL).max().orElse(0))
                .max()
                .orElse(0);
        if (most == 0) {
            return new Figure.Absent(SLUG, HEADING, "No peer completed in any run that counts.");
        }
        Magnitude time = Magnitude.time(most);
        for (String group : compared.panels(MOST_PANELS)) {
            String of = group.equals(GroupStatistics.ALL) ? "completion time" : Labels.cut(group, 20);
            RowPanel panel = rows.panel(of + " (" + time.unit() + ")");
            for (int row = 0; row < variants.size(); row++) {
                Distribution all = pooled(compared, variants.get(row), group);
                if (all.size() > 0) {
                    Palette.Style style = look.style(variants.get(row));
                    double[] medians = compared.runs(variants.get(row)).stream()
                            .map(run -> completions(run, group))
                            .flatMapToDouble(run -> run.median().stream())
                            .toArray();
                    panel.box(row, Distribution.of(Arrays.stream(time.scale(all.values()))), style)
                            .dots(row, time.scale(medians), style);
                }
            }
            panel.fromZero();
        }
        JFreeChart chart =
                theme.chart(HEADING, look.subtitle() + "  ·  peers of all seeds; a dot for each seed", rows.plot());
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "Completion times, from joining to the last piece, of the peers of all seeds: half of them lie in the box,"
                        + " the line in it is their median, and whiskers reach from the 5th to the 95th percentile. Each dot"
                        + " is the median of one seed: where dots of two variants do not mix, the seeds agree."
                        + look.limited(VariantLook.MOST_ROWS) + compared.limited(),
                chart,
                Theme.WIDTH,
                rows.height());
    }

    static Distribution completions(Compared.Run run, String group) {
        return Distribution.of(run.of(group).stream().flatMapToDouble(peer -> peer.completionTime().stream()));
    }

    private static Distribution pooled(Compared compared, Variant variant, String group) {
        return Distribution.of(compared.runs(variant).stream()
                .flatMap(run -> run.of(group).stream())
                .flatMapToDouble(peer -> peer.completionTime().stream()));
    }
}

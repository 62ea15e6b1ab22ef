package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.CopiesGrid;
import io.swarmbed.reports.table.RunFolder;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** Copies of every piece over time, as a heat map. */
final class CopiesChart {
    private static final String SLUG = "copies";
    private static final String HEADING = "Copies of each piece";
    private static final int MOST_ROWS = 512;
    private static final int MOST_COLUMNS = 640;

    private CopiesChart() {}

    static Figure make(RunFolder run, Theme theme) {
        List<CopiesGrid.Column> columns = run.copies().columns();
        double top = run.copies().max();
        if (columns.isEmpty() || top == 0) {
            return new Figure.Absent(SLUG, HEADING, "Copies of pieces were not sampled in this run.");
        }
        int pieces = pieces(columns);
        double end = Math.max(run.duration(), columns.get(columns.size() - 1).time());
        Magnitude time = Magnitude.time(end);
        Viridis scale = new Viridis(top);
        NumberAxis domain = theme.timeAxis("time since the start of the run", time, 0, end);
        NumberAxis range = theme.countAxis("piece (0 to " + (pieces - 1) + ")", pieces);
        XYPlot plot = HeatMap.plot(
                theme, domain, range, HeatMap.image(cells(columns, pieces, end), scale, HeatMap.OPAQUE | scale.rgb(0)));
        new FaultMarks(run, theme, time).outline(plot);
        JFreeChart chart = theme.chart(run.info(), "Copies of each piece over time", remark(columns, pieces), plot);
        HeatMap.colourBar(theme, chart, scale, theme.countAxis("copies among present peers", top));
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "Each row is a piece, or the mean of neighbouring pieces when there are many; its colour is the number"
                        + " of present peers that hold it. Rows that stay dark longer than the rest are pieces that the"
                        + " swarm was short of." + FaultMarks.caption(run, "Between dashed lines"),
                chart,
                Theme.WIDTH,
                Theme.HEIGHT);
    }

    private static int pieces(List<CopiesGrid.Column> columns) {
        return columns.stream().mapToInt(CopiesGrid.Column::pieces).max().orElse(1);
    }

    private static String remark(List<CopiesGrid.Column> columns, int pieces) {
        int bins = columns.get(0).bins();
        return bins >= pieces ? pieces + " pieces" : pieces + " pieces in " + bins + " bins";
    }

    /** Piece 0 is at the bottom; a column shows the last sample at or before its middle, and is empty before the first. */
    private static double[][] cells(List<CopiesGrid.Column> columns, int pieces, double end) {
        int height = Math.min(pieces, MOST_ROWS);
        double[][] cells = new double[height][MOST_COLUMNS];
        int sample = -1;
        for (int x = 0; x < MOST_COLUMNS; x++) {
            double now = (x + 0.5) * end / MOST_COLUMNS;
            while (sample + 1 < columns.size() && columns.get(sample + 1).time() <= now) {
                sample++;
            }
            for (int row = 0; row < height; row++) {
                int piece = (int) ((long) (height - 1 - row) * pieces / height);
                cells[row][x] = sample < 0 ? Double.NaN : columns.get(sample).at(piece);
            }
        }
        return cells;
    }
}

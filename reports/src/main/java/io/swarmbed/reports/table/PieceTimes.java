package io.swarmbed.reports.table;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of {@code pieces.csv}: when each peer completed a piece.
 *
 * @param byPeer the times, in seconds and ascending, under the number of the peer
 */
public record PieceTimes(SortedMap<Integer, double[]> byPeer) {
    private static final List<String> COLUMNS = List.of("peer", "time_s");

    static PieceTimes read(CsvTable table) throws ReportException {
        SortedMap<Integer, Growing> building = new TreeMap<>();
        table.read(
                "pieces.csv",
                COLUMNS,
                row -> building.computeIfAbsent(row.index(0), peer -> new Growing())
                        .add(row.number(1)));
        SortedMap<Integer, double[]> built = new TreeMap<>();
        building.forEach((peer, times) -> built.put(peer, times.sorted()));
        return new PieceTimes(built);
    }

    private static final class Growing {
        private double[] times = new double[64];
        private int size;

        void add(double time) {
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
            }
            times[size++] = time;
        }

        double[] sorted() {
            double[] sorted = Arrays.copyOf(times, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}

package io.swarmbed.reports.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The content of {@code pieces.csv}: when each peer completed a piece. The arrays are shared for speed, and nobody
 * changes them.
 *
 * @param byPeer the times, in seconds and ascending, under the number of the peer
 * @param pieces which pieces they are of, in the order of the times
 */
public record PieceTimes(SortedMap<Integer, double[]> byPeer, SortedMap<Integer, int[]> pieces) {
    private static final List<String> COLUMNS = List.of("peer", "time_s", "piece");

    static PieceTimes read(CsvTable table) throws ReportException {
        SortedMap<Integer, Growing> building = new TreeMap<>();
        table.read(
                "pieces.csv",
                COLUMNS,
                row -> building.computeIfAbsent(row.index(0), peer -> new Growing())
                        .add(row.number(1), row.index(2)));
        SortedMap<Integer, double[]> times = new TreeMap<>();
        SortedMap<Integer, int[]> pieces = new TreeMap<>();
        building.forEach((peer, rows) -> {
            rows.sort();
            times.put(peer, rows.times);
            pieces.put(peer, rows.pieces);
        });
        return new PieceTimes(times, pieces);
    }

    private static final class Growing {
        private double[] times = new double[64];
        private int[] pieces = new int[64];
        private int size;
        private boolean ordered = true;

        void add(double time, int piece) {
            ordered &= size == 0 || time >= times[size - 1];
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                pieces = Arrays.copyOf(pieces, size * 2);
            }
            times[size] = time;
            pieces[size++] = piece;
        }

        /** Cuts the arrays to their length, and puts them in order if the file was not. */
        void sort() {
            double[] inFile = Arrays.copyOf(times, size);
            int[] piecesInFile = Arrays.copyOf(pieces, size);
            times = inFile;
            pieces = piecesInFile;
            if (!ordered) {
                int[] order = IntStream.range(0, size)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> inFile[row]))
                        .mapToInt(row -> row)
                        .toArray();
                times = Arrays.stream(order).mapToDouble(row -> inFile[row]).toArray();
                pieces = Arrays.stream(order).map(row -> piecesInFile[row]).toArray();
            }
        }
    }
}

package io.swarmbed.reports.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The content of {@code availability.csv}: mean copies of the pieces of a bin, at each sampled time.
 *
 * @param columns in order of time
 */
public record CopiesGrid(List<Column> columns) {
    private static final int MOST_PIECES = 1 << 24;
    private static final List<String> COLUMNS = List.of("time_s", "piece_from", "piece_to", "copies_mean");

    /** What was seen at one time: mean copies in bins of neighbouring pieces. */
    public static final class Column {
        private final double time;
        private final int[] lastPieces;
        private final double[] copies;

        private Column(double time, int[] lastPieces, double[] copies) {
            this.time = time;
            this.lastPieces = lastPieces;
            this.copies = copies;
        }

        public double time() {
            return time;
        }

        public int bins() {
            return copies.length;
        }

        /** One more than the highest piece of any bin. */
        public int pieces() {
            return lastPieces[lastPieces.length - 1] + 1;
        }

        /** Mean copies in the bin that holds this piece, NaN when no bin does. */
        public double at(int piece) {
            int place = Arrays.binarySearch(lastPieces, piece);
            int bin = place >= 0 ? place : -place - 1;
            return bin < copies.length ? copies[bin] : Double.NaN;
        }
    }

    public double max() {
        return columns.stream()
                .flatMapToDouble(column -> Arrays.stream(column.copies))
                .max()
                .orElse(0);
    }

    static CopiesGrid read(CsvTable table) throws ReportException {
        Reader reader = new Reader();
        table.read("availability.csv", COLUMNS, reader::accept);
        reader.endColumn();
        return new CopiesGrid(List.copyOf(reader.columns));
    }

    private static final class Reader {
        private final List<Column> columns = new ArrayList<>();
        private final List<Integer> lastPieces = new ArrayList<>();
        private final List<Double> copies = new ArrayList<>();
        private double time = -1;

        void accept(CsvRow row) throws ReportException {
            double rowTime = row.number(0);
            if (rowTime < time) {
                throw row.wrong(0, "earlier than the row before it");
            }
            if (rowTime > time) {
                endColumn();
                time = rowTime;
            }
            int last = row.index(2);
            if (row.index(1) > last || (!lastPieces.isEmpty() && lastPieces.get(lastPieces.size() - 1) >= last)) {
                throw row.wrong(2, "not after the bin before it");
            }
            if (last >= MOST_PIECES) {
                throw row.wrong(2, "more pieces than a torrent may have (" + MOST_PIECES + ")");
            }
            lastPieces.add(last);
            copies.add(row.number(3));
        }

        void endColumn() {
            if (!copies.isEmpty()) {
                columns.add(new Column(
                        time,
                        lastPieces.stream().mapToInt(Integer::intValue).toArray(),
                        copies.stream().mapToDouble(Double::doubleValue).toArray()));
            }
            lastPieces.clear();
            copies.clear();
        }
    }
}

package io.swarmbed.reports.table;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;

/** One row of a table; cells are addressed by their place in the list of columns that was asked for. */
public final class CsvRow {
    private static final int LONGEST_NUMBER = 40;
    private static final double LARGEST_NUMBER = 1e18;

    private final String file;
    private final List<String> columns;
    private final int[] places;
    private final CSVRecord cells;
    private final long line;

    CsvRow(String file, List<String> columns, int[] places, CSVRecord cells, long line) {
        this.file = file;
        this.columns = columns;
        this.places = places;
        this.cells = cells;
        this.line = line;
    }

    /** The cell as it is written; empty when the table has no such column and need not have it. */
    public String text(int column) {
        return places[column] < 0 ? "" : cells.get(places[column]);
    }

    /** A whole number from 0 to {@link Integer#MAX_VALUE}. */
    public int index(int column) throws ReportException {
        String cell = text(column);
        try {
            int value = Integer.parseInt(cell);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, together with negative numbers
        }
        throw wrong(column, "not a whole number from 0");
    }

    /** A number from 0 to 10¹⁸. */
    public double number(int column) throws ReportException {
        return optional(column).orElseThrow(() -> wrong(column, "empty"));
    }

    /** A number from -10¹⁸ to 10¹⁸. */
    public double signed(int column) throws ReportException {
        String cell = text(column);
        double size = decimal(cell.startsWith("-") ? cell.substring(1) : cell);
        if (size >= 0 && size <= LARGEST_NUMBER) {
            return cell.startsWith("-") ? -size : size;
        }
        throw wrong(column, "not a plain decimal number from -10^18 to 10^18");
    }

    /** A number from 0 to 10¹⁸, or nothing when the cell is empty. */
    public OptionalDouble optional(int column) throws ReportException {
        String cell = text(column);
        if (cell.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = decimal(cell);
        if (value >= 0 && value <= LARGEST_NUMBER) {
            return OptionalDouble.of(value);
        }
        throw wrong(column, "not a plain decimal number from 0 to 10^18");
    }

    /** What is wrong with a cell, and where it is. */
    public ReportException wrong(int column, String fault) {
        return new ReportException(file + ":" + line + ": " + columns.get(column) + " is '"
                + Excerpt.of(text(column)) + "', " + fault
                + "; mend that cell or run the scenario again");
    }

    /** NaN for anything but digits and a point: {@code Double.parseDouble} alone would take {@code 0x1p3} and {@code 1f}. */
    private static double decimal(String cell) {
        boolean plain = cell.length() <= LONGEST_NUMBER
                && cell.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && !cell.equals(".")
                && cell.indexOf('.') == cell.lastIndexOf('.');
        return plain ? Double.parseDouble(cell) : Double.NaN;
    }
}

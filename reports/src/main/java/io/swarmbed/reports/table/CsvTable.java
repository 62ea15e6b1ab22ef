package io.swarmbed.reports.table;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads one CSV file of a run folder row by row. A file that is absent or empty has no rows, and a last line without
 * its line end (a run that was killed while writing) is left out; both leave a note.
 */
public final class CsvTable {
    /** Takes the rows in the order of the file. */
    @FunctionalInterface
    public interface RowSink {
        void accept(CsvRow row) throws ReportException;
    }

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Path folder;
    private final List<String> notes = new ArrayList<>();

    /** The tables of this folder. */
    public CsvTable(Path folder) {
        this.folder = folder;
    }

    /** What was amiss but could be borne. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Hands every row over.
     *
     * @param columns those that are needed, by which a row's cells are addressed
     * @throws ReportException when one of them is missing, or the file is no such table
     */
    public void read(String name, List<String> columns, RowSink sink) throws ReportException {
        read(name, columns, columns.size(), sink);
    }

    /**
     * The same of a table that may lack columns.
     *
     * @param needed how many of the columns have to be there, the first of them; the cells of others may be empty
     */
    void read(String name, List<String> columns, int needed, RowSink sink) throws ReportException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            notes.add(name + " is not in the run folder, so what it holds cannot be shown.");
            return;
        }
        boolean cut = false;
        try {
            if (Files.size(file) == 0) {
                notes.add(name + " is empty, so what it holds cannot be shown.");
                return;
            }
            cut = !endsWithNewline(file);
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                    CSVParser parser = CSVParser.parse(reader, FORMAT)) {
                readRows(name, columns, needed, sink, parser, cut);
            }
        } catch (MalformedInputException e) {
            throw new ReportException(name + ": not UTF-8 text; run the scenario again or restore the file", e);
        } catch (IOException e) {
            throw new ReportException(name + ": cannot be read (" + reason(e) + "); see its permissions", e);
        }
        if (cut) {
            notes.add(name + " ends in the middle of a line; that line was left out.");
        }
    }

    private void readRows(String name, List<String> columns, int needed, RowSink sink, CSVParser parser, boolean cut)
            throws ReportException, IOException {
        Iterator<CSVRecord> records = parser.iterator();
        if (!hasNext(name, parser, records, cut)) {
            return;
        }
        CSVRecord header = records.next();
        int[] places = places(name, columns, needed, header);
        while (hasNext(name, parser, records, cut)) {
            CSVRecord cells = records.next();
            long line = parser.getCurrentLineNumber();
            if (cut && !hasNext(name, parser, records, true)) {
                return;
            }
            if (cells.size() != header.size()) {
                throw new ReportException(name + ":" + line + ": " + cells.size() + " cells where the header has "
                        + header.size() + "; mend that line or run the scenario again");
            }
            sink.accept(new CsvRow(name, columns, places, cells, line));
        }
    }

    private static boolean hasNext(String name, CSVParser parser, Iterator<CSVRecord> records, boolean cut)
            throws ReportException, IOException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof MalformedInputException malformed) {
                throw malformed;
            }
            if (cut) {
                return false;
            }
            throw new ReportException(
                    name + ":" + parser.getCurrentLineNumber() + ": not CSV (" + reason(e)
                            + "); mend that line or run the scenario again",
                    e);
        }
    }

    private static int[] places(String name, List<String> columns, int needed, CSVRecord header)
            throws ReportException {
        List<String> names = header.toList();
        int[] places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = names.indexOf(columns.get(i));
            if (places[i] < 0 && i < needed) {
                throw new ReportException(name + ":1: there is no column '" + columns.get(i)
                        + "'; the columns are listed in docs/run-folder.md");
            }
        }
        return places;
    }

    private static boolean endsWithNewline(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) == '\n';
        }
    }

    private static String reason(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : Excerpt.of(message);
    }
}

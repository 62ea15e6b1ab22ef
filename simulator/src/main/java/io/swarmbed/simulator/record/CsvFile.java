package io.swarmbed.simulator.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** One table of a run folder, written row by row. One thread at a time. */
final class CsvFile implements AutoCloseable {
    private final Path path;
    private final CSVPrinter printer;

    CsvFile(Path folder, String name, String... columns) {
        this.path = folder.resolve(name);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader(columns)
                .get();
        try {
            this.printer = format.print(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void row(Object... cells) {
        try {
            printer.printRecord(cells);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            printer.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException e) {
        return new UncheckedIOException(
                "cannot write " + path + " (" + e.getMessage() + "): make room, or name another folder with --out", e);
    }
}

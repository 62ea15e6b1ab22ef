package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.QuantityException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the quantities of one column of a CSV file with a header line: {@code {csv: file, column: up, unit: kB/s}}.
 *
 * @param blank what an empty cell means; when this is empty too it is an error
 */
record CsvColumn(Dimension dimension, long min, long max, OptionalLong blank) {
    private static final int MAX_VALUES = 100_000;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    CsvColumn(Dimension dimension, long min, long max) {
        this(dimension, min, max, OptionalLong.empty());
    }

    CsvColumn withBlank(OptionalLong value) {
        return new CsvColumn(dimension, min, max, value);
    }

    /** The values in the order of the file; what is wrong is reported and gives no values. */
    Optional<List<Long>> read(Fields fields) {
        Value file = fields.value("csv");
        Value column = fields.value("column");
        return read(file, column, fields.value("unit").text("", 20));
    }

    /** The same of the keys' values; the first column when none is named. */
    Optional<List<Long>> read(Value file, Value column, String unit) {
        Optional<String> path = file.scalar("the path of a CSV file");
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return read(file.place().folder().resolve(path.get()), file, column, unit);
        } catch (IOException | UncheckedIOException | IllegalStateException | InvalidPathException error) {
            file.problem("cannot read '" + path.get() + "' as CSV; check the path and the file");
            return Optional.empty();
        }
    }

    private Optional<List<Long>> read(Path path, Value file, Value column, String unit) throws IOException {
        if (!Files.isRegularFile(path)) {
            file.problem("there is no file '" + path + "'; paths start from the folder of the scenario");
            return Optional.empty();
        }
        if (Files.size(path) > MAX_BYTES) {
            file.problem("'" + path + "' is larger than 64 MiB; take a sample of it");
            return Optional.empty();
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                CSVParser parser =
                        CSVParser.builder().setReader(reader).setFormat(format).get()) {
            TreeSet<String> names = new TreeSet<>(parser.getHeaderNames());
            String name =
                    column.text(parser.getHeaderNames().stream().findFirst().orElse(""), 200);
            if (!names.contains(name)) {
                column.problem("'" + path + "' has no column '" + name + "'; " + Nearest.advice(name, names));
                return Optional.empty();
            }
            return cells(parser, name, unit, file);
        }
    }

    private Optional<List<Long>> cells(CSVParser parser, String name, String unit, Value file) {
        List<Long> values = new ArrayList<>();
        for (CSVRecord row : parser) {
            String cell = row.isSet(name) ? row.get(name) : "";
            if (values.size() == MAX_VALUES) {
                file.problem("has more than " + MAX_VALUES + " rows; take a sample of it");
                return Optional.empty();
            }
            if (cell.isBlank() && blank.isPresent()) {
                values.add(blank.getAsLong());
                continue;
            }
            String text = Dimension.unitOf(cell).isEmpty() && !unit.isEmpty() ? cell + " " + unit : cell;
            try {
                long value = dimension.parse(text);
                if (value < min || value > max) {
                    throw new QuantityException("is out of range; write " + dimension.format(min) + " or more");
                }
                values.add(value);
            } catch (QuantityException error) {
                file.problem("line " + parser.getCurrentLineNumber() + " of it: '" + text + "' " + error.getMessage());
                return Optional.empty();
            }
        }
        if (values.isEmpty()) {
            file.problem("has no rows; give at least one");
            return Optional.empty();
        }
        return Optional.of(values);
    }
}

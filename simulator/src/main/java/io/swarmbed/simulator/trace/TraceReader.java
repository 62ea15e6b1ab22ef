package io.swarmbed.simulator.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a trace line by line. */
final class TraceReader implements AutoCloseable {
    private static final int CELLS = 8;

    private final Path path;
    private final BufferedReader reader;

    private TraceReader(Path path, BufferedReader reader) {
        this.path = path;
        this.reader = reader;
    }

    /** Opens a trace: a file, or that of a run folder. */
    static TraceReader open(Path run) throws TraceException {
        Path path = file(run);
        BufferedReader reader = null;
        try {
            reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
            TraceReader trace = new TraceReader(path, reader);
            if (!TraceFile.HEADER.equals(trace.line())) {
                reader.close();
                throw new TraceException(path + " does not begin with '" + TraceFile.HEADER
                        + "': it is no trace, or one of another version; make it again with 'run --trace'");
            }
            return trace;
        } catch (IOException e) {
            throw new TraceException("cannot read " + path + ": " + e.getMessage());
        }
    }

    private static Path file(Path run) throws TraceException {
        if (!Files.exists(run)) {
            throw new TraceException("there is no " + run + ": name a run folder or a trace file");
        }
        if (!Files.isDirectory(run)) {
            return run;
        }
        Path path = run.resolve(TraceFile.NAME);
        if (!Files.exists(path)) {
            throw new TraceException(
                    run + " has no " + TraceFile.NAME + ": run the scenario again with --world virtual --trace");
        }
        return path;
    }

    /** The next line, or null at the end. */
    @Nullable
    String line() throws TraceException {
        try {
            return reader.readLine();
        } catch (CharacterCodingException e) {
            throw new TraceException(path + " is not text: name a run folder or a trace file");
        } catch (IOException e) {
            throw new TraceException("cannot read " + path + ": " + e.getMessage());
        }
    }

    /** A line as an event. */
    TraceEvent parse(String line, long number) throws TraceException {
        String[] cells = line.split(",", -1);
        if (cells.length != CELLS || !isNumber(cells[0])) {
            throw new TraceException(path + ", line " + (number + 1) + ": this is no event; make the trace again");
        }
        List<String> numbers = Stream.of(cells[5], cells[6], cells[7])
                .filter(cell -> !cell.isEmpty())
                .toList();
        return new TraceEvent(cells[0], cells[1], cells[2], cells[3], cells[4], numbers);
    }

    private static boolean isNumber(String cell) {
        return !cell.isEmpty() && cell.length() <= 19 && cell.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** The next line as an event; empty at the end. */
    Optional<TraceEvent> next(long number) throws TraceException {
        String line = line();
        return line == null ? Optional.empty() : Optional.of(parse(line, number));
    }

    @Override
    public void close() throws TraceException {
        try {
            reader.close();
        } catch (IOException e) {
            throw new TraceException("cannot read " + path + ": " + e.getMessage());
        }
    }
}

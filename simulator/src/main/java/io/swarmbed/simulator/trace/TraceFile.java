package io.swarmbed.simulator.trace;

import io.swarmbed.engine.virtual.Trace;
import io.swarmbed.engine.virtual.Verb;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes {@code trace.csv}: a line for each delivery, alarm, and opened or closed connection, in order. Nodes are the
 * numbers of their peers. It is written as the run goes, in constant memory.
 */
public final class TraceFile implements Trace, AutoCloseable {
    /** The file's name in a run folder. */
    public static final String NAME = "trace.csv";

    /** The first line. */
    public static final String HEADER = "time_ns,event,node,peer,connection,a,b,c";

    private static final int BUFFER = 1 << 16;
    /** No line is longer: seven numbers of at most 20 characters and the longest event. */
    private static final int MOST_PER_LINE = 200;

    private final Path path;
    private final OutputStream file;
    private final byte[] buffer = new byte[BUFFER];
    private final Map<Verb, byte[]> words = new EnumMap<>(Verb.class);
    private final byte[] alarm = ascii(",alarm,");
    private final byte[] opened = ascii(",opened,");
    private final byte[] closed = ascii(",closed,");
    private int used;
    private boolean complete;

    /** Begins the file in this folder. */
    public TraceFile(Path folder) {
        path = folder.resolve(NAME);
        for (Verb verb : Verb.values()) {
            words.put(verb, ascii("," + verb.name().toLowerCase(Locale.ROOT).replace('_', '-') + ","));
        }
        try {
            file = Files.newOutputStream(path);
        } catch (IOException e) {
            throw failure(e);
        }
        append(ascii(HEADER + "\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void delivered(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
        begin(nanos, words.getOrDefault(verb, alarm));
        number(target);
        separate();
        number(source);
        separate();
        number(connection);
        separate();
        int numbers = numbers(verb);
        if (numbers > 0) {
            number(a);
        }
        separate();
        if (numbers > 1) {
            number(b);
        }
        separate();
        if (numbers > 2) {
            number(c);
        }
        end();
    }

    /** How many numbers a message has that mean anything. */
    private static int numbers(Verb verb) {
        return switch (verb) {
            case HAVE, ALLOWED_FAST, SUGGEST, PORT -> 1;
            case EXTENDED -> 2;
            case REQUEST, CANCEL, REJECT, PIECE, BITFIELD -> 3;
            case HANDSHAKE, CHOKE, UNCHOKE, INTERESTED, NOT_INTERESTED, HAVE_ALL, HAVE_NONE, KEEP_ALIVE, CLOSE -> 0;
        };
    }

    @Override
    public void rang(long nanos, int node) {
        begin(nanos, alarm);
        if (node >= 0) {
            number(node);
        }
        blank(5);
        end();
    }

    @Override
    public void opened(long nanos, int connection, int source, int target) {
        begin(nanos, opened);
        number(source);
        separate();
        number(target);
        separate();
        number(connection);
        blank(3);
        end();
    }

    @Override
    public void closed(long nanos, int connection, int node) {
        begin(nanos, closed);
        number(node);
        blank(2);
        number(connection);
        blank(3);
        end();
    }

    /** Begins a line; what happens after the end of the trace is not written. */
    private void begin(long nanos, byte[] word) {
        if (used > BUFFER - MOST_PER_LINE) {
            flush();
        }
        number(nanos);
        append(word);
    }

    private void append(byte[] text) {
        System.arraycopy(text, 0, buffer, used, text.length);
        used += text.length;
    }

    private void separate() {
        buffer[used++] = ',';
    }

    private void blank(int cells) {
        for (int i = 0; i < cells; i++) {
            separate();
        }
    }

    private void end() {
        buffer[used++] = '\n';
    }

    private void number(long value) {
        long rest = value;
        if (rest < 0) {
            buffer[used++] = '-';
            rest = -rest;
        }
        int first = used;
        do {
            buffer[used++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        for (int left = first, right = used - 1; left < right; left++, right--) {
            byte swapped = buffer[left];
            buffer[left] = buffer[right];
            buffer[right] = swapped;
        }
    }

    private void flush() {
        try {
            if (!complete) {
                file.write(buffer, 0, used);
            }
            used = 0;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        if (complete) {
            return;
        }
        complete = true;
        try (file) {
            file.write(buffer, 0, used);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException e) {
        return new UncheckedIOException(
                "cannot write " + path + " (" + e.getMessage() + "): make room, or leave --trace out", e);
    }
}

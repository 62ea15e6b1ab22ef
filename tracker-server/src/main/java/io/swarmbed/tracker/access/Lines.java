package io.swarmbed.tracker.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The lines of a list, one at a time in a buffer of their own: without blanks around them and what follows a {@code #},
 * those that are empty then being skipped.
 */
final class Lines {
    private static final int MAX_LINE = 4096;
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final InputStream input;
    private final byte[] chunk = new byte[CHUNK];
    private final byte[] line = new byte[MAX_LINE];
    private int at;
    private int filled;
    private long number;
    private int start;
    private int end;

    /** @param file as errors name it */
    Lines(Path file, InputStream input) {
        this.file = file;
        this.input = input;
    }

    /** Goes to the next line that says something; false behind the last. */
    boolean next() throws IOException, AccessException {
        while (more()) {
            number++;
            read();
            while (start < end && isBlank(line[start])) {
                start++;
            }
            while (end > start && isBlank(line[end - 1])) {
                end--;
            }
            if (start < end) {
                return true;
            }
        }
        return false;
    }

    int length() {
        return end - start;
    }

    /** A byte of the line, which has {@link #length()} of them. */
    byte at(int index) {
        return line[start + index];
    }

    /** The part of the line before its first blank. */
    String firstWord() {
        int stop = start;
        while (stop < end && !isBlank(line[stop])) {
            stop++;
        }
        return new String(line, start, stop - start, StandardCharsets.UTF_8);
    }

    /** Something that is wrong in this line. */
    AccessException wrong(String problem) {
        return new AccessException(file, number, problem);
    }

    private void read() throws IOException, AccessException {
        boolean comment = false;
        int length = 0;
        start = 0;
        end = 0;
        while (more()) {
            byte next = chunk[at++];
            if (next == '\n') {
                break;
            }
            comment |= next == '#';
            if (++length > MAX_LINE) {
                throw wrong("the line is longer than " + MAX_LINE + " bytes; is this the right file?");
            }
            if (!comment) {
                line[end++] = next;
            }
        }
    }

    private boolean more() throws IOException {
        if (at == filled) {
            filled = Math.max(0, input.read(chunk));
            at = 0;
        }
        return at < filled;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}

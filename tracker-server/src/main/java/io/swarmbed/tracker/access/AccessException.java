package io.swarmbed.tracker.access;

import java.nio.file.Path;

/** A list that cannot be used; the message is one line that names the file, the line in it and the remedy. */
public final class AccessException extends Exception {
    private static final long serialVersionUID = 1L;

    AccessException(Path file, String problem) {
        super(file + ": " + problem);
    }

    AccessException(Path file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}

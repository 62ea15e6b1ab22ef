package io.swarmbed.engine.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Puts what the system says into a line that names the file. */
final class Reasons {
    private Reasons() {}

    /** @param what what could not be done, such as {@code cannot read} */
    static IOException explained(String what, Path path, IOException cause) {
        return new IOException(what + " " + path + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "there is a file in the way";
        }
        String reason = cause instanceof FileSystemException of ? of.getReason() : cause.getMessage();
        if (reason == null || reason.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return reason.equals("No space left on device") ? "the disk is full" : reason;
    }
}

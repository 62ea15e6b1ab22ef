package io.swarmbed.tracker.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words for an operator why the system refused a file. */
public final class FileReasons {
    private FileReasons() {}

    /** A few words that do not name the file. */
    public static String of(Exception cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "there is a directory in the way";
        }
        String said = cause instanceof FileSystemException problem ? problem.getReason() : cause.getMessage();
        if (said == null || said.isBlank()) {
            return "the system does not say why (" + cause.getClass().getSimpleName() + ")";
        }
        return said.equals("No space left on device") ? "the disk is full" : said;
    }
}

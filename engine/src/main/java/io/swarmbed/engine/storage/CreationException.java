package io.swarmbed.engine.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Content that cannot become a torrent, or cannot be written. The message is one line that names place and remedy. */
public final class CreationException extends IOException {
    CreationException(String message) {
        super(message);
    }

    private CreationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The file system's refusal in words. */
    static CreationException of(String deed, Path path, IOException cause) {
        if (cause instanceof CreationException known) {
            return known;
        }
        String reason = cause instanceof NoSuchFileException
                ? "there is no such file"
                : cause instanceof AccessDeniedException
                        ? "permission denied"
                        : cause instanceof FileAlreadyExistsException
                                ? "it exists already; remove it or choose another folder"
                                : String.valueOf(cause.getMessage());
        return new CreationException("cannot " + deed + " " + path + ": " + reason, cause);
    }

    /** What the metainfo would not take. */
    static CreationException of(Exception cause) {
        return new CreationException(String.valueOf(cause.getMessage()), cause);
    }
}

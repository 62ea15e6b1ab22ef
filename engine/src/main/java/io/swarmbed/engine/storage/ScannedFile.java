package io.swarmbed.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * A regular file as it was found.
 *
 * @param names those of the folders within the content's folder and of the file; empty when the file is all the content
 */
record ScannedFile(Path file, List<String> names, long length, FileTime modified) {

    /** Looks at the file, through a symbolic link if it is one. */
    static ScannedFile of(Path file, List<String> names) throws CreationException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new CreationException(file + " is not a file that can be shared: remove it from the folder");
            }
            return new ScannedFile(file, names, attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            throw CreationException.of("read", file, e);
        }
    }

    /** Refuses the file if it was written to since it was found. */
    void requireUnchanged() throws CreationException {
        ScannedFile current = of(file, names);
        if (current.length != length || !current.modified.equals(modified)) {
            throw changed();
        }
    }

    CreationException changed() {
        return new CreationException(file + " changed while it was read: try again when nothing writes to it");
    }
}

package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.FileLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the files of a torrent are, and that none of them is elsewhere. */
public final class ContentPlace {
    private final Path root;
    private final Path top;
    private final FileLayout layout;

    private ContentPlace(Path root, Path top, FileLayout layout) {
        this.root = root;
        this.top = top;
        this.layout = layout;
    }

    /** In this folder, under the torrent's own name; the folder need not be there yet. */
    public static ContentPlace in(Path folder, FileLayout layout) {
        Path root = folder.toAbsolutePath().normalize();
        return new ContentPlace(root, root.resolve(layout.name()), layout);
    }

    /** This very file or folder, whatever the torrent calls it; it may be a symbolic link. */
    public static ContentPlace at(Path content, FileLayout layout) throws IOException {
        Path top = Files.exists(content)
                ? content.toRealPath()
                : content.toAbsolutePath().normalize();
        Path parent = top.getParent();
        return new ContentPlace(layout.isFolder() || parent == null ? top : parent, top, layout);
    }

    /** The folder that no file may leave. */
    Path root() {
        return root;
    }

    FileLayout layout() {
        return layout;
    }

    /**
     * Where a file of the torrent is.
     *
     * @throws IOException when a symbolic link leads out of the folder, with a line for a person
     */
    Path resolve(FileLayout.Entry entry) throws IOException {
        Path path = layout.isFolder() ? top.resolve(entry.path()) : top;
        if (layout.isFolder() && !Files.exists(path)) {
            path = existingOr(path, entry.givenPath());
        }
        Path ancestor = path;
        while (ancestor != null && !Files.exists(ancestor) && !Files.isSymbolicLink(ancestor)) {
            ancestor = ancestor.getParent();
        }
        if (!path.startsWith(root) || (ancestor != null && ancestor.startsWith(root) && !isInside(ancestor))) {
            throw new IOException(
                    path + " leads out of " + root + ": remove the symbolic link or choose another folder");
        }
        return path;
    }

    private boolean isInside(Path existing) throws IOException {
        try {
            return existing.toRealPath().startsWith(root.toRealPath());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Path existingOr(Path path, String given) {
        try {
            Path candidate = top.resolve(given).normalize();
            return candidate.startsWith(top) && Files.exists(candidate) ? candidate : path;
        } catch (InvalidPathException e) {
            return path;
        }
    }
}

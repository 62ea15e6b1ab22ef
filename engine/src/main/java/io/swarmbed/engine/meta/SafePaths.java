package io.swarmbed.engine.meta;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every file of a torrent a path of its own within the torrent's folder, on file systems with and without case.
 * Folders that differ only there become one; a file whose path is taken gets a number. The outcome depends on the
 * order of the calls and nothing else.
 */
final class SafePaths {
    static final int MAX_FOLDERS = 100_000;
    static final int MAX_PATH_BYTES = 2_000;

    private final Folder root = new Folder("");
    private int folders;

    private static final class Folder {
        final String path;
        /** By the folded name that the torrent asked for. */
        final Map<String, Folder> folders = new HashMap<>();
        /** By the folded name that is in use, of files and folders; the number to try next. */
        final Map<String, Integer> taken = new HashMap<>();

        Folder(String path) {
            this.path = path;
        }

        /** A path in this folder that nobody has yet. */
        String claim(String name) {
            String folded = FileNames.folded(name);
            Integer number = taken.putIfAbsent(folded, 2);
            if (number == null) {
                return path + name;
            }
            for (int next = number; ; next++) {
                String numbered = FileNames.numbered(name, next);
                if (taken.putIfAbsent(FileNames.folded(numbered), 2) == null) {
                    taken.put(folded, next + 1);
                    return path + numbered;
                }
            }
        }
    }

    /**
     * The path for a file that the torrent wants at these names, separated by slashes.
     *
     * @throws MetainfoException when there are too many folders or the path is too long
     */
    String claim(List<String> names) throws MetainfoException {
        Folder folder = root;
        for (String name : names.subList(0, names.size() - 1)) {
            folder = folder(folder, FileNames.safe(name));
        }
        String path = folder.claim(FileNames.safe(names.get(names.size() - 1)));
        checkLength(path);
        return path;
    }

    private Folder folder(Folder parent, String name) throws MetainfoException {
        String folded = FileNames.folded(name);
        Folder known = parent.folders.get(folded);
        if (known != null) {
            return known;
        }
        if (++folders > MAX_FOLDERS) {
            throw new MetainfoException(
                    "info.files has more than " + MAX_FOLDERS + " folders: share an archive of them");
        }
        Folder made = new Folder(parent.claim(name) + "/");
        checkLength(made.path);
        parent.folders.put(folded, made);
        return made;
    }

    private static void checkLength(String path) throws MetainfoException {
        if (FileNames.bytes(path) > MAX_PATH_BYTES) {
            throw new MetainfoException("info.files has a path of more than " + MAX_PATH_BYTES
                    + " bytes: make the torrent with shorter names");
        }
    }
}

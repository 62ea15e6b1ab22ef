package io.swarmbed.engine.meta;

import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BList;
import io.swarmbed.engine.bencode.BencodeException;
import java.util.ArrayList;
import java.util.List;

/** Reads the files of an info dictionary (BEP 3, 47). Links (attribute {@code l}) are not made. */
final class LayoutReader {
    static final int MAX_FILES = 250_000;
    private static final int MAX_NAMES = 32;
    private static final long MAX_LENGTH = 1L << 60;

    private final SafePaths paths = new SafePaths();
    private final List<FileLayout.Entry> entries = new ArrayList<>();
    private long offset;

    static FileLayout read(BDict info) throws BencodeException, MetainfoException {
        String name = info.requireText("name");
        boolean folder = info.contains("files");
        if (folder == info.contains("length")) {
            throw new MetainfoException("info must have either length (one file) or files (a folder) and has "
                    + (folder ? "both" : "neither") + ": make the torrent again");
        }
        if (!folder) {
            long length = info.requireInteger("length");
            checkLength("info.length", length, 0);
            return FileLayout.singleFile(name, length);
        }
        return new FileLayout(FileNames.safe(name), true, new LayoutReader().entries(info.requireList("files")));
    }

    private List<FileLayout.Entry> entries(BList files) throws BencodeException, MetainfoException {
        if (files.size() > MAX_FILES) {
            throw new MetainfoException("info.files has " + files.size() + " files, at most " + MAX_FILES
                    + " are taken: share fewer, or an archive of them");
        }
        for (int i = 0; i < files.size(); i++) {
            add("info.files[" + i + "]", files.requireDict(i));
        }
        return entries;
    }

    private void add(String key, BDict file) throws BencodeException, MetainfoException {
        String attributes = file.text("attr").orElse("");
        boolean link = attributes.indexOf('l') >= 0;
        long length = link ? file.integer("length").orElse(0) : file.requireInteger("length");
        checkLength(key + ".length", length, offset);
        if (link && length == 0) {
            return;
        }
        if (attributes.indexOf('p') >= 0) {
            String path = ".pad/" + length;
            entries.add(new FileLayout.Entry(path, path, length, offset, true));
        } else {
            List<String> names = names(key, file.requireList("path"));
            String path = paths.claim(names);
            String given = names.stream().allMatch(FileNames::isUsable) ? String.join("/", names) : path;
            entries.add(new FileLayout.Entry(path, given, length, offset, false));
        }
        offset += length;
    }

    private static List<String> names(String key, BList path) throws BencodeException, MetainfoException {
        if (path.isEmpty() || path.size() > MAX_NAMES) {
            throw new MetainfoException(key + ".path must have 1 to " + MAX_NAMES + " names and has " + path.size()
                    + ": make the torrent again");
        }
        List<String> names = new ArrayList<>(path.size());
        for (int i = 0; i < path.size(); i++) {
            names.add(path.requireText(i));
        }
        return names;
    }

    private static void checkLength(String key, long length, long before) throws MetainfoException {
        if (length < 0 || length > MAX_LENGTH - before) {
            throw new MetainfoException(key + " of " + length + " bytes is out of range: make the torrent again");
        }
    }
}

package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.FileNames;
import io.swarmbed.engine.meta.TorrentBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The files that will be a torrent's content, in its order: by the bytes of their paths. Hidden and empty files are part
 * of it, empty folders are not. A symbolic link to a file within the folder counts as that file; any other is refused,
 * because its content would be missing or come from elsewhere.
 */
record ContentScan(String name, boolean isFolder, List<ScannedFile> files) {
    static final Comparator<ScannedFile> BY_PATH_BYTES = Comparator.comparing(
            file -> String.join("/", file.names()).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** Looks at one file, or at a folder and everything below it. */
    static ContentScan of(Path content) throws CreationException {
        Path path = content.toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new CreationException("cannot read " + content + ": there is no such file or folder");
        }
        if (path.getFileName() == null) {
            throw new CreationException(content + " has no name: choose a folder below it");
        }
        String name = requireUsable(path.getFileName(), path);
        boolean folder = Files.isDirectory(path);
        ContentScan scan =
                new ContentScan(name, folder, folder ? filesBelow(path) : List.of(ScannedFile.of(path, List.of())));
        if (scan.totalLength() == 0) {
            throw new CreationException(content + " has no content to share: "
                    + (folder
                            ? scan.files.isEmpty() ? "there are no files in it" : "all files in it are empty"
                            : "the file is empty"));
        }
        return scan;
    }

    private static List<ScannedFile> filesBelow(Path folder) throws CreationException {
        List<ScannedFile> files = new ArrayList<>();
        try {
            Path real = folder.toRealPath();
            Files.walkFileTree(real, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isSymbolicLink()) {
                        requireFileWithin(real, file);
                    }
                    files.add(ScannedFile.of(file, names(real, file)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
                    throw CreationException.of("read", file, cause);
                }
            });
        } catch (IOException e) {
            throw CreationException.of("read", folder, e);
        }
        files.sort(BY_PATH_BYTES);
        return files;
    }

    private static List<String> names(Path folder, Path file) throws CreationException {
        List<String> names = new ArrayList<>();
        for (Path name : folder.relativize(file)) {
            names.add(requireUsable(name, file));
        }
        return List.copyOf(names);
    }

    private static String requireUsable(Path name, Path whole) throws CreationException {
        String text = name.toString();
        if (text.indexOf('\uFFFD') >= 0) {
            throw new CreationException(
                    whole + " has a name that is not UTF-8: rename it, or set a UTF-8 locale such as LC_ALL=C.UTF-8");
        }
        if (!FileNames.isUsable(text)) {
            throw new CreationException("'" + text + "' cannot be a file name on other systems: rename it");
        }
        return text;
    }

    private static void requireFileWithin(Path folder, Path link) throws CreationException {
        String remedy = ": replace it with what it points to, or remove it";
        try {
            Path target = link.toRealPath();
            if (!target.startsWith(folder)) {
                throw new CreationException(link + " is a symbolic link to outside the folder" + remedy);
            }
            if (Files.isDirectory(target)) {
                throw new CreationException(link + " is a symbolic link to a folder" + remedy);
            }
        } catch (CreationException e) {
            throw e;
        } catch (IOException e) {
            throw new CreationException(link + " is a symbolic link to nothing that can be read" + remedy);
        }
    }

    long totalLength() {
        long total = 0;
        for (ScannedFile file : files) {
            total += file.length();
        }
        return total;
    }

    TorrentBuilder builder(int pieceLength) {
        if (!isFolder) {
            return TorrentBuilder.singleFile(name, totalLength(), pieceLength);
        }
        return TorrentBuilder.folder(
                name,
                files.stream()
                        .map(file -> new TorrentBuilder.FileSpec(file.names(), file.length()))
                        .toList(),
                pieceLength);
    }

    void requireUnchanged() throws CreationException {
        for (ScannedFile file : files) {
            file.requireUnchanged();
        }
    }
}

package io.swarmbed.simulator.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds a folder for a run that nothing is in yet. */
final class RunFolder {
    private static final int MOST_RUNS = 10_000;

    private RunFolder() {}

    /** Makes a folder of this name under {@code runs}, numbered when there is one already. */
    static Path next(String label, Path runs) throws IOException {
        String name = label.replaceAll("[^A-Za-z0-9._-]+", "-");
        for (int number = 1; number < MOST_RUNS; number++) {
            Path folder = runs.resolve(number == 1 ? name : name + "-" + number);
            if (!Files.exists(folder)) {
                return make(folder);
            }
        }
        throw new IOException(runs + " has too many runs of " + name + ": remove some, or name a folder with --out");
    }

    /** Makes this very folder, which may be there if it is empty. */
    static Path named(Path folder) throws IOException {
        make(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new IOException(folder + " is not empty: name another folder with --out");
            }
        }
        return folder;
    }

    private static Path make(Path folder) throws IOException {
        try {
            return Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(e.getFile() + " is not a folder: name another one with --out", e);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "no permission" : e.getReason();
            throw new IOException("cannot make the folder " + folder + " (" + reason + "): name another with --out", e);
        }
    }
}

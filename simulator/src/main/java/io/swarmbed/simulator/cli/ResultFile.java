package io.swarmbed.simulator.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that an option names for a result.
 *
 * @param option as it is written, such as {@code --histogram}
 */
record ResultFile(String option, Path path) {
    /** Writes the file. */
    interface Writing {
        void to(Path path) throws IOException;
    }

    /**
     * Refuses a file that could not be written, before the work whose result it is for. Nothing is written.
     *
     * @throws UserError saying why, and what to do
     */
    void check() {
        obstacle().ifPresent(why -> {
            throw cannotWrite(why);
        });
    }

    /** @throws UserError when it cannot be written, saying why */
    void write(Writing writing) {
        check();
        try {
            writing.to(path);
        } catch (FileSystemException e) {
            throw cannotWrite(e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
        } catch (IOException e) {
            throw cannotWrite(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> obstacle() {
        if (Files.isDirectory(path)) {
            return Optional.of("this is a folder; name a file");
        }
        if (Files.exists(path)) {
            return Files.isWritable(path)
                    ? Optional.empty()
                    : Optional.of("you may not write it; change its permissions, or name another file");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.exists(folder)) {
            return Optional.of("its folder does not exist; create it");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of("'" + path.getParent() + "' is no folder; name one that is");
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of("you may not write into its folder; change its permissions, or name another folder");
    }

    private UserError cannotWrite(String why) {
        return new UserError(option + ": cannot write " + path + ": " + why);
    }
}

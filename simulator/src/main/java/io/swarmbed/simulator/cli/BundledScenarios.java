package io.swarmbed.simulator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folder of bundled scenarios: where the launcher says, beside the jar or above it, or from here up. */
final class BundledScenarios {
    private static final String FOLDER = "scenarios";
    private static final int LEVELS = 4;
    /** Scenarios lie in the folder itself and in those below it. */
    private static final int DEPTH = 2;

    private BundledScenarios() {}

    /** The scenario files, those of the folder itself first, in the order of their names, relative to the current folder where that is shorter. */
    static List<Path> files() {
        Path folder = folder().orElseThrow(() ->
                new UserError("no folder '" + FOLDER + "' here or beside the program; run it from its working tree"));
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted(Comparator.comparing(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
                    .map(BundledScenarios::shorter)
                    .toList();
        } catch (IOException error) {
            throw new UserError(folder + ": cannot be read; check its permissions");
        }
    }

    private static Optional<Path> folder() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty("swarmbed.home")).map(Path::of), program(), here())
                .flatMap(Optional::stream)
                .flatMap(start -> Stream.iterate(start, path -> path != null, Path::getParent)
                        .limit(LEVELS))
                .map(path -> path.resolve(FOLDER))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Optional<Path> program() {
        try {
            return Optional.ofNullable(
                            BundledScenarios.class.getProtectionDomain().getCodeSource())
                    .map(source -> source.getLocation().getPath())
                    .map(path -> Path.of(path).toAbsolutePath());
        } catch (SecurityException | IllegalArgumentException error) {
            return Optional.empty();
        }
    }

    private static Optional<Path> here() {
        return Optional.of(Path.of("").toAbsolutePath());
    }

    private static Path shorter(Path file) {
        Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
        return relative.startsWith("..") ? file.toAbsolutePath() : relative;
    }
}

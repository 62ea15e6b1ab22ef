package io.swarmbed.simulator.run;

import io.swarmbed.simulator.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds a folder for a run that nothing is in yet. */
final class RunFolder {
    private static final int MOST_RUNS = 10_000;

    private RunFolder() {}

    /** Makes {@code runs/NAME-SEED}, numbered when there is such a run already. */
    static Path next(Scenario scenario, Path runs) throws IOException {
        Files.createDirectories(runs);
        String name = scenario.name().replaceAll("[^A-Za-z0-9._-]+", "-") + "-" + scenario.seed();
        for (int number = 1; number < MOST_RUNS; number++) {
            Path folder = runs.resolve(number == 1 ? name : name + "-" + number);
            if (!Files.exists(folder)) {
                return Files.createDirectory(folder);
            }
        }
        throw new IOException(runs + " has too many runs of " + name + ": remove some, or name a folder with --out");
    }

    /** Makes this very folder, which may be there if it is empty. */
    static Path named(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new IOException(folder + " is not empty: name another folder with --out");
            }
        }
        return folder;
    }
}

package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.metric.Measurements;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Content;
import io.swarmbed.simulator.scenario.yaml.ScenarioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a trial, and beside it those of earlier attempts that are not to be trusted. */
final class TrialFolder {
    private static final String SCENARIO = "scenario.yaml";

    private final Path runs;
    private final Trial trial;

    TrialFolder(Path runs, Trial trial) {
        this.runs = runs;
        this.trial = trial;
    }

    Path path() {
        return runs.resolve(trial.name());
    }

    /** What was measured, when this very swarm was run to its end by this version with these plug-ins. */
    Optional<Measurements> finished(ScenarioRunner.Labels labels) throws InterruptedException {
        try {
            if (!Files.exists(path().resolve("run.json"))
                    || !Files.readString(path().resolve(SCENARIO)).equals(ScenarioWriter.write(trial.scenario()))) {
                return Optional.empty();
            }
            Measurements measured = Measurements.read(path());
            boolean same = madeBy(labels, measured.info().versions())
                    && measured.seed().isPresent()
                    && measured.seed().getAsLong() == trial.seed()
                    && sameContent(measured.info().content().infoHash());
            return same ? Optional.of(measured) : Optional.empty();
        } catch (IOException | ReportException damaged) {
            return Optional.empty();
        }
    }

    private static boolean madeBy(ScenarioRunner.Labels labels, Map<String, String> versions) {
        Map<String, String> plugIns = new HashMap<>(versions);
        String version = plugIns.remove("swarmbed");
        plugIns.keySet().removeAll(List.of("java", "os"));
        return labels.version().equals(version) && labels.plugIns().equals(plugIns);
    }

    /** Files may have changed under the same name; what follows from a formula is told by the scenario. */
    private boolean sameContent(String infoHash) throws IOException, InterruptedException {
        return trial.scenario().content() instanceof Content.Synthetic
                || ScenarioRunner.infoHash(trial.scenario()).equals(infoHash);
    }

    /** An empty folder, whatever was in it. */
    Path renewed() throws IOException {
        remove();
        return Files.createDirectories(path());
    }

    void remove() throws IOException {
        delete(path());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : inside) {
            Files.delete(file);
        }
    }

    /** How many earlier attempts there were. */
    int attempts() {
        int number = 0;
        while (Files.exists(attempt(number + 1))) {
            number++;
        }
        return number;
    }

    /** Puts what is there aside as one more attempt that is not to be trusted. */
    void putAside() throws IOException {
        Files.move(path(), attempt(attempts() + 1));
    }

    /** Removes all there is, earlier attempts included. */
    void forget() throws IOException {
        for (int number = attempts(); number > 0; number--) {
            delete(attempt(number));
        }
        remove();
    }

    private Path attempt(int number) {
        return runs.resolve(trial.name() + ".untrustworthy-" + number);
    }
}

package io.swarmbed.simulator.experiment;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.reports.metric.Measurements;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Experiments whose runs nobody ran: each has the completion times that a test gives it. */
final class Recorded {
    private final Path folder;

    Recorded(Path folder) {
        this.folder = folder;
    }

    static Experiment experiment(String text) throws ScenarioException {
        ScenarioReader reader = new ScenarioReader(Policies.builtIn());
        Scenario scenario = reader.read(text, "s.yaml", Path.of("/"), List.of());
        return Experiment.of(
                scenario, scenario.comparison(), settings -> reader.read(text, "s.yaml", Path.of("/"), settings));
    }

    /** Results in which every trial has these completion times, by group; none for one that fell short. */
    List<TrialResult> results(Experiment experiment, Function<Trial, Map<String, List<Double>>> times)
            throws IOException, ReportException {
        List<TrialResult> results = new ArrayList<>();
        for (Trial trial : experiment.trials()) {
            Path run = Files.createDirectories(folder.resolve(trial.name()));
            Map<String, List<Double>> groups = times.apply(trial);
            write(run, trial.seed(), groups);
            results.add(new TrialResult(trial, run, 0, Optional.of(Measurements.read(run)), ""));
        }
        return results;
    }

    /** A peer whose time is below 0 never completes. */
    static void write(Path run, long seed, Map<String, List<Double>> groups) throws IOException {
        StringBuilder names = new StringBuilder();
        StringBuilder peers = new StringBuilder("peer,name,group,complete_at_start,join_s,first_piece_s,complete_s,"
                + "leave_s,upload_limit_bytes_per_s,download_limit_bytes_per_s,uploaded_bytes,"
                + "uploaded_while_leeching_bytes,downloaded_bytes,wasted_bytes\n");
        int number = 0;
        for (Map.Entry<String, List<Double>> group : groups.entrySet()) {
            names.append(names.isEmpty() ? "" : ", ").append("{\"name\": \"" + group.getKey() + "\"}");
            for (double time : group.getValue()) {
                peers.append(number).append(",p").append(number++).append(',').append(group.getKey());
                peers.append(",0,0,,").append(time < 0 ? "" : time).append(",,1000,,500,500,1000,0\n");
            }
        }
        Files.writeString(run.resolve("peers.csv"), peers);
        Files.writeString(
                run.resolve("run.json"),
                "{\"schema\": 1, \"seed\": " + seed + ", \"world\": \"virtual\", \"outcome\": {\"reached\": "
                        + !groups.isEmpty() + ", \"stop\": \"time is over\"}, \"groups\": [" + names + "]}");
    }
}

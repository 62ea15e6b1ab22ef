package io.swarmbed.simulator.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.engine.client.ClientSettings;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.storage.CreationOptions;
import io.swarmbed.engine.storage.SyntheticContent;
import io.swarmbed.engine.storage.TorrentCreator;
import io.swarmbed.simulator.record.PeerFacts;
import io.swarmbed.simulator.record.Progress;
import io.swarmbed.simulator.record.RunWriter;
import io.swarmbed.simulator.record.SwarmRecorder;
import io.swarmbed.simulator.scenario.Content;
import io.swarmbed.simulator.scenario.Regions;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import io.swarmbed.simulator.scenario.yaml.ScenarioWriter;
import io.swarmbed.simulator.world.PeerSetup;
import io.swarmbed.simulator.world.RunClock;
import io.swarmbed.simulator.world.RunOutcome;
import io.swarmbed.simulator.world.SwarmRun;
import io.swarmbed.simulator.world.World;
import io.swarmbed.simulator.world.WorldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Runs one scenario in one world and leaves a run folder. */
public final class ScenarioRunner {
    private final World world;
    private final Labels labels;

    /** A runner for this world. */
    public ScenarioRunner(World world, Labels labels) {
        this.world = world;
        this.labels = labels;
    }

    /**
     * What a run is to say of itself.
     *
     * @param scenarioFile the file's name
     * @param command the command that repeats the run
     * @param version of this program
     * @param plugIns what else takes part, by file name, each with a text that tells its contents from others
     */
    public record Labels(String scenarioFile, String command, String version, Map<String, String> plugIns) {
        public Labels {
            plugIns = Collections.unmodifiableMap(new LinkedHashMap<>(plugIns));
        }

        /** The same, with nothing else. */
        public Labels(String scenarioFile, String command, String version) {
            this(scenarioFile, command, version, Map.of());
        }
    }

    /**
     * A run that has ended and was written down.
     *
     * @param json the contents of its {@code run.json}
     */
    public record Finished(Path folder, RunOutcome outcome, ObjectNode json) {}

    /** Finds out before anything is written whether the world can run this. */
    public void check(Scenario scenario) throws WorldException {
        world.check(scenario, SwarmPlan.of(scenario));
    }

    /** The folder for a run: the named one, or the next under {@code runs}. */
    public static Path folder(Scenario scenario, Optional<Path> named) throws IOException {
        return folder(scenario.name() + "-" + scenario.seed(), named);
    }

    /** The named folder, which must be empty or new, or the next of this name under {@code runs}. */
    public static Path folder(String label, Optional<Path> named) throws IOException {
        return named.isPresent() ? RunFolder.named(named.get()) : RunFolder.next(label, Path.of("runs"));
    }

    /**
     * Runs the swarm; the charts are not drawn yet.
     *
     * @param folder is there and empty
     * @param progress is told after each sample, on a thread of the world
     * @param interruption ends the run early when it completes; what was recorded until then is kept
     */
    public Finished run(
            Scenario scenario, Path folder, Consumer<Progress> progress, CompletableFuture<Void> interruption)
            throws WorldException, IOException, InterruptedException {
        Instant started = Instant.now();
        Files.writeString(folder.resolve("scenario.yaml"), ScenarioWriter.write(scenario));
        Metainfo metainfo = metainfo(scenario);
        SwarmPlan plan = SwarmPlan.of(scenario);
        List<PeerId> ids = new ArrayList<>();
        Map<PeerId, Integer> indices = new HashMap<>();
        List<PeerFacts> facts = new ArrayList<>();
        for (PeerPlan peer : plan.peers()) {
            PeerId id = PeerId.random(ClientSettings.PEER_ID_PREFIX, plan.seeds(peer).child("peer-id").stream());
            ids.add(id);
            indices.put(id, peer.index());
            facts.add(facts(peer, scenario.network().regions()));
        }
        RunClock clock = new RunClock();
        int pieces = metainfo.geometry().pieceCount();
        long every = scenario.recording().everyNanos();
        try (SwarmRecorder recorder =
                new SwarmRecorder(folder, pieces, facts, indices, clock, every, scenario.seed())) {
            RunOutcome outcome = world.run(new SwarmRun(
                    scenario, plan, metainfo, ids, recorder, clock, folder.resolve("content"), progress, interruption));
            pointOutFaults(scenario, outcome, recorder);
            recorder.finish(outcome.durationNanos());
            ObjectNode json = new RunWriter(
                            recorder,
                            scenario,
                            metainfo.geometry().totalLength(),
                            metainfo.geometry().pieceLength())
                    .write(runFacts(scenario, metainfo, started, outcome));
            return new Finished(folder, outcome, json);
        }
    }

    /** A fault that never happened must not pass for one that did no harm. */
    private static void pointOutFaults(Scenario scenario, RunOutcome outcome, SwarmRecorder recorder) {
        int all = scenario.faults().size();
        long missed = scenario.faults().stream()
                .filter(fault -> fault.atNanos() > outcome.durationNanos())
                .count();
        if (missed > 0) {
            recorder.warn(missed + " of " + all + (all == 1 ? " fault" : " faults")
                    + " did not happen: the run was over before");
        }
    }

    private RunWriter.RunFacts runFacts(Scenario scenario, Metainfo metainfo, Instant started, RunOutcome outcome) {
        return new RunWriter.RunFacts(
                labels.scenarioFile(),
                scenario.world().word(),
                started,
                labels.version(),
                labels.plugIns(),
                metainfo.infoHash().toString(),
                labels.command(),
                outcome.digest(),
                outcome.reached(),
                outcome.stop(),
                outcome.trustworthy(),
                outcome.durationNanos(),
                outcome.effort());
    }

    /** The info-hash of a scenario's content, in hexadecimal digits; reads and hashes all files of real content. */
    public static String infoHash(Scenario scenario) throws IOException, InterruptedException {
        return metainfo(scenario).infoHash().toString();
    }

    private static Metainfo metainfo(Scenario scenario) throws IOException, InterruptedException {
        CreationOptions options =
                CreationOptions.DEFAULT.withPieceLength(scenario.content().pieceBytes());
        if (scenario.content() instanceof Content.Files files) {
            return TorrentCreator.create(files.path(), options, io.swarmbed.engine.storage.Progress.NONE);
        }
        Content.Synthetic synthetic = (Content.Synthetic) scenario.content();
        SyntheticContent content = new SyntheticContent(synthetic.sizeBytes(), synthetic.seed());
        return TorrentCreator.synthetic(content, options, io.swarmbed.engine.storage.Progress.NONE);
    }

    private static PeerFacts facts(PeerPlan peer, Regions regions) {
        return new PeerFacts(
                peer.index(),
                peer.name(),
                peer.group().name(),
                peer.complete(),
                PeerSetup.rate(peer.uploadBytesPerSecond()),
                PeerSetup.rate(peer.downloadBytesPerSecond()),
                peer.region() == PeerPlan.NOWHERE ? "" : regions.names().get(peer.region()));
    }
}

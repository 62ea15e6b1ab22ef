package io.swarmbed.simulator.world;

import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.simulator.record.Progress;
import io.swarmbed.simulator.record.SwarmRecorder;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A swarm that is ready to be run.
 *
 * @param metainfo of the scenario's content
 * @param peerIds of the plan's peers, in their order
 * @param recorder makes the observer of each peer; its clock is {@code clock}
 * @param clock the time since the start of the run, which the world starts
 * @param scratch a folder for content, which need not be there yet
 * @param progress is told after each sample
 * @param interruption completes when the run is to end at once, exceptionally when it cannot go on for this reason
 */
public record SwarmRun(
        Scenario scenario,
        SwarmPlan plan,
        Metainfo metainfo,
        List<PeerId> peerIds,
        SwarmRecorder recorder,
        RunClock clock,
        Path scratch,
        Consumer<Progress> progress,
        CompletableFuture<Void> interruption) {}

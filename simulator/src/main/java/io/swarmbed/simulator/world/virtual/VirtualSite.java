package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.virtual.Tokens;
import io.swarmbed.engine.virtual.VirtualNetwork;
import io.swarmbed.simulator.check.SwarmCheck;
import io.swarmbed.simulator.trace.TraceFile;
import io.swarmbed.simulator.world.PeerSetup;
import io.swarmbed.simulator.world.SwarmRun;
import java.util.Optional;

/** What all peers of a virtual run share. */
final class VirtualSite implements AutoCloseable {
    private final SwarmRun run;
    private final PeerSetup setup;
    private final VirtualNetwork network;
    private final VirtualTracker tracker;
    private final Optional<TraceFile> trace;
    private final Optional<SwarmCheck> check;
    private final Tokens tokens;
    private final Optional<SwarmCopies> swarmCopies;

    VirtualSite(SwarmRun run, PeerSetup setup, Instruments instruments) {
        this.run = run;
        this.setup = setup;
        this.network = new NetworkRules(run.scenario(), run.plan())
                .build(run.scenario().seed());
        this.tracker = new VirtualTracker(run.scenario(), network.time());
        // The trace comes first, so that it has the event in which a check fails.
        this.trace =
                instruments.trace() ? Optional.of(new TraceFile(run.recorder().folder())) : Optional.empty();
        this.trace.ifPresent(network::trace);
        this.check = instruments.check() ? Optional.of(check(run, network)) : Optional.empty();
        this.tokens = check.map(SwarmCheck::tokens).orElseGet(Tokens::shared);
        this.swarmCopies = setup.swarmCopies(run.metainfo().geometry());
    }

    private static SwarmCheck check(SwarmRun run, VirtualNetwork network) {
        return new SwarmCheck(
                network,
                run.scenario().seed(),
                run.metainfo().geometry(),
                node -> run.plan().peers().get(node).name());
    }

    /** What checks the run, if anything does. */
    Optional<SwarmCheck> check() {
        return check;
    }

    /** The trace is complete. */
    @Override
    public void close() {
        trace.ifPresent(TraceFile::close);
    }

    SwarmRun run() {
        return run;
    }

    PeerSetup setup() {
        return setup;
    }

    VirtualNetwork network() {
        return network;
    }

    VirtualTracker tracker() {
        return tracker;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The copies of each piece in the swarm, if a picker looks at them. */
    Optional<SwarmCopies> swarmCopies() {
        return swarmCopies;
    }
}

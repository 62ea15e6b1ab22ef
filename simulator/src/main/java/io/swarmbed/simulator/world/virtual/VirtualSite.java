package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.virtual.Tokens;
import io.swarmbed.engine.virtual.VirtualNetwork;
import io.swarmbed.simulator.world.PeerSetup;
import io.swarmbed.simulator.world.SwarmRun;

/** What all peers of a virtual run share. */
final class VirtualSite {
    private final SwarmRun run;
    private final PeerSetup setup;
    private final VirtualNetwork network;
    private final VirtualTracker tracker;
    private final Tokens tokens = Tokens.shared();

    VirtualSite(SwarmRun run, PeerSetup setup) {
        this.run = run;
        this.setup = setup;
        this.network = new VirtualNetwork(run.scenario().seed());
        this.tracker =
                new VirtualTracker(run.scenario().tracker(), run.scenario().seed());
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
}

package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.env.Places;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import io.swarmbed.simulator.world.PeerAddresses;

/** Where peers are by the plan: every peer knows the region of every other. */
record PlannedPlaces(int own, SwarmPlan plan) implements Places {
    /** What this peer knows; nothing in a network without regions. */
    static Places of(PeerPlan peer, SwarmPlan plan) {
        return peer.region() == PeerPlan.NOWHERE ? NOWHERE : new PlannedPlaces(peer.region(), plan);
    }

    @Override
    public int region(PeerAddress address) {
        int index = PeerAddresses.index(address);
        return index < 0 || index >= plan.peers().size()
                ? UNKNOWN
                : plan.peers().get(index).region();
    }
}

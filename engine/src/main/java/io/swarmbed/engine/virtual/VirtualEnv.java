package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.env.Env;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.env.Places;
import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.env.TrackerPort;
import io.swarmbed.engine.random.SeedTree;
import java.util.Optional;

/** The ports of a session that runs at a virtual node. */
public record VirtualEnv(
        VirtualNode node,
        BlockStore store,
        TrackerPort tracker,
        Observer observer,
        Places places,
        Optional<SwarmCopies> swarmCopies)
        implements Env {
    /** The ports of a session in a network without regions that knows of its neighbours alone. */
    public VirtualEnv(VirtualNode node, BlockStore store, TrackerPort tracker, Observer observer) {
        this(node, store, tracker, observer, Places.NOWHERE, Optional.empty());
    }

    @Override
    public Clock clock() {
        return node.clock();
    }

    @Override
    public Alarms alarms() {
        return node.alarms();
    }

    @Override
    public SeedTree seeds() {
        return node.seeds();
    }

    @Override
    public Network network() {
        return node;
    }
}

package io.swarmbed.engine.env;

import io.swarmbed.engine.random.SeedTree;
import java.util.Optional;

/** Everything outside of one torrent at one peer. One thread calls all of it and is called by all of it. */
public interface Env {
    Clock clock();

    Alarms alarms();

    /** The root of this peer's random streams. */
    SeedTree seeds();

    Network network();

    BlockStore store();

    TrackerPort tracker();

    Observer observer();

    /** Where peers are. */
    default Places places() {
        return Places.NOWHERE;
    }

    /** The copies of each piece in the whole swarm, in a world that knows all its peers and is asked for them. */
    default Optional<SwarmCopies> swarmCopies() {
        return Optional.empty();
    }
}

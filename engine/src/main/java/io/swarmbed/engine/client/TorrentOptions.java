package io.swarmbed.engine.client;

import io.swarmbed.engine.core.SessionSettings;
import io.swarmbed.engine.core.Strategies;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.env.TrackerPort;
import io.swarmbed.engine.net.PeerLoop;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * How one torrent is served at one peer.
 *
 * @param store makes the store, which answers through the executor
 * @param tracker makes the port to its trackers, which answers on the loop
 * @param observer hears what happens, on the peer's loop
 * @param swarmCopies the copies of each piece in the whole swarm, where all its peers are in this process
 */
public record TorrentOptions(
        SessionSettings settings,
        Strategies strategies,
        Function<Executor, BlockStore> store,
        Function<PeerLoop, TrackerPort> tracker,
        Observer observer,
        Optional<SwarmCopies> swarmCopies) {
    /** The options of a peer that knows of its neighbours alone. */
    public TorrentOptions(
            SessionSettings settings,
            Strategies strategies,
            Function<Executor, BlockStore> store,
            Function<PeerLoop, TrackerPort> tracker,
            Observer observer) {
        this(settings, strategies, store, tracker, observer, Optional.empty());
    }
}

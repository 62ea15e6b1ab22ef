package io.swarmbed.tracker;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The registry called as a front end calls it. */
class RegistryContractTest extends TrackerContract {
    private final RandomStream random = new RandomStream(1);
    private SharedRegistry registry = new SharedRegistry(SwarmSettings.defaults(), 0);
    private long now;

    @Override
    void start(SwarmSettings rules) {
        registry = new SharedRegistry(rules, 7);
    }

    @Override
    void pass(int seconds) {
        now += seconds;
    }

    @Override
    Answer announce(int torrent, Endpoint peer, long left, AnnounceEvent event, int numWant) {
        AnnounceRequest request = new AnnounceRequest(hash(torrent), peer, new PeerId(1, 2, 3), left, event, numWant);
        AnnounceResponse response = registry.announce(request, now, random);
        if (response instanceof AnnounceResponse.Accepted accepted) {
            List<Endpoint> peers = IntStream.range(0, accepted.peers().size())
                    .mapToObj(accepted.peers()::endpoint)
                    .toList();
            return new Answer(
                    Optional.empty(),
                    accepted.totals().complete(),
                    accepted.totals().incomplete(),
                    peers);
        }
        return new Answer(Optional.of(((AnnounceResponse.Refused) response).reason()), 0, 0, List.of());
    }

    @Override
    SwarmTotals scrape(int torrent) {
        return registry.scrape(hash(torrent), now);
    }

    private static InfoHash hash(int torrent) {
        return new InfoHash(torrent, torrent, torrent);
    }
}

package io.swarmbed.tracker.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry against a model that is plainly right: maps, and a scan for whatever is asked. */
class SwarmRegistryModelTest {
    private static final int TIMEOUT = 20;

    private static final SwarmSettings SETTINGS =
            SwarmSettings.defaults().withInterval(10).withTimeout(TIMEOUT).withNumWant(4, 9);

    private SwarmRegistry registry = new SwarmRegistry(SETTINGS, 3);
    private final Map<InfoHash, ModelSwarm> model = new HashMap<>();

    private static final class ModelPeer {
        boolean seed;
        boolean counted;
        long seen;
    }

    private static final class ModelSwarm {
        final Map<Endpoint, ModelPeer> peers = new HashMap<>();
        int downloaded;
        long lastAnnounce;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_order_of_announces_gives_the_counts_and_the_choices_of_the_model(long seed) {
        RandomStream script = new RandomStream(seed);
        RandomStream draws = new RandomStream(seed + 100);
        long now = 0;
        for (int step = 0; step < 6000; step++) {
            now += script.nextInt(40) == 0 ? script.nextInt(15) : script.nextInt(2);
            registry.expire(now, Integer.MAX_VALUE);
            expireModel(now);
            announce(drawRequest(script, 25, AnnounceEvent.values()[script.nextInt(4)]), now, draws, seed, step);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void a_full_registry_refuses_whom_the_model_refuses(long seed) {
        registry = new SwarmRegistry(SETTINGS.withLimits(2, 30), 3);
        RandomStream script = new RandomStream(seed);
        RandomStream draws = new RandomStream(seed + 100);
        long now = 0;
        int refused = 0;
        for (int step = 0; step < 6000; step++) {
            now += script.nextInt(40) == 0 ? script.nextInt(25) : script.nextInt(2);
            registry.expire(now, Integer.MAX_VALUE);
            expireModel(now);
            AnnounceRequest request = drawRequest(script, 25, AnnounceEvent.values()[script.nextInt(4)]);
            if (mustRefuse(request)) {
                refused++;
                assertThat(registry.announce(request, now, draws))
                        .as("seed " + seed + " step " + step)
                        .isInstanceOf(AnnounceResponse.Refused.class);
            } else {
                announce(request, now, draws, seed, step);
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private boolean mustRefuse(AnnounceRequest request) {
        if (request.event() == AnnounceEvent.STOPPED || request.peer().port() == 0) {
            return false;
        }
        ModelSwarm swarm = model.get(request.infoHash());
        int peers = model.values().stream().mapToInt(s -> s.peers.size()).sum();
        boolean known = swarm != null && swarm.peers.containsKey(request.peer());
        return (!known && peers >= registry.settings().maxPeers())
                || (swarm == null && model.size() >= registry.settings().maxTorrents());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void swarms_that_grow_and_shrink_through_all_sizes_stay_as_the_model_has_them(long seed) {
        RandomStream script = new RandomStream(seed);
        RandomStream draws = new RandomStream(seed + 100);
        long now = 0;
        for (int step = 0; step < 12_000; step++) {
            boolean shrinks = step / 2000 % 2 == 1;
            if (script.nextInt(shrinks ? 100 : 1000) == 0) {
                now++;
            }
            registry.expire(now, Integer.MAX_VALUE);
            expireModel(now);
            boolean stops = script.nextInt(100) < (shrinks ? 80 : 5);
            AnnounceEvent event = stops ? AnnounceEvent.STOPPED : AnnounceEvent.values()[script.nextInt(3)];
            announce(drawRequest(script, 600, event), now, draws, seed, step);
            if (step % 500 == 0) {
                RegistryInvariants.check(registry, "seed " + seed + " step " + step);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void what_is_told_of_a_registry_makes_one_that_goes_on_like_it(long seed) {
        RandomStream script = new RandomStream(seed);
        RandomStream draws = new RandomStream(seed + 100);
        long now = 0;
        for (int step = 0; step < 4000; step++) {
            now += script.nextInt(300) == 0 ? 1 : 0;
            registry.expire(now, Integer.MAX_VALUE);
            expireModel(now);
            AnnounceEvent event = AnnounceEvent.values()[script.nextInt(3)];
            announce(drawRequest(script, 600, event), now, draws, seed, step);
            if (step % 1000 == 999) {
                registry = copy(now, 1 + script.nextInt(50));
                RegistryInvariants.check(registry, "seed " + seed + " step " + step);
            }
        }
    }

    private SwarmRegistry copy(long now, int atOnce) {
        SwarmRegistry copy = new SwarmRegistry(SETTINGS, 4);
        SwarmVisitor restorer = copy.restorer(now);
        SwarmWalk walk = registry.walk();
        while (walk.step(atOnce, now, restorer)) {
            assertThat(copy.census().peers())
                    .isLessThanOrEqualTo(registry.census().peers());
        }
        restorer.done();
        return copy;
    }

    private void announce(AnnounceRequest request, long now, RandomStream draws, long seed, int step) {
        AnnounceResponse response = registry.announce(request, now, draws);
        apply(request, now);
        check(request, response, now, "seed " + seed + " step " + step);
    }

    private static AnnounceRequest drawRequest(RandomStream script, int hosts, AnnounceEvent event) {
        InfoHash torrent = new InfoHash(0, 0, script.nextInt(3));
        Endpoint peer = script.nextInt(4) == 0
                ? new Endpoint(0xFD00L << 48, script.nextInt(hosts / 2), 1 + script.nextInt(2))
                : Endpoint.ofIpv4(script.nextInt(hosts), script.nextInt(3));
        long left = script.nextBoolean() ? 0 : 1 + script.nextInt(100);
        return Announces.of(torrent, peer, left, event, script.nextInt(14) - 1);
    }

    private void apply(AnnounceRequest request, long now) {
        ModelSwarm swarm = model.get(request.infoHash());
        if (request.event() == AnnounceEvent.STOPPED) {
            if (swarm != null && swarm.peers.remove(request.peer()) != null) {
                swarm.lastAnnounce = now;
            }
            return;
        }
        if (request.peer().port() == 0) {
            return;
        }
        swarm = model.computeIfAbsent(request.infoHash(), hash -> new ModelSwarm());
        swarm.lastAnnounce = now;
        ModelPeer peer = swarm.peers.computeIfAbsent(request.peer(), endpoint -> new ModelPeer());
        peer.seen = now;
        peer.seed = request.left() == 0;
        if (peer.seed && request.event() == AnnounceEvent.COMPLETED && !peer.counted) {
            peer.counted = true;
            swarm.downloaded++;
        }
    }

    private void expireModel(long now) {
        for (ModelSwarm swarm : model.values()) {
            swarm.peers.values().removeIf(peer -> peer.seen + TIMEOUT <= now);
        }
        model.values().removeIf(swarm -> swarm.peers.isEmpty() && swarm.lastAnnounce + TIMEOUT <= now);
    }

    private void check(AnnounceRequest request, AnnounceResponse response, long now, String place) {
        PeerList peers = ((AnnounceResponse.Accepted) response).peers();
        ModelSwarm swarm = model.getOrDefault(request.infoHash(), new ModelSwarm());
        int seeds =
                (int) swarm.peers.values().stream().filter(peer -> peer.seed).count();
        SwarmTotals totals = new SwarmTotals(seeds, swarm.peers.size() - seeds, swarm.downloaded);
        assertThat(((AnnounceResponse.Accepted) response).totals()).as(place).isEqualTo(totals);
        assertThat(registry.scrape(request.infoHash(), now)).as(place).isEqualTo(totals);
        assertThat(registry.census().torrents()).as(place).isEqualTo(model.size());
        assertThat(registry.census().peers())
                .as(place)
                .isEqualTo(model.values().stream().mapToInt(s -> s.peers.size()).sum());
        Set<Endpoint> eligible = swarm.peers.entrySet().stream()
                .filter(entry -> request.left() != 0 || !entry.getValue().seed)
                .map(Map.Entry::getKey)
                .filter(peer -> !peer.equals(request.peer())
                        && peer.isIpv4() == request.peer().isIpv4())
                .collect(Collectors.toSet());
        int wanted = request.numWant() < 0 ? 4 : Math.min(9, request.numWant());
        int expected = request.event() == AnnounceEvent.STOPPED ? 0 : Math.min(wanted, eligible.size());
        List<Endpoint> got = new ArrayList<>();
        for (int i = 0; i < peers.size(); i++) {
            got.add(peers.endpoint(i));
        }
        assertThat(new HashSet<>(got)).as(place).hasSize(got.size());
        assertThat(got).as(place).hasSize(expected);
        assertThat(eligible).as(place).containsAll(got);
    }
}

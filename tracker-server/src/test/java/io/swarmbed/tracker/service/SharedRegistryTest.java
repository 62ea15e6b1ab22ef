package io.swarmbed.tracker.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.Selection;
import io.swarmbed.tracker.swarm.SwarmSettings;
import io.swarmbed.tracker.swarm.SwarmTotals;
import io.swarmbed.tracker.swarm.SwarmVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedRegistryTest {
    private static final int TIMEOUT = 100;
    private static final SwarmSettings SETTINGS =
            SwarmSettings.defaults().withTimeout(TIMEOUT).withNumWant(10, 10);

    private final RandomStream random = new RandomStream(1);
    private final SharedRegistry registry = new SharedRegistry(SETTINGS, 7);

    /** Writes down what it is told, a line for each swarm and peer. */
    private static final class Lines implements SwarmVisitor {
        private final TreeSet<String> lines = new TreeSet<>();
        private String swarm = "";
        private boolean done;

        @Override
        public void swarm(InfoHash infoHash, int downloaded, int idleSeconds) {
            swarm = infoHash.low() + ": ";
            lines.add(swarm + downloaded + " " + idleSeconds);
        }

        @Override
        public void peer(Endpoint endpoint, boolean seed, boolean counted, int ageSeconds, Optional<PeerId> id) {
            lines.add(swarm + endpoint + " " + seed + " " + counted + " " + ageSeconds + " " + id);
        }

        @Override
        public void done() {
            done = true;
        }
    }

    @Test
    void limits_hold_exactly_for_all_shards_and_threads_together() throws InterruptedException {
        SharedRegistry limited = new SharedRegistry(SETTINGS.withLimits(50, 1000), 7);
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(number -> new Thread(() -> {
                    RandomStream own = new RandomStream(number);
                    for (int i = 0; i < 4000; i++) {
                        int torrent = own.nextInt(200);
                        int host = number << 16 | own.nextInt(100);
                        AnnounceEvent event = own.nextInt(10) == 0 ? AnnounceEvent.STOPPED : AnnounceEvent.NONE;
                        limited.announce(request(torrent, host, 1, event), 0, own);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            assertThat(limited.census().torrents()).isLessThanOrEqualTo(50);
            assertThat(limited.census().peers()).isLessThanOrEqualTo(1000);
            Thread.onSpinWait();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<SwarmTotals> all = new ArrayList<>();
        limited.survey((infoHash, totals, ipv4Peers) -> all.add(totals));
        assertThat(all).hasSize(50).hasSize(limited.census().torrents());
        assertThat(all.stream().mapToInt(SwarmTotals::incomplete).sum())
                .isEqualTo(limited.census().peers());
        limited.expire(TIMEOUT, Integer.MAX_VALUE);
        assertThat(limited.census().torrents()).isZero();
        assertThat(limited.census().peers()).isZero();
    }

    @Test
    void what_one_registry_tells_another_takes_over() {
        fill();
        Lines before = tell(registry, 60);
        SharedRegistry copy = new SharedRegistry(SETTINGS, 8);
        registry.visit(60, copy.restorer(60), () -> {});
        Lines after = tell(copy, 60);
        assertThat(after.lines).isEqualTo(before.lines).hasSizeGreaterThan(3500);
        assertThat(after.done).isTrue();
        assertThat(copy.census().peers()).isEqualTo(registry.census().peers());
        assertThat(copy.census().torrents()).isEqualTo(registry.census().torrents());
    }

    @Test
    void a_clock_that_starts_anew_changes_no_age() {
        fill();
        SharedRegistry copy = new SharedRegistry(SETTINGS, 8);
        registry.visit(60, copy.restorer(5), () -> {});
        assertThat(tell(copy, 5).lines).isEqualTo(tell(registry, 60).lines);
        for (int later = 1; later <= TIMEOUT; later++) {
            registry.expire(60 + later, Integer.MAX_VALUE);
            copy.expire(5 + later, Integer.MAX_VALUE);
            assertThat(copy.census().peers()).isEqualTo(registry.census().peers());
            assertThat(copy.census().torrents()).isEqualTo(registry.census().torrents());
        }
        assertThat(copy.census().torrents()).isZero();
    }

    @Test
    void no_lock_is_held_for_more_than_some_thousand_peers() {
        fill();
        int[] told = {0, 0};
        registry.visit(
                60,
                new SwarmVisitor() {
                    @Override
                    public void swarm(InfoHash infoHash, int downloaded, int idleSeconds) {}

                    @Override
                    public void peer(Endpoint peer, boolean seed, boolean counted, int age, Optional<PeerId> id) {
                        told[0]++;
                    }

                    @Override
                    public void done() {}
                },
                () -> {
                    told[1] = Math.max(told[1], told[0]);
                    told[0] = 0;
                });
        assertThat(told[1]).isBetween(1000, 1300);
    }

    @Test
    void a_restored_registry_keeps_to_its_limits_and_leaves_out_what_has_expired() {
        fill();
        SharedRegistry fewTorrents = new SharedRegistry(SETTINGS.withLimits(20, 5000), 8);
        registry.visit(60, fewTorrents.restorer(0), () -> {});
        assertThat(fewTorrents.census().torrents()).isEqualTo(20);
        SharedRegistry fewPeers = new SharedRegistry(SETTINGS.withLimits(1000, 500), 8);
        registry.visit(60, fewPeers.restorer(0), () -> {});
        assertThat(fewPeers.census().peers()).isEqualTo(500);
        SharedRegistry late = new SharedRegistry(SETTINGS, 8);
        SwarmVisitor restorer = late.restorer(0);
        restorer.swarm(new InfoHash(1, 2, 3), 5, 0);
        restorer.peer(Endpoint.ofIpv4(1, 1), true, true, TIMEOUT, Optional.empty());
        restorer.peer(Endpoint.ofIpv4(1, 0), true, true, 0, Optional.empty());
        restorer.swarm(new InfoHash(1, 2, 4), 5, TIMEOUT);
        restorer.done();
        assertThat(late.census().peers()).isZero();
        assertThat(late.census().torrents()).isEqualTo(1);
        assertThat(late.scrape(new InfoHash(1, 2, 3), 0)).isEqualTo(new SwarmTotals(0, 0, 5));
    }

    @Test
    void every_shard_is_told_whom_to_name_and_when_to_forget() {
        for (int torrent = 0; torrent < 100; torrent++) {
            for (int host = 0; host < 15; host++) {
                announce(torrent, host, 1, 0);
            }
        }
        registry.select(Selection.OLDEST_FIRST);
        for (int torrent = 0; torrent < 100; torrent++) {
            AnnounceResponse.Accepted reply = (AnnounceResponse.Accepted) announce(torrent, 14, 1, 0);
            assertThat(reply.peers().endpoint(0)).isEqualTo(Endpoint.ofIpv4(0, 6881));
            assertThat(reply.peers().endpoint(9)).isEqualTo(Endpoint.ofIpv4(9, 6881));
        }
        registry.clear();
        assertThat(registry.census().torrents()).isZero();
        assertThat(registry.census().peers()).isZero();
        assertThat(tell(registry, 0).lines).isEmpty();
    }

    @Test
    void expiry_goes_on_where_it_stopped_until_nothing_is_left() {
        fill();
        int calls = 0;
        while (registry.expire(1000, 64) == 64) {
            calls++;
        }
        assertThat(calls).isGreaterThan(50);
        assertThat(registry.census().peers()).isZero();
        assertThat(registry.census().torrents()).isZero();
    }

    /** Many small swarms and a large one in both families, whose peers announced over the first minute. */
    private void fill() {
        for (int i = 0; i < 1000; i++) {
            announce(1 + random.nextInt(100), random.nextInt(20), random.nextInt(2), i * 60 / 4000);
        }
        for (int i = 1000; i < 4000; i++) {
            announce(0, i, random.nextInt(2), i * 60 / 4000);
        }
    }

    private AnnounceResponse announce(int torrent, int host, long left, long now) {
        AnnounceEvent event = left == 0 ? AnnounceEvent.COMPLETED : AnnounceEvent.NONE;
        return registry.announce(request(torrent, host, left, event), now, random);
    }

    private static AnnounceRequest request(int torrent, int host, long left, AnnounceEvent event) {
        Endpoint peer = host % 3 == 2 && host > 20 ? new Endpoint(1L << 60, host, 6881) : Endpoint.ofIpv4(host, 6881);
        return new AnnounceRequest(new InfoHash(1, 2, torrent), peer, new PeerId(host, 5, 6), left, event, -1);
    }

    private static Lines tell(SharedRegistry registry, long now) {
        Lines lines = new Lines();
        registry.visit(now, lines, () -> {});
        return lines;
    }
}

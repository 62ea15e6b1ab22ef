package io.swarmbed.tracker.status;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.service.AccessLog;
import io.swarmbed.tracker.service.AccessLogCounts;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.ListStatus;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.SnapshotCounts;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A tracker that has been asked a few things, and its figures. */
final class Figures {
    private static final Instant READ = Instant.parse("2026-01-02T03:04:06Z");
    static final long SECOND = 1_000_000_000L;

    final AtomicLong clock = new AtomicLong(100 * SECOND);
    final SharedRegistry registry = new SharedRegistry(SwarmSettings.defaults(), 1);
    final TrackerService service =
            new TrackerService(registry, Admission.OPEN, AccessLog.OFF, new RandomStream(1), clock::get);
    final Monitor monitor = new Monitor(
            registry,
            List.of(service),
            List.of(Runnable::run),
            clock::get,
            new Monitor.Sources(
                    () -> 7,
                    () -> new AccessLogCounts(1_000, 20, 3),
                    () -> new SnapshotCounts(
                            4,
                            1,
                            99,
                            Optional.of(new SnapshotCounts.Last(
                                    Instant.parse("2026-01-02T03:04:05Z"), 5_000_000, 250_000_000))),
                    () -> List.of(
                            new ListStatus(
                                    "allow", Path.of("allow.txt"), 12, 3, READ, Optional.of("allow.txt:2: wrong")),
                            new ListStatus("passkeys", Path.of("keys.txt"), 1, 1, READ, Optional.empty()))));

    /** Three torrents: of five, three and one peers, the last of IPv6. */
    Figures fill() {
        for (int peer = 0; peer < 5; peer++) {
            announce(Protocol.UDP, 1, Endpoint.ofIpv4(0x0A000001 + peer, 6881), peer < 2);
        }
        for (int peer = 0; peer < 3; peer++) {
            announce(Protocol.HTTP, 2, Endpoint.ofIpv4(0x0A000001 + peer, 6882), false);
        }
        announce(Protocol.HTTP, 3, new Endpoint(0x2001_0DB8L << 32, 1, 6883), true);
        service.scrape(Protocol.HTTP, Endpoint.ofIpv4(1, 0), new InfoHash(0, 0, 1));
        service.countConnect();
        service.refused(Protocol.UDP, Endpoint.ofIpv4(1, 0), Refusal.TOO_FREQUENT, "too many requests");
        service.countBytes(Protocol.UDP, 98, 20);
        return this;
    }

    TrackerStats stats() {
        return monitor.stats();
    }

    private void announce(Protocol protocol, int torrent, Endpoint peer, boolean seed) {
        service.announce(
                protocol,
                new AnnounceRequest(
                        new InfoHash(0, 0, torrent),
                        peer,
                        PeerId.of(new byte[20]),
                        seed ? 0 : 1,
                        AnnounceEvent.STARTED,
                        -1),
                Optional.empty());
    }
}

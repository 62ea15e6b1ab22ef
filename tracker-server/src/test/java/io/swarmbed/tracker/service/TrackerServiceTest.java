package io.swarmbed.tracker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackerServiceTest {
    private static final Endpoint ALICE = Endpoint.ofIpv4(0x0A000001, 6881);

    private final SharedRegistry registry =
            new SharedRegistry(SwarmSettings.defaults().withLimits(1, 10), 1);
    private final TrackerService service = service(new ReplyInterval(1800, 90));

    @Test
    void requests_are_counted_by_protocol_event_and_reason() {
        announce(Protocol.UDP, 1, AnnounceEvent.STARTED);
        announce(Protocol.HTTP, 1, AnnounceEvent.COMPLETED);
        announce(Protocol.HTTP, 1, AnnounceEvent.NONE);
        announce(Protocol.HTTP, 2, AnnounceEvent.STARTED);
        service.scrape(Protocol.UDP, ALICE, hash(1));
        service.countConnect();
        service.refused(Protocol.UDP, ALICE, Refusal.CONNECTION_ID, "forged");
        service.refused(Protocol.HTTP, ALICE, "nonsense");
        service.countBytes(Protocol.HTTP, 100, 200);
        RequestCounts counts = service.counts();
        assertThat(counts.announces()).isEqualTo(3);
        assertThat(counts.announces(Protocol.UDP, AnnounceEvent.STARTED)).isEqualTo(1);
        assertThat(counts.announces(Protocol.HTTP, AnnounceEvent.COMPLETED)).isEqualTo(1);
        assertThat(counts.announces(Protocol.HTTP, AnnounceEvent.STOPPED)).isZero();
        assertThat(counts.scrapes(Protocol.UDP)).isEqualTo(1);
        assertThat(counts.connects()).isEqualTo(1);
        assertThat(counts.refused(Protocol.HTTP, Refusal.FULL)).isEqualTo(1);
        assertThat(counts.refused(Protocol.HTTP, Refusal.MALFORMED)).isEqualTo(1);
        assertThat(counts.refused(Protocol.UDP, Refusal.CONNECTION_ID)).isEqualTo(1);
        assertThat(counts.errors()).isEqualTo(3);
        assertThat(counts.bytesIn(Protocol.HTTP)).isEqualTo(100);
        assertThat(counts.plus(counts).bytesOut(Protocol.HTTP)).isEqualTo(400);
        assertThat(counts.bytesOut(Protocol.UDP)).isZero();
    }

    @Test
    void a_jitter_spreads_intervals_evenly_to_both_sides() {
        int[] drawn = IntStream.range(0, 20_000)
                .map(i -> service.drawIntervalSeconds())
                .toArray();
        assertThat(IntStream.of(drawn).min()).hasValue(1710);
        assertThat(IntStream.of(drawn).max()).hasValue(1890);
        assertThat(IntStream.of(drawn).average().orElseThrow()).isBetween(1798.0, 1802.0);
    }

    @Test
    void without_a_jitter_nothing_is_drawn() {
        RandomStream random = new RandomStream(7);
        assertThat(ReplyInterval.steady(30).draw(random)).isEqualTo(30);
        assertThat(ReplyInterval.ofPercent(30, 1).draw(random)).isEqualTo(30);
        assertThat(random.nextLong()).isEqualTo(new RandomStream(7).nextLong());
    }

    @Test
    void a_jitter_as_long_as_the_interval_is_refused() {
        assertThatThrownBy(() -> new ReplyInterval(5, 5)).hasMessageContaining("5 s");
    }

    private TrackerService service(ReplyInterval interval) {
        return new TrackerService(
                registry, Admission.OPEN, AccessLog.OFF, new RandomStream(1), () -> 100_000_000_000L, interval);
    }

    private void announce(Protocol protocol, int torrent, AnnounceEvent event) {
        service.announce(
                protocol,
                new AnnounceRequest(hash(torrent), ALICE, PeerId.of(new byte[20]), 1, event, -1),
                Optional.empty());
    }

    private static InfoHash hash(int torrent) {
        return new InfoHash(0, 0, torrent);
    }
}

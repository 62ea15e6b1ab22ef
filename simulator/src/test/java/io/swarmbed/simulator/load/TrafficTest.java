package io.swarmbed.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final long SECOND = 1_000_000_000L;
    private static final PopulationSettings WHO = new PopulationSettings(1, 10, 1_000, 0, 0.5, 1);

    private final Population population = new Population(WHO);
    private final Request request = new Request();

    @Test
    void every_peer_starts_once() {
        Traffic traffic = new Traffic(population, WHO, new TrafficSettings(50, 0, 0));
        BitSet started = new BitSet();
        for (int i = 0; i < 1_000; i++) {
            traffic.populate(request);
            assertThat(request.kind).isEqualTo(Request.Kind.STARTED);
            started.set(request.peer);
        }
        assertThat(started.cardinality()).isEqualTo(1_000);
    }

    @Test
    void without_churn_nobody_comes_or_goes() {
        Traffic traffic = new Traffic(population, WHO, new TrafficSettings(50, 0, 0));
        traffic.beginAt(0);
        for (int i = 0; i < 10_000; i++) {
            traffic.next(request, i * SECOND);
            assertThat(request.kind).isEqualTo(Request.Kind.ANNOUNCE);
        }
    }

    @Test
    void scrapes_have_their_share() {
        Traffic traffic = new Traffic(population, WHO, new TrafficSettings(50, 0.25, 0));
        long scrapes = IntStream.range(0, 10_000)
                .filter(i -> {
                    traffic.next(request, 0);
                    return request.kind == Request.Kind.SCRAPE;
                })
                .count();
        assertThat(scrapes).isBetween(2_300L, 2_700L);
    }

    @Test
    void whoever_stops_is_followed_by_another_under_another_port() {
        Traffic traffic = new Traffic(population, WHO, new TrafficSettings(50, 0, 10 * SECOND));
        traffic.beginAt(0);
        int stopped = 0;
        int completed = 0;
        // Ten announces a second for each peer, for twenty seconds.
        for (int i = 0; i < 200_000; i++) {
            traffic.next(request, i * (SECOND / 10_000));
            completed += request.kind == Request.Kind.COMPLETED ? 1 : 0;
            if (request.kind == Request.Kind.STOPPED) {
                stopped++;
                int peer = request.peer;
                int port = request.port;
                traffic.next(request, i * (SECOND / 10_000));
                assertThat(request.kind).isEqualTo(Request.Kind.STARTED);
                assertThat(request.peer).isEqualTo(peer);
                assertThat(request.port).isNotEqualTo(port);
                assertThat(request.left).isPositive();
            }
        }
        // 1,000 peers that stay 10 s on average, for 20 s; half as many complete, for half are seeds.
        assertThat(stopped).isBetween(1_850, 2_150);
        assertThat(completed).isBetween(850, 1_150);
        assertThat(IntStream.range(0, 1_000).filter(population::isSeed).count()).isBetween(400L, 600L);
    }
}

package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.core.SessionSettings.Connections;
import io.swarmbed.engine.core.SessionSettings.Extensions;
import io.swarmbed.engine.core.SessionSettings.Requests;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.builtin.FixedRequests;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.wire.WireSize;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One piece among peers with equal uplinks, each holder serving s at a time: the one swarm whose course can be computed. A
 * generation takes the uplink s times the piece with its headers; handing it over to a new holder takes three trips, that
 * of the HAVE and the unchoke, of the requests, and of the last block.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoublingTest {
    private static final int UP = 128 * 1024;
    private static final long SECOND = 1_000_000_000L;
    private static final long BLOCK_NANOS = blockNanos(1);

    private final Table table = new Table(
            "at once", "generations", "leechers", "blocks", "one way", "computed", "measured", "block times off");

    @AfterAll
    void print() {
        table.print();
    }

    private static long blockNanos(long blocks) {
        return blocks * (PieceGeometry.BLOCK_LENGTH + WireSize.PIECE_HEADER) * SECOND / UP;
    }

    private static long computed(int atOnce, int generations, int blocks, long oneWay) {
        return generations * (blockNanos((long) atOnce * blocks) + 3 * oneWay);
    }

    /** When the last of these leechers is complete, from the moment at which all are connected. */
    private static long measured(int atOnce, int leechers, int blocks, long oneWay) {
        Swarm swarm = new Swarm(51, (long) blocks * PieceGeometry.BLOCK_LENGTH, blocks * PieceGeometry.BLOCK_LENGTH);
        Relay.Script script = new Relay.Script(swarm, atOnce, leechers + 1);
        Requests requests = new Requests(blocks, 1000, Duration.ofHours(1), 4);
        // Without a tracker, so that nobody is dialled twice.
        swarm.tracker.down = true;
        for (int peer = 0; peer <= leechers; peer++) {
            Relay relay = script.next();
            Swarm.Peer joined = swarm.join(peer == 0 ? swarm.everything() : swarm.nothing(), options -> {
                options.link = new AccessLink(UP, 0, oneWay / 2);
                options.choker = relay;
                options.observer = relay;
                options.sizers = () -> new FixedRequests(blocks);
                options.settings(settings -> settings.withExtensions(Extensions.NONE)
                        .withRequests(requests)
                        .withConnections(new Connections(leechers, leechers, leechers, leechers)));
            });
            swarm.peers.stream().limit(peer).forEach(earlier -> joined.session.addPeer(earlier.address));
        }
        swarm.runFor(5 * SECOND + 10 * oneWay);
        swarm.peers.forEach(peer ->
                assertThat(peer.session.connectionCount()).as("a full mesh").isEqualTo(leechers));
        long start = swarm.network.time().nanos();
        script.start();
        swarm.runUntilAllComplete(100);
        long end =
                swarm.peers.stream().mapToLong(peer -> peer.completedAt).max().orElseThrow();
        swarm.stopAndCheckTokens();
        return end - start;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 0", "1, 6, 1, 0", "2, 4, 4, 0", "3, 3, 8, 0", "4, 2, 16, 0", "8, 2, 5, 0",
        "1, 7, 4, 20", "2, 4, 4, 50", "3, 3, 2, 10", "4, 2, 16, 200", "5, 1, 16, 1", "7, 2, 7, 100"
    })
    void whole_generations_take_the_computed_time(int atOnce, int generations, int blocks, int oneWayMillis) {
        long oneWay = oneWayMillis * 1_000_000L;
        int leechers = 1;
        for (int i = 0; i < generations; i++) {
            leechers *= atOnce + 1;
        }
        leechers--;
        long computed = computed(atOnce, generations, blocks, oneWay);
        long measured = measured(atOnce, leechers, blocks, oneWay);
        double off = (double) (measured - computed) / BLOCK_NANOS;

        table.row(
                atOnce,
                generations,
                leechers,
                blocks,
                oneWayMillis + " ms",
                seconds(computed),
                seconds(measured),
                decimal(off));
        assertThat(off).isBetween(-0.001, 1.0);
    }

    @Test
    void other_numbers_of_leechers_take_no_longer_than_the_next_whole_generation() {
        long oneWay = 20_000_000;
        int blocks = 3;
        for (int atOnce = 1; atOnce <= 3; atOnce++) {
            int generations = 1;
            int reached = atOnce;
            for (int leechers = 1; leechers <= 28; leechers += 3) {
                while (leechers > reached) {
                    generations++;
                    reached = (reached + 1) * (atOnce + 1) - 1;
                }
                assertThat(measured(atOnce, leechers, blocks, oneWay))
                        .as("%d leechers, %d at once", leechers, atOnce)
                        .isLessThanOrEqualTo(computed(atOnce, generations, blocks, oneWay) + BLOCK_NANOS)
                        .isGreaterThanOrEqualTo(computed(1, 1, blocks, oneWay));
            }
        }
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}

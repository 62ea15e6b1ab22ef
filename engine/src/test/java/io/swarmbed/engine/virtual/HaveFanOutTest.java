package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.wire.CloseReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A HAVE to many neighbours is one entry of the event queue, and still each connection's own. */
class HaveFanOutTest {
    private static final long MS = 1_000_000;
    private static final int BLOCK = 16 * 1024;
    /** One block's message takes 1 ms at this rate. */
    private static final long RATE = (BLOCK + 13) * 1000L;

    private final VirtualNetwork network = new VirtualNetwork(4);
    private final VirtualTime time = network.time();
    private final Tokens tokens = Tokens.counting();
    private final TestPeer source = peer(RATE, 0, 0);
    private final List<TestPeer> neighbours = new ArrayList<>();

    private TestPeer peer(long up, long down, long latency) {
        return new TestPeer(network.addNode(TestPeer.address(network.nodeCount()), new AccessLink(up, down, latency)));
    }

    /** Connects the source with neighbours at these latencies, and goes to 1 s. */
    private void connect(long down, long... latencyMillis) {
        for (long millis : latencyMillis) {
            TestPeer neighbour = peer(0, down, millis * MS);
            source.dial(neighbour);
            time.runEvents(Long.MAX_VALUE);
            neighbours.add(neighbour);
        }
        time.runUntil(1000 * MS);
        source.heard.clear();
        neighbours.forEach(neighbour -> neighbour.heard.clear());
    }

    private TestPeer.End to(int neighbour) {
        return source.ends.get(neighbour);
    }

    private void haveToAll(int piece) {
        source.ends.forEach(end -> end.connection.have(piece));
    }

    private List<String> heard(int neighbour) {
        return neighbours.get(neighbour).heard;
    }

    @Test
    void each_neighbour_hears_at_its_own_latency_and_the_queue_holds_one_entry() {
        connect(0, 30, 10, 20, 10);
        long operations = time.operations();

        haveToAll(7);

        assertThat(time.pending()).isEqualTo(1);
        assertThat(time.runEvents(Long.MAX_VALUE)).isEqualTo(3);
        assertThat(heard(0)).containsExactly("1030000000 have 7");
        assertThat(heard(1)).containsExactly("1010000000 have 7");
        assertThat(heard(2)).containsExactly("1020000000 have 7");
        assertThat(heard(3)).containsExactly("1010000000 have 7");
        assertThat(time.operations() - operations).isEqualTo(1 + 3);
    }

    @Test
    void pieces_sent_at_once_arrive_in_the_order_of_sending_whoever_gets_which() {
        connect(0, 10, 20);

        to(0).connection.have(1);
        to(1).connection.have(1);
        to(1).connection.have(2);
        to(1).connection.have(1);
        time.runEvents(Long.MAX_VALUE);

        assertThat(heard(0)).containsExactly("1010000000 have 1");
        assertThat(heard(1)).containsExactly("1020000000 have 1", "1020000000 have 2", "1020000000 have 1");
    }

    @Test
    void what_is_sent_before_and_after_it_stays_before_and_after_it() {
        connect(0, 10, 10, 10);

        to(0).connection.interested();
        haveToAll(1);
        to(1).connection.choke();
        haveToAll(2);
        source.ends.forEach(end -> end.connection.unchoke());
        time.runEvents(Long.MAX_VALUE);

        assertThat(heard(0))
                .containsExactly(
                        "1010000000 interested", "1010000000 have 1", "1010000000 have 2", "1010000000 unchoke");
        assertThat(heard(1))
                .containsExactly("1010000000 have 1", "1010000000 choke", "1010000000 have 2", "1010000000 unchoke");
        assertThat(heard(2)).containsExactly("1010000000 have 1", "1010000000 have 2", "1010000000 unchoke");
    }

    @Test
    void behind_a_block_that_has_begun_it_comes_after_the_block() {
        connect(0, 10, 10);

        to(0).upload(1, BLOCK, tokens);
        haveToAll(3);
        time.runEvents(Long.MAX_VALUE);

        assertThat(heard(0)).containsExactly("1011000000 piece 0 0 16384", "1011000000 have 3");
        assertThat(heard(1)).containsExactly("1010000000 have 3");
    }

    @Test
    void it_waits_behind_a_block_that_waits_for_the_receivers_downlink() {
        connect(RATE / 10, 1);
        to(0).connection.piece(0, 0, tokens.good(BLOCK));
        to(0).connection.piece(1, 0, tokens.good(BLOCK));
        time.runUntil(1005 * MS);

        haveToAll(9);
        to(0).connection.choke();
        time.runUntil(1005 * MS + MS / 2);
        to(0).connection.unchoke();
        time.runEvents(Long.MAX_VALUE);

        assertThat(heard(0).stream().map(line -> line.substring(line.indexOf(' ') + 1)))
                .containsExactly("piece 0 0 16384", "piece 1 0 16384", "have 9", "choke", "unchoke");
        assertThat(tokens.live()).isZero();
    }

    @Test
    void a_neighbour_that_closes_meanwhile_hears_nothing_and_the_others_do() {
        connect(0, 10, 20, 30);
        haveToAll(1);
        time.runUntil(1015 * MS);

        neighbours.get(1).first().connection.close(CloseReason.STOPPED);
        time.runEvents(Long.MAX_VALUE);

        assertThat(heard(0)).containsExactly("1010000000 have 1");
        assertThat(heard(1)).isEmpty();
        assertThat(heard(2)).containsExactly("1030000000 have 1");
    }

    @Test
    void a_source_that_leaves_meanwhile_has_sent_it_all_the_same_and_before_its_close() {
        connect(0, 10, 20);
        haveToAll(1);
        time.runUntil(1015 * MS);

        source.node.close();
        time.runEvents(Long.MAX_VALUE);

        assertThat(heard(0)).containsExactly("1010000000 have 1", "1025000000 close REMOTE");
        assertThat(heard(1)).containsExactly("1020000000 have 1", "1035000000 close REMOTE");
    }

    @Test
    void without_latency_it_still_arrives_after_the_call() {
        connect(0, 0, 0);

        haveToAll(1);

        assertThat(heard(0)).isEmpty();
        assertThat(time.runEvents(Long.MAX_VALUE)).isEqualTo(1);
        assertThat(heard(0)).containsExactly("1000000000 have 1");
        assertThat(heard(1)).containsExactly("1000000000 have 1");
    }

    @Test
    void nothing_stays_in_the_networks_store_of_messages() {
        connect(RATE / 10, 10, 20);
        to(0).upload(3, BLOCK, tokens);
        to(1).upload(3, BLOCK, tokens);
        haveToAll(1);
        time.runUntil(1013 * MS);
        neighbours.get(0).first().connection.close(CloseReason.STOPPED);
        haveToAll(2);

        time.runEvents(Long.MAX_VALUE);

        assertThat(network.messages().size()).isZero();
        assertThat(tokens.live()).isZero();
    }
}

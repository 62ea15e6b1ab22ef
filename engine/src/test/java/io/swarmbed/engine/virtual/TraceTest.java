package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.wire.CloseReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final long MS = 1_000_000;

    private final VirtualNetwork network = new VirtualNetwork(1);
    private final List<String> lines = new ArrayList<>();
    private final TestPeer a = new TestPeer(network.addNode(TestPeer.address(0), new AccessLink(0, 0, MS)));
    private final TestPeer b = new TestPeer(network.addNode(TestPeer.address(1), new AccessLink(0, 0, MS)));

    /** Writes down everything but the ends of events. */
    private final class Lines implements Trace {
        @Override
        public void delivered(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
            note(nanos, connection, source + ">" + target + " delivered " + verb + " " + a + " " + b + " " + c);
        }

        @Override
        public void sent(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
            note(nanos, connection, source + ">" + target + " sent " + verb + " " + a + " " + b + " " + c);
        }

        @Override
        public void dropped(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
            note(nanos, connection, source + ">" + target + " dropped " + verb + " " + a + " " + b + " " + c);
        }

        @Override
        public void opened(long nanos, int connection, int source, int target) {
            note(nanos, connection, source + ">" + target + " opened");
        }

        @Override
        public void closed(long nanos, int connection, int node) {
            note(nanos, connection, node + " closed");
        }

        @Override
        public void rang(long nanos, int node) {
            lines.add(nanos / MS + " ms: " + node + " rang");
        }

        private void note(long nanos, int connection, String what) {
            lines.add(nanos / MS + " ms: " + connection + ": " + what);
        }
    }

    @BeforeEach
    void connect() {
        network.trace(new Lines());
        a.dial(b);
        network.time().runUntil(100 * MS);
    }

    @Test
    void tells_how_a_connection_is_made() {
        assertThat(lines)
                .containsExactly(
                        "2 ms: 0: 0>1 opened",
                        "2 ms: 0: 0>1 sent HANDSHAKE 0 0 0",
                        "6 ms: 0: 0>1 delivered HANDSHAKE 0 0 0",
                        "6 ms: 0: 1>0 sent HANDSHAKE 0 0 0",
                        "8 ms: 0: 1>0 delivered HANDSHAKE 0 0 0");
    }

    @Test
    void tells_messages_when_they_are_sent_and_when_they_come() {
        lines.clear();
        a.first().connection.request(3, 16384, 1000);
        network.time().runUntil(200 * MS);
        assertThat(lines)
                .containsExactly(
                        "100 ms: 0: 0>1 sent REQUEST 3 16384 1000", "102 ms: 0: 0>1 delivered REQUEST 3 16384 1000");
    }

    @Test
    void tells_what_is_lost_with_a_close_on_its_way_and_after_it() {
        lines.clear();
        a.first().connection.have(1);
        a.first().connection.port(3);
        b.first().connection.close(CloseReason.STOPPED);
        a.first().connection.have(2);
        network.time().runUntil(200 * MS);
        assertThat(lines)
                .containsExactly(
                        "100 ms: 0: 0>1 sent HAVE 1 0 0",
                        "100 ms: 0: 0>1 sent PORT 3 0 0",
                        "100 ms: 0: 1>0 sent CLOSE 0 0 0",
                        "100 ms: 0: 1 closed",
                        "100 ms: 0: 0>1 dropped PORT 3 0 0",
                        "100 ms: 0: 0>1 sent HAVE 2 0 0",
                        "100 ms: 0: 0>1 dropped HAVE 2 0 0",
                        "102 ms: 0: 0>1 dropped HAVE 1 0 0",
                        "102 ms: 0: 1>0 delivered CLOSE 0 0 0",
                        "102 ms: 0: 0 closed");
    }

    @Test
    void tells_alarms_the_ends_of_events_and_every_listener() {
        List<Long> ends = new ArrayList<>();
        List<Long> seconds = new ArrayList<>();
        network.trace(new Trace() {
            @Override
            public void delivered(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
                seconds.add(nanos);
            }

            @Override
            public void settled(long nanos) {
                ends.add(nanos);
            }
        });
        lines.clear();
        a.node.alarms().alarm(() -> a.first().connection.choke()).at(150 * MS);
        network.alarms().alarm(() -> {}).at(160 * MS);
        network.time().runUntil(200 * MS);
        assertThat(lines)
                .containsExactly(
                        "150 ms: 0 rang",
                        "150 ms: 0: 0>1 sent CHOKE 0 0 0",
                        "152 ms: 0: 0>1 delivered CHOKE 0 0 0",
                        "160 ms: -1 rang");
        assertThat(ends).containsExactly(150 * MS, 152 * MS, 160 * MS);
        assertThat(seconds).containsExactly(152 * MS);
    }
}

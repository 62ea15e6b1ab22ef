package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.CloseReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many peers with drawn links that send drawn verbs, and some that close. */
class SoakTest {
    private static final int PEERS = 12;
    private static final int STEPS = 3_000;
    private static final long MS = 1_000_000;

    /** A numbered message and when it may arrive at the earliest. */
    private record Sent(int number, long atLeast) {}

    /** One run: sends numbers over every connection and checks that they come in order and that none is lost. */
    private static final class Soak {
        final VirtualNetwork network;
        final RandomStream random;
        final Tokens tokens = Tokens.counting();
        final List<TestPeer> peers = new ArrayList<>();
        final List<Ordered> ends = new ArrayList<>();
        final Ordered[][] byNodes = new Ordered[PEERS][PEERS];
        int closes;

        Soak(long seed) {
            network = new VirtualNetwork(seed);
            random = network.seeds().child("soak").stream();
            for (int i = 0; i < PEERS; i++) {
                AccessLink link = new AccessLink(
                        random.nextBoolean() ? 0 : 100_000 + random.nextInt(900_000),
                        random.nextBoolean() ? 0 : 100_000 + random.nextInt(900_000),
                        random.nextInt(5) * 10 * MS);
                peers.add(new TestPeer(network.addNode(TestPeer.address(i), link)));
            }
            for (int i = 0; i < PEERS; i++) {
                for (int j = 0; j < i; j++) {
                    link(peers.get(i), peers.get(j));
                }
            }
        }

        private void link(TestPeer a, TestPeer b) {
            a.dial(b);
            network.time().runEvents(Long.MAX_VALUE);
            Ordered near = new Ordered(a, a.ends.get(a.ends.size() - 1).connection);
            Ordered far = new Ordered(b, b.ends.get(b.ends.size() - 1).connection);
            near.other = far;
            far.other = near;
            byNodes[a.node.id()][b.node.id()] = near;
            byNodes[b.node.id()][a.node.id()] = far;
            ends.add(near);
            ends.add(far);
        }

        void run() {
            for (TestPeer peer : peers) {
                peer.heard.clear();
            }
            network.trace(this::delivered);
            VirtualNode clockwork = network.addNode(TestPeer.address(200), AccessLink.IDEAL);
            Alarm[] step = new Alarm[1];
            int[] left = {STEPS};
            step[0] = clockwork.alarms().alarm(() -> {
                for (int burst = random.nextInt(20); burst >= 0; burst--) {
                    ends.get(random.nextInt(ends.size())).sendSomething();
                }
                if (--left[0] > 0) {
                    step[0].at(network.time().nanos() + random.nextInt(3) * MS / 2);
                }
            });
            step[0].at(network.time().nanos());
            network.time().runEvents(Long.MAX_VALUE);
        }

        /** Every message but a close carries its number in the sender's order as its first argument. */
        private void delivered(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
            Ordered from = Objects.requireNonNull(byNodes[source][target]);
            Sent sent = from.sent.get(from.delivered++);
            if (nanos < sent.atLeast || (verb != Verb.CLOSE && a != sent.number)) {
                throw new AssertionError(verb + " " + a + " at " + nanos + " instead of " + sent);
            }
        }

        final class Ordered {
            final TestPeer peer;
            final Connection connection;
            final List<Sent> sent = new ArrayList<>();
            Ordered other;
            int delivered;
            boolean closed;

            Ordered(TestPeer peer, Connection connection) {
                this.peer = peer;
                this.connection = connection;
            }

            void sendSomething() {
                int number = sent.size();
                if (!closed) {
                    sent.add(new Sent(
                            number,
                            network.time().nanos() + VirtualConnection.oneWayNanos(peer.node, other.peer.node)));
                }
                switch (random.nextInt(200) == 0 ? 4 : random.nextInt(4)) {
                    case 0 -> connection.have(number);
                    case 1 -> connection.request(number, random.nextInt(), random.nextInt());
                    case 2 -> connection.piece(number, 0, tokens.good(1 + random.nextInt(2000)));
                    case 3 -> connection.port(number);
                    default -> {
                        if (closes < 20 && connection.writable()) {
                            closes++;
                            connection.close(CloseReason.STOPPED);
                        } else {
                            connection.have(number);
                        }
                    }
                }
                closed |= !connection.writable();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void each_direction_is_first_in_first_out_and_loses_nothing(long seed) {
        Soak soak = new Soak(seed);

        soak.run();

        int open = 0;
        for (Soak.Ordered end : soak.ends) {
            if (end.connection.writable() && end.other.connection.writable()) {
                assertThat(end.delivered).isEqualTo(end.sent.size());
                open++;
            }
        }
        assertThat(soak.closes).isEqualTo(20);
        assertThat(open).isGreaterThanOrEqualTo(soak.ends.size() - 40);
        assertThat(soak.tokens.live()).isZero();
        assertThat(soak.network.deliveries()).isGreaterThan(STEPS);
    }

    @Test
    void the_same_seed_gives_the_same_digest_and_another_seed_another() {
        String[] digests = new String[3];
        long[] seeds = {31, 31, 32};
        for (int i = 0; i < seeds.length; i++) {
            Soak soak = new Soak(seeds[i]);
            soak.run();
            soak.network.digest().stream(soak.random);
            digests[i] = soak.network.digest().hex();
        }

        assertThat(Arrays.asList(digests)).allMatch(digest -> digest.matches("[0-9a-f]{32}"));
        assertThat(digests[1]).isEqualTo(digests[0]);
        assertThat(digests[2]).isNotEqualTo(digests[0]);
    }

    @Test
    void the_digest_notices_one_more_draw_and_one_changed_argument() {
        Digest a = new Digest();
        Digest b = new Digest();
        a.delivered(1, 2, 3, Verb.HAVE, 4, 0, 0);
        b.delivered(1, 2, 3, Verb.HAVE, 5, 0, 0);
        assertThat(a.hex()).isNotEqualTo(b.hex());

        Digest c = new Digest();
        Digest d = new Digest();
        RandomStream drawn = new RandomStream(7);
        c.stream(drawn);
        drawn.nextLong();
        d.stream(drawn);
        assertThat(c.hex()).isNotEqualTo(d.hex());
    }
}

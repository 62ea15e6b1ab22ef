package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.virtual.NetworkModelTest.Model;
import io.swarmbed.engine.wire.CloseReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every network model owes, with drawn links, bursts of blocks and of other messages, and some closes. */
class ModelSoakTest {
    private static final int PEERS = 10;
    private static final int STEPS = 600;
    private static final long MS = 1_000_000;

    private static final class Soak implements Trace {
        final VirtualNetwork network;
        final RandomStream random;
        final Tokens tokens = Tokens.counting();
        final List<TestPeer> peers = new ArrayList<>();
        final List<TestPeer.End> ends = new ArrayList<>();
        /** What was sent from one node to another and not delivered, by source and target. */
        final List<Deque<String>> underWay = new ArrayList<>();

        long droppedBytes;
        int closesLeft;

        Soak(Model model, long seed, int closes) {
            network = new VirtualNetwork(seed, model.model);
            random = network.seeds().child("soak").stream();
            network.loss((from, to) -> 0.01);
            closesLeft = closes;
            for (int i = 0; i < PEERS * PEERS; i++) {
                underWay.add(new ArrayDeque<>());
            }
            network.trace(this);
            for (int i = 0; i < PEERS; i++) {
                AccessLink link = new AccessLink(rate(), rate(), random.nextInt(5) * 10 * MS);
                TestPeer peer = new TestPeer(network.addNode(TestPeer.address(i), link));
                peer.deaf = true;
                peers.add(peer);
                for (int j = 0; j < i; j++) {
                    peer.dial(peers.get(j));
                }
            }
            network.time().runEvents(Long.MAX_VALUE);
            peers.forEach(peer -> ends.addAll(peer.ends));
        }

        private long rate() {
            return random.nextInt(3) == 0 ? 0 : 100_000 + random.nextInt(900_000);
        }

        void run() {
            Alarm[] step = new Alarm[1];
            int[] left = {STEPS};
            step[0] = network.alarms().alarm(() -> {
                sendSomething(ends.get(random.nextInt(ends.size())));
                if (--left[0] > 0) {
                    step[0].at(network.time().nanos() + random.nextInt(6) * MS);
                }
            });
            step[0].at(network.time().nanos());
            network.time().runEvents(Long.MAX_VALUE);
            ends.forEach(TestPeer.End::discard);
        }

        private void sendSomething(TestPeer.End end) {
            switch (random.nextInt(40)) {
                case 0 -> {
                    if (closesLeft > 0) {
                        closesLeft--;
                        end.connection.close(CloseReason.STOPPED);
                    }
                }
                case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> end.connection.have(random.nextInt(1000));
                case 10, 11, 12 -> end.connection.request(random.nextInt(1000), 0, 16384);
                default -> end.upload(1 + random.nextInt(8), 1 + random.nextInt(16384), tokens);
            }
        }

        private Deque<String> underWay(int source, int target) {
            return underWay.get(source * PEERS + target);
        }

        @Override
        public void sent(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
            underWay(source, target).add(verb + " " + a + " " + b + " " + c + "@" + nanos);
        }

        @Override
        public void delivered(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
            String first = Objects.requireNonNull(underWay(source, target).poll());
            int at = first.indexOf('@');
            long sentAt = Long.parseLong(first.substring(at + 1));
            VirtualNode from = network.node(source);
            VirtualNode to = network.node(target);
            if (!first.substring(0, at).equals(verb + " " + a + " " + b + " " + c)
                    || nanos < sentAt + VirtualConnection.oneWayNanos(from, to)) {
                throw new AssertionError(verb + " " + a + " at " + nanos + " instead of " + first);
            }
        }

        @Override
        public void dropped(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
            underWay(source, target).removeLast();
            droppedBytes += verb.wireBytes(b, c);
        }

        void check() {
            assertThat(underWay).allMatch(Deque::isEmpty);
            assertThat(tokens.live()).isZero();
            long sent =
                    peers.stream().mapToLong(p -> p.node.traffic().sentBytes()).sum();
            long received = peers.stream()
                    .mapToLong(p -> p.node.traffic().receivedBytes())
                    .sum();
            assertThat(received).isGreaterThan(1_000_000).isEqualTo(sent - droppedBytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void messages_keep_their_order_and_none_is_lost_or_early(Model model) {
        for (long seed = 1; seed <= 3; seed++) {
            Soak soak = new Soak(model, seed, 0);
            soak.run();
            soak.check();
            assertThat(soak.droppedBytes).as("seed %d", seed).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_close_in_the_middle_drops_no_token_and_tells_of_what_is_dropped(Model model) {
        for (long seed = 4; seed <= 6; seed++) {
            Soak soak = new Soak(model, seed, 10);
            soak.run();
            soak.check();
            assertThat(soak.closesLeft).as("seed %d", seed).isZero();
            assertThat(soak.droppedBytes).as("seed %d", seed).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_same_seed_gives_the_same_digest_and_another_seed_another(Model model) {
        List<String> digests = new ArrayList<>();
        for (long seed : new long[] {7, 7, 8}) {
            Soak soak = new Soak(model, seed, 5);
            soak.run();
            digests.add(soak.network.digest().hex());
        }
        assertThat(digests.get(1)).isEqualTo(digests.get(0));
        assertThat(digests.get(2)).isNotEqualTo(digests.get(0));
    }
}

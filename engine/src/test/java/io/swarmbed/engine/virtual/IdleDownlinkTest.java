package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.wire.CloseReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A block that meets an idle downlink is one event, and all is delivered as if each arrival were one. */
class IdleDownlinkTest {
    private static final long MS = 1_000_000;
    private static final long START = 1000 * MS;
    private static final int BLOCK = 16 * 1024;
    /** One block's message takes 1 ms at this rate. */
    private static final long RATE = (BLOCK + 13) * 1000L;

    private static final int SENDERS = 5;
    private static final int ACTIONS = 400;

    private final Tokens tokens = Tokens.counting();

    private enum Kind {
        BLOCK,
        HAVE,
        REQUEST,
        RATE,
        CLOSE
    }

    /** What a sender sends, or happens to the receiver, at a time; the value is bytes, or bytes per second. */
    private record Action(long nanos, int sender, Kind kind, int number, int value) {
        int wireBytes() {
            return switch (kind) {
                case BLOCK -> Verb.PIECE.wireBytes(0, value);
                case HAVE -> Verb.HAVE.wireBytes(0, 0);
                case REQUEST -> Verb.REQUEST.wireBytes(0, 0);
                case RATE, CLOSE -> 0;
            };
        }
    }

    private record Delivered(int sender, int number) {}

    /** What was delivered in which order, and when. */
    private static final class Outcome {
        final List<Delivered> order = new ArrayList<>();
        final List<Long> times = new ArrayList<>();

        void add(int sender, int number, long nanos) {
            order.add(new Delivered(sender, number));
            times.add(nanos);
        }
    }

    @Test
    void a_block_over_an_idle_downlink_is_one_event() {
        VirtualNetwork network = new VirtualNetwork(1);
        TestPeer receiver = peer(network, RATE, MS);
        TestPeer sender = peer(network, 0, MS);
        sender.dial(receiver);
        network.time().runEvents(Long.MAX_VALUE);
        network.time().runUntil(START);

        sender.first().connection.piece(0, 0, tokens.good(BLOCK));

        assertThat(network.time().runEvents(Long.MAX_VALUE)).isEqualTo(1);
        assertThat(network.time().nanos()).isEqualTo(START + 2 * MS + MS);
    }

    @Test
    void everything_is_delivered_as_if_each_arrival_were_an_event() {
        for (long seed = 1; seed <= 60; seed++) {
            RandomStream random = SeedTree.root(seed).child("idle downlink").stream();
            long spread = (100 + random.nextInt(1500)) * MS;
            long rate = seed % 2 == 0 ? RATE : 1_000_003 * (1L + random.nextInt(20));
            long[] latencies = new long[SENDERS];
            for (int i = 0; i < SENDERS; i++) {
                latencies[i] = random.nextLong(20 * MS);
            }
            List<Action> actions = actions(random, spread, rate);

            Outcome actual = run(actions, rate, latencies);
            Outcome expected = reference(actions, rate, latencies);

            assertThat(actual.order).as("seed %d", seed).isEqualTo(expected.order);
            for (int i = 0; i < actual.times.size(); i++) {
                long late = actual.times.get(i) - expected.times.get(i);
                assertThat(late).as("seed %d, delivery %d", seed, i).isBetween(0L, 1L);
            }
        }
        assertThat(tokens.live()).isZero();
    }

    private static List<Action> actions(RandomStream random, long spread, long rate) {
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < ACTIONS; i++) {
            long nanos = START + random.nextLong(spread);
            int sender = random.nextInt(SENDERS);
            int dice = random.nextInt(200);
            if (dice < 100) {
                int length = random.nextInt(4) == 0 ? 1 + random.nextInt(BLOCK) : BLOCK;
                actions.add(new Action(nanos, sender, Kind.BLOCK, i, length));
            } else if (dice < 195) {
                Kind kind = dice < 150 ? Kind.HAVE : Kind.REQUEST;
                actions.add(new Action(nanos, sender, kind, i, 0));
            } else if (dice < 199) {
                actions.add(new Action(nanos, sender, Kind.RATE, i, (int) rate / (1 + random.nextInt(3))));
            } else {
                actions.add(new Action(nanos, sender, Kind.CLOSE, i, 0));
            }
        }
        return actions;
    }

    private static TestPeer peer(VirtualNetwork network, long down, long latency) {
        return new TestPeer(network.addNode(TestPeer.address(network.nodeCount()), new AccessLink(0, down, latency)));
    }

    private Outcome run(List<Action> actions, long rate, long[] latencies) {
        VirtualNetwork network = new VirtualNetwork(1);
        VirtualTime time = network.time();
        TestPeer receiver = peer(network, rate, 0);
        List<TestPeer> senders = new ArrayList<>();
        for (long latency : latencies) {
            TestPeer sender = peer(network, 0, latency);
            sender.dial(receiver);
            time.runEvents(Long.MAX_VALUE);
            senders.add(sender);
        }
        time.runUntil(START);
        Outcome outcome = new Outcome();
        network.trace((nanos, connection, source, target, verb, a, b, c) -> {
            if (target == receiver.node.id() && verb != Verb.CLOSE) {
                outcome.add(source - 1, a, nanos);
            }
        });
        for (Action action : actions) {
            TestPeer.End end = senders.get(action.sender).first();
            Runnable happens = () -> {
                switch (action.kind) {
                    case BLOCK -> end.connection.piece(action.number, 0, tokens.good(action.value));
                    case HAVE -> end.connection.have(action.number);
                    case REQUEST -> end.connection.request(action.number, 0, BLOCK);
                    case RATE -> receiver.node.downlink().rate(action.value);
                    case CLOSE -> receiver.ends.get(action.sender).connection.close(CloseReason.STOPPED);
                }
            };
            network.alarms().alarm(happens).at(action.nanos);
        }
        time.runEvents(Long.MAX_VALUE);
        return outcome;
    }

    /** The same over a downlink that is told of each arrival when it happens. */
    private static Outcome reference(List<Action> actions, long rate, long[] latencies) {
        VirtualNetwork network = new VirtualNetwork(1);
        Outcome outcome = new Outcome();
        Downlink downlink = new Downlink(rate, network.time(), network.alarms());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < latencies.length; i++) {
            lines.add(new Line(downlink, network.time(), outcome));
        }
        for (Action action : actions) {
            Line line = lines.get(action.sender);
            switch (action.kind) {
                case RATE ->
                    network.alarms().alarm(() -> downlink.rate(action.value)).at(action.nanos);
                case CLOSE -> network.alarms().alarm(line::leave).at(action.nanos);
                default -> {
                    long arrival = action.nanos + latencies[action.sender];
                    network.alarms().alarm(() -> line.arrives(action)).at(arrival);
                }
            }
        }
        network.time().runEvents(Long.MAX_VALUE);
        return outcome;
    }

    private static final class Line implements Downlink.Sink {
        private final Downlink downlink;
        private final VirtualTime time;
        private final Outcome outcome;
        private final Downlink.Member member;
        private final Deque<Action> waiting = new ArrayDeque<>();
        private boolean left;

        Line(Downlink downlink, VirtualTime time, Outcome outcome) {
            this.downlink = downlink;
            this.time = time;
            this.outcome = outcome;
            this.member = downlink.join(this);
        }

        void arrives(Action action) {
            if (left) {
                return;
            }
            if (action.kind == Kind.BLOCK) {
                waiting.add(action);
                member.arrived();
                return;
            }
            downlink.control(action.wireBytes());
            waiting.add(action);
            if (waiting.size() == 1) {
                deliverFirst();
            }
        }

        void leave() {
            left = true;
            waiting.clear();
            member.leave();
        }

        @Override
        public int firstBlockBytes() {
            return waiting.isEmpty() ? 0 : waiting.element().wireBytes();
        }

        @Override
        public void deliver() {
            do {
                deliverFirst();
            } while (!waiting.isEmpty() && waiting.element().kind != Kind.BLOCK);
        }

        private void deliverFirst() {
            Action action = waiting.remove();
            outcome.add(action.sender, action.number, time.nanos());
        }
    }
}

package io.swarmbed.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The loop in virtual time, against a tracker of one line. */
class LoadLoopTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final PopulationSettings WHO = new PopulationSettings(1, 10, 100, 0, 0.5, 1);

    private record Event(long at, long number, Runnable task) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final List<Long> sentAt = new ArrayList<>();
    private long now;
    private long numbers;
    private long stalledUntil;
    private boolean deaf;

    private void after(long nanos, Runnable task) {
        events.add(new Event(now + nanos, numbers++, task));
    }

    /** Answers a millisecond after it was asked, or when its stall is over. */
    private final class Tracker implements Wire {
        private final ArrayDeque<Integer> written = new ArrayDeque<>();
        private final Reply reply = new Reply();
        private Optional<Sink> sink = Optional.empty();

        @Override
        public CompletableFuture<Void> start(Sink hearer) {
            sink = Optional.of(hearer);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public int capacity() {
            return 1_000;
        }

        @Override
        public boolean canSend(int source) {
            return true;
        }

        @Override
        public int send(int slot, int transaction, Request request) {
            written.add(transaction);
            sentAt.add(now);
            return 98;
        }

        @Override
        public void flush() {
            for (Integer transaction = written.poll(); transaction != null; transaction = written.poll()) {
                int answered = transaction;
                after(Math.max(MILLI, stalledUntil - now), () -> answer(answered));
            }
        }

        private void answer(int transaction) {
            Sink hearer = sink.orElseThrow();
            int slot = hearer.slotOf(transaction);
            if (slot < 0) {
                hearer.stray();
            } else if (!deaf) {
                reply.announced(1, 1);
                hearer.replied(slot, reply);
            }
            hearer.readComplete();
        }

        @Override
        public void abandon(int slot) {}

        @Override
        public void close() {}
    }

    private PhaseResult run(Phase phase) {
        Tracker tracker = new Tracker();
        Population population = new Population(WHO);
        LoadLoop loop = new LoadLoop(
                tracker,
                new Traffic(population, WHO, new TrafficSettings(50, 0, 0)),
                new Outstanding(1_000),
                Optional.empty(),
                2 * SECOND,
                () -> now,
                this::after);
        tracker.start(loop);
        CompletableFuture<LoadLoop.Ended> running = loop.run(phase);
        while (!running.isDone()) {
            Event event = events.remove();
            now = Math.max(now, event.at());
            event.task().run();
            // Each turn of a real loop takes some time.
            now += 100;
        }
        LoadLoop.Ended ended = running.join();
        return ended.tally().result(phase, ended.endedAt(), 0, 0);
    }

    @Test
    void a_closed_loop_keeps_its_window_full() {
        PhaseResult result = run(Phase.ofTime("steady", new Pace.Closed(10), SECOND));
        assertThat(result.perSecond()).isBetween(9_900.0, 10_001.0);
        assertThat(result.lost()).isZero();
        assertThat(result.replies()).isEqualTo(result.sent());
    }

    @Test
    void a_number_of_requests_is_kept_to_the_last() {
        PhaseResult result = run(Phase.ofRequests("steady", new Pace.Closed(10), 1_234));
        assertThat(result.sent()).isEqualTo(1_234);
        assertThat(result.replies()).isEqualTo(1_234);
        assertThat(run(Phase.populate(100, 7)).sent()).isEqualTo(100);
    }

    @Test
    void an_open_loop_sends_when_requests_are_due() {
        PhaseResult result = run(Phase.ofTime("steady", new Pace.Open(100), SECOND));
        assertThat(sentAt).hasSizeBetween(100, 101);
        for (int i = 0; i < sentAt.size(); i++) {
            assertThat(sentAt.get(i)).isBetween(i * 10 * MILLI, i * 10 * MILLI + 1_000);
        }
        assertThat(result.latency().getMaxValue()).isBetween(MILLI, MILLI + 10_000);
        assertThat(result.doubt()).isEmpty();
    }

    @Test
    void a_stall_is_charged_to_all_who_would_have_asked_meanwhile() {
        stalledUntil = SECOND;
        PhaseResult open = run(Phase.ofTime("steady", new Pace.Open(1_000), 2 * SECOND));
        assertThat(open.latency().getValueAtPercentile(45)).isLessThan(2 * MILLI);
        assertThat(open.latency().getValueAtPercentile(75)).isCloseTo(SECOND / 2, offset(20 * MILLI));
    }

    @Test
    void a_closed_loop_hides_a_stall_and_its_correction_finds_it() {
        stalledUntil = SECOND;
        PhaseResult closed = run(Phase.ofTime("steady", new Pace.Closed(1), 2 * SECOND));
        assertThat(closed.latency().getValueAtPercentile(99)).isLessThan(2 * MILLI);
        assertThat(closed.corrected().orElseThrow().getValueAtPercentile(75)).isGreaterThan(SECOND / 4);
    }

    @Test
    void requests_without_reply_are_lost_and_not_repeated() {
        deaf = true;
        PhaseResult result = run(Phase.ofTime("steady", new Pace.Closed(10), 3 * SECOND));
        assertThat(result.sent()).isEqualTo(20);
        assertThat(result.lost()).isEqualTo(20);
        assertThat(result.replies()).isZero();
    }

    @Test
    void a_reply_after_the_time_out_is_stray() {
        stalledUntil = 5 * SECOND;
        PhaseResult result = run(Phase.ofTime("steady", new Pace.Closed(10), 6 * SECOND));
        assertThat(result.lost()).isEqualTo(20);
        assertThat(result.stray()).isEqualTo(20);
        assertThat(result.replies()).isEqualTo(result.sent() - 20);
    }

    @Test
    void an_open_loop_that_runs_out_of_places_says_so() {
        stalledUntil = 1_900 * MILLI;
        PhaseResult result = run(Phase.ofTime("steady", new Pace.Open(10_000), SECOND));
        assertThat(result.sent()).isEqualTo(1_000);
        assertThat(result.doubt().orElseThrow()).contains("only 1000 of 10000");
    }
}

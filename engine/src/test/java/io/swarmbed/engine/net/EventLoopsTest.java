package io.swarmbed.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.swarmbed.engine.env.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class EventLoopsTest {
    private static final long MILLI = 1_000_000L;

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private EventLoops loops = EventLoops.open(2, failures::add);

    @AfterEach
    void close() {
        loops.close();
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    @Test
    void peers_are_spread_over_the_loops_in_turn() {
        PeerLoop first = loops.next();
        PeerLoop second = loops.next();
        assertThat(first).isNotSameAs(second);
        assertThat(loops.next()).isSameAs(first);
        assertThat(loops.all()).containsExactlyInAnyOrder(first, second);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void an_alarm_rings_on_the_loop_and_never_early(Transport transport) throws Exception {
        loops.close();
        loops = EventLoops.open(1, transport, failures::add, UnpooledByteBufAllocator.DEFAULT);
        PeerLoop loop = loops.next();
        CompletableFuture<Long> early = new CompletableFuture<>();
        loop.execute(() -> {
            long due = loop.nanos() + 5 * MILLI;
            loop.alarm(() -> early.complete(loop.inLoop() ? due - loop.nanos() : Long.MAX_VALUE))
                    .at(due);
        });
        assertThat(await(early)).isNotPositive();
    }

    @Test
    void an_alarm_that_is_due_rings_soon_but_not_inside_the_call() throws Exception {
        PeerLoop loop = loops.next();
        CompletableFuture<List<String>> order = new CompletableFuture<>();
        loop.execute(() -> {
            List<String> events = new ArrayList<>();
            loop.alarm(() -> {
                        events.add("rings");
                        order.complete(events);
                    })
                    .at(loop.nanos() - MILLI);
            events.add("set");
        });
        assertThat(await(order)).containsExactly("set", "rings");
    }

    @Test
    void setting_an_alarm_again_replaces_the_earlier_setting() throws Exception {
        PeerLoop loop = loops.next();
        CompletableFuture<Long> lateness = new CompletableFuture<>();
        AtomicInteger rings = new AtomicInteger();
        CompletableFuture<Alarm> made = new CompletableFuture<>();
        loop.execute(() -> {
            long start = loop.nanos();
            Alarm alarm = loop.alarm(() -> {
                rings.incrementAndGet();
                lateness.complete(loop.nanos() - start);
            });
            for (int i = 0; i < 1000; i++) {
                alarm.at(start + MILLI + i);
            }
            alarm.at(start + 3600_000 * MILLI);
            alarm.at(start + 30 * MILLI);
            made.complete(alarm);
        });
        assertThat(await(lateness)).isBetween(30 * MILLI, 5000 * MILLI);
        assertThat(rings).hasValue(1);
    }

    @Test
    void a_cancelled_alarm_does_not_ring_and_may_be_set_again() throws Exception {
        PeerLoop loop = loops.next();
        CompletableFuture<Void> later = new CompletableFuture<>();
        AtomicInteger rings = new AtomicInteger();
        loop.execute(() -> {
            Alarm cancelled = loop.alarm(rings::incrementAndGet);
            cancelled.at(loop.nanos() + MILLI);
            cancelled.cancel();
            cancelled.cancel();
            Alarm again = loop.alarm(() -> later.complete(null));
            again.at(loop.nanos() + MILLI);
            again.cancel();
            again.at(loop.nanos() + 10 * MILLI);
        });
        await(later);
        assertThat(rings).hasValue(0);
    }

    @Test
    void what_a_task_or_alarm_throws_is_reported_and_the_loop_goes_on() throws Exception {
        PeerLoop loop = loops.next();
        CountDownLatch alive = new CountDownLatch(1);
        loop.execute(() -> {
            loop.alarm(() -> {
                        throw new IllegalStateException("alarm");
                    })
                    .at(loop.nanos());
            loop.alarm(alive::countDown).at(loop.nanos() + MILLI);
            throw new IllegalStateException("task");
        });
        assertThat(alive.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).extracting(Throwable::getMessage).containsExactly("task", "alarm");
    }

    @Test
    void a_loop_that_is_held_up_shows_its_lag_at_once_and_once() throws Exception {
        PeerLoop loop = loops.next();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        loop.takeWorstLagNanos();
        loop.execute(() -> {
            held.countDown();
            awaitQuietly(release);
        });
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        long start = System.nanoTime();
        while (loop.takeWorstLagNanos() < 50 * MILLI && System.nanoTime() - start < 5000 * MILLI) {
            Thread.onSpinWait();
        }
        assertThat(System.nanoTime() - start).isLessThan(4000 * MILLI);
        release.countDown();
        CompletableFuture<Void> probed = new CompletableFuture<>();
        loop.execute(() -> loop.alarm(() -> probed.complete(null)).at(loop.nanos() + 30 * MILLI));
        await(probed);
        assertThat(loop.takeWorstLagNanos()).isGreaterThanOrEqualTo(40 * MILLI);
    }

    private void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never released");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void tasks_for_closed_loops_are_ignored() {
        PeerLoop loop = loops.next();
        loops.close();
        AtomicInteger runs = new AtomicInteger();
        loop.execute(runs::incrementAndGet);
        loop.alarm(runs::incrementAndGet).at(loop.nanos());
        assertThat(runs).hasValue(0);
    }
}

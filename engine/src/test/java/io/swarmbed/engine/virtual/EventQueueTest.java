package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventQueueTest {
    private long now;
    private long within;

    private static final class Plain extends Event {
        long time;
        long key;

        @Override
        void fire() {}
    }

    @ParameterizedTest(name = "seed {0}, within {1} ns")
    @CsvSource({"1, 20", "2, 20", "3, 300000", "4, 50000000", "5, 5000000000", "6, 20000000000", "7, 90000000000000"})
    void adding_moving_and_removing_at_random_keeps_the_order(long seed, long within) {
        this.within = within;
        RandomStream random = new RandomStream(seed);
        EventQueue queue = new EventQueue();
        List<Plain> idle = new ArrayList<>();
        List<Plain> pending = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            idle.add(new Plain());
        }
        for (int step = 0; step < 20_000; step++) {
            int choice = random.nextInt(8);
            if (choice < 3 && !idle.isEmpty()) {
                Plain event = idle.remove(random.nextInt(idle.size()));
                draw(event, random, step);
                pending.add(event);
                queue.add(event, event.time, event.key);
            } else if (choice < 5 && !pending.isEmpty()) {
                Plain event = pending.get(random.nextInt(pending.size()));
                draw(event, random, step);
                queue.move(event, event.time, event.key);
            } else if (choice == 5 && !pending.isEmpty()) {
                Plain event = pending.remove(random.nextInt(pending.size()));
                queue.remove(event);
                idle.add(event);
                assertThat(event.scheduled()).isFalse();
            } else if (!pending.isEmpty()) {
                Plain first = pending.stream().min(ORDER).orElseThrow();
                assertThat(queue.firstTime()).isEqualTo(first.time);
                assertThat(queue.poll()).isSameAs(first);
                pending.remove(first);
                idle.add(first);
                now = first.time;
            }
            assertThat(queue.size()).isEqualTo(pending.size());
        }
        pending.sort(ORDER);
        for (Plain event : pending) {
            assertThat(queue.poll()).isSameAs(event);
        }
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.firstTime()).isEqualTo(Long.MAX_VALUE);
    }

    private static final Comparator<Plain> ORDER =
            Comparator.<Plain>comparingLong(event -> event.time).thenComparingLong(event -> event.key);

    /** Whether near or far ahead: some times are equal, and the key tells those apart. */
    private void draw(Plain event, RandomStream random, int step) {
        long distance = random.nextLong(random.nextInt(8) == 0 ? within * 20 : within);
        event.time = now + distance / (within / 20) * (within / 20);
        event.key = ((long) random.nextInt(1000) << 20) | step;
    }
}

package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayDeque;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerbQueueTest {
    private record Entry(long due, Verb verb, int a, int b, int c, Object carried) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void what_goes_in_comes_out_in_order_through_growth_and_shrinking(long seed) {
        RandomStream random = new RandomStream(seed);
        VerbQueue queue = new VerbQueue();
        ArrayDeque<Entry> expected = new ArrayDeque<>();
        for (int step = 0; step < 50_000; step++) {
            boolean filling = (step / 200) % 2 == 0;
            if (random.nextInt(10) < (filling ? 7 : 2)) {
                Entry entry = new Entry(
                        random.nextLong(),
                        Verb.of(random.nextInt(Verb.values().length)),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(5) == 0 ? new Object() : null);
                queue.add(entry.due, entry.verb, entry.a, entry.b, entry.c, entry.carried);
                expected.add(entry);
            } else if (!expected.isEmpty()) {
                assertThat(entry(queue, 0)).isEqualTo(expected.remove());
                queue.remove();
            }
            assertThat(queue.size()).isEqualTo(expected.size());
            if (!expected.isEmpty()) {
                assertThat(entry(queue, expected.size() - 1)).isEqualTo(expected.getLast());
            }
        }
    }

    private static Entry entry(VerbQueue queue, int index) {
        return new Entry(
                queue.due(index),
                queue.verb(index),
                queue.a(index),
                queue.b(index),
                queue.c(index),
                queue.carried(index));
    }
}

package io.swarmbed.tracker.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueQueueTest {
    @Test
    void rows_come_out_in_the_order_in_which_they_are_due() {
        SwarmRows rows = new SwarmRows(new KeyedHash(1));
        DueQueue queue = new DueQueue(rows);
        RandomStream random = new RandomStream(1);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            int row = rows.add(new InfoHash(i, 0, 0));
            rows.due(row, random.nextInt(500));
            queue.add(row);
            expected.add(row);
        }
        expected.sort(Comparator.<Integer>comparingInt(rows::due).thenComparing(Comparator.naturalOrder()));
        List<Integer> order = new ArrayList<>();
        for (int row = queue.first(); row >= 0; row = queue.first()) {
            order.add(row);
            queue.removeFirst();
        }
        assertThat(order).isEqualTo(expected);
    }
}

package io.swarmbed.engine.policy.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of turns against a plain list. */
class TurnsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whoever_stays_keeps_the_order(int seed) {
        RandomStream draws = new RandomStream(seed);
        Turns turns = new Turns();
        ChokeTable table = new ChokeTable(view -> {}, 4, seed);
        List<Integer> model = new ArrayList<>();
        for (int step = 0; step < 2_000; step++) {
            int coming = draws.nextInt(3) == 0 ? draws.nextInt(seed * 10) : 0;
            int going = draws.nextInt(3) == 0 ? draws.nextInt(table.connected().size() + 1) : 0;
            for (int i = 0; i < going; i++) {
                Integer gone = table.connected()
                        .remove(draws.nextInt(table.connected().size()))
                        .id();
                model.remove(gone);
            }
            table.connect(coming);
            turns.follow(table);
            List<Integer> list = ids(turns);
            List<Integer> stayed = new ArrayList<>(list);
            stayed.retainAll(model);
            assertThat(stayed).isEqualTo(model);
            assertThat(list).hasSize(table.connected().size()).doesNotHaveDuplicates();
            if (!list.isEmpty()) {
                int from = draws.nextInt(list.size() + 1);
                turns.startFrom(from);
                Collections.rotate(list, -from);
                assertThat(ids(turns)).isEqualTo(list);
            }
            model = list;
        }
    }

    private static List<Integer> ids(Turns turns) {
        List<Integer> ids = new ArrayList<>();
        for (int place = 0; place < turns.size(); place++) {
            ids.add(turns.peer(place).id());
        }
        return ids;
    }
}

package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.random.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldingsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void any_history_is_that_of_a_set_for_each_peer(int pieceCount) {
        RandomStream draws = new RandomStream(pieceCount);
        Holdings holdings = new Holdings(pieceCount);
        Map<Integer, PieceSet> plain = new LinkedHashMap<>();
        for (int step = 0; step < 5_000; step++) {
            int action = draws.nextInt(10);
            if (plain.isEmpty() || action == 0) {
                int row = holdings.open();
                assertThat(plain).as("step %d", step).doesNotContainKey(row);
                PieceSet pieces = new PieceSet(pieceCount);
                if (draws.nextBoolean()) {
                    pieces.add(draws.nextInt(pieceCount));
                    holdings.fill(row, pieces);
                }
                plain.put(row, pieces);
                continue;
            }
            int row = List.copyOf(plain.keySet()).get(draws.nextInt(plain.size()));
            if (action == 1 && plain.size() > step / 500) {
                holdings.close(row);
                plain.remove(row);
            } else {
                int piece = draws.nextInt(pieceCount);
                holdings.add(row, piece);
                plain.get(row).add(piece);
                assertThat(holdings.has(row, piece)).isTrue();
            }
            plain.forEach((each, pieces) -> assertThat(holdings.pieces(each)).isEqualTo(pieces));
        }
    }
}

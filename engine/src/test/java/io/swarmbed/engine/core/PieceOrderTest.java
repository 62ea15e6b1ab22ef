package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceOrderTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 65_536, 65_537})
    void every_piece_has_its_place_after_any_swaps(int pieceCount) {
        RandomStream draws = new RandomStream(pieceCount);
        PieceOrder order = new PieceOrder(pieceCount);
        int[] plain = new int[pieceCount];
        for (int place = 0; place < pieceCount; place++) {
            plain[place] = place;
        }
        for (int i = 0; i < 1000; i++) {
            int from = draws.nextInt(pieceCount);
            int to = draws.nextInt(pieceCount);
            order.swap(order.piece(from), to);
            int moved = plain[from];
            plain[from] = plain[to];
            plain[to] = moved;
        }
        for (int place = 0; place < pieceCount; place++) {
            assertThat(order.piece(place)).isEqualTo(plain[place]);
            assertThat(order.place(plain[place])).isEqualTo(place);
        }
    }
}

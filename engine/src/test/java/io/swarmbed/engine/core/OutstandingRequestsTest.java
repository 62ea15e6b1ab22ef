package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutstandingRequestsTest {
    private record Sent(int piece, int block, long at) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void any_history_is_that_of_a_plain_list(int seed) {
        RandomStream draws = new RandomStream(seed);
        OutstandingRequests requests = new OutstandingRequests();
        List<Sent> plain = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            int piece = draws.nextInt(5);
            int block = draws.nextInt(8);
            int index = indexOf(plain, piece, block);
            assertThat(requests.contains(piece, block)).as("step %d", step).isEqualTo(index >= 0);
            if (index < 0 && draws.nextInt(step / 1000 % 2 == 0 ? 3 : 30) > 0) {
                requests.add(piece, block, step);
                plain.add(new Sent(piece, block, step));
            } else if (index >= 0) {
                assertThat(requests.remove(piece, block)).isEqualTo(plain.remove(index).at);
            } else {
                assertThat(requests.remove(piece, block)).isEqualTo(-1);
            }
            requests.trim();
            assertThat(requests.size()).isEqualTo(plain.size());
            for (int i = 0; i < plain.size(); i++) {
                assertThat(requests.piece(i)).as("step %d", step).isEqualTo(plain.get(i).piece);
                assertThat(requests.block(i)).as("step %d", step).isEqualTo(plain.get(i).block);
            }
        }
    }

    private static int indexOf(List<Sent> sent, int piece, int block) {
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i).piece == piece && sent.get(i).block == block) {
                return i;
            }
        }
        return -1;
    }
}

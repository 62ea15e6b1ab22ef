package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.virtual.Tokens;
import io.swarmbed.engine.wire.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestQueueTest {
    private static final class Plain {
        final int piece;
        final int begin;
        final int length;
        boolean begun;

        @Nullable
        Payload block;

        Plain(int piece, int begin, int length) {
            this.piece = piece;
            this.begin = begin;
            this.length = length;
        }

        boolean is(int p, int b, int l) {
            return piece == p && begin == b && length == l;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void any_history_is_that_of_a_plain_list(int seed) {
        RandomStream draws = new RandomStream(seed);
        RequestQueue queue = new RequestQueue();
        List<Plain> plain = new ArrayList<>();
        Tokens tokens = Tokens.counting();
        for (int step = 0; step < 20_000; step++) {
            change(draws, queue, plain, tokens);
            long begun = plain.stream().filter(request -> request.begun).count();
            assertThat(queue.size()).as("step %d", step).isEqualTo(plain.size());
            assertThat(queue.begun()).as("step %d", step).isEqualTo((int) begun);
            for (int i = 0; i < plain.size(); i++) {
                Plain expected = plain.get(i);
                assertThat(expected.is(queue.piece(i), queue.begin(i), queue.length(i)))
                        .as("step %d, request %d", step, i)
                        .isTrue();
            }
        }
        while (queue.size() > 0) {
            release(queue.remove(0));
        }
        assertThat(tokens.live()).isZero();
    }

    private static void change(RandomStream draws, RequestQueue queue, List<Plain> plain, Tokens tokens) {
        int piece = draws.nextInt(4);
        int length = 1 + draws.nextInt(2);
        switch (draws.nextInt(6)) {
            case 0, 1 -> {
                queue.add(piece, 7, length);
                plain.add(new Plain(piece, 7, length));
            }
            case 2 -> {
                if (queue.begun() < queue.size()) {
                    plain.get(queue.beginNext()).begun = true;
                }
            }
            case 3 -> fulfil(queue, plain, piece, tokens.good(length));
            case 4 -> {
                int ready = queue.firstReady();
                assertThat(ready).isEqualTo(first(plain, request -> request.block != null));
                if (ready >= 0) {
                    assertThat(queue.remove(ready)).isSameAs(plain.get(ready).block);
                    release(plain.remove(ready).block);
                }
            }
            default -> {
                int found = queue.find(piece, 7, length);
                assertThat(found).isEqualTo(first(plain, request -> request.is(piece, 7, length)));
                if (found >= 0) {
                    release(queue.remove(found));
                    plain.remove(found);
                }
            }
        }
    }

    private static void fulfil(RequestQueue queue, List<Plain> plain, int piece, Payload block) {
        int waiting =
                first(plain, request -> request.begun && request.block == null && request.is(piece, 7, block.length()));
        assertThat(queue.fulfil(piece, 7, block)).isEqualTo(waiting >= 0);
        if (waiting >= 0) {
            plain.get(waiting).block = block;
        } else {
            block.release();
        }
    }

    private static int first(List<Plain> plain, Predicate<Plain> which) {
        for (int i = 0; i < plain.size(); i++) {
            if (which.test(plain.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static void release(@Nullable Payload block) {
        if (block != null) {
            block.release();
        }
    }
}

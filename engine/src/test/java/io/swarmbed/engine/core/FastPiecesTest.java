package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FastPiecesTest {
    private final FastPieces fast = new FastPieces();

    @Test
    void a_piece_keeps_its_bit_whoever_names_it() {
        long seven = fast.name(7, false);
        long nine = fast.name(9, false);
        assertThat(fast.name(7, false)).isEqualTo(seven).isNotEqualTo(nine);
        assertThat(fast.first(nine)).isEqualTo(9);
        assertThat(fast.wanted()).isEqualTo(seven | nine);
    }

    @Test
    void a_piece_that_is_here_is_not_wanted() {
        long here = fast.name(7, true);
        long soon = fast.name(9, false);
        assertThat(fast.wanted() & here).isZero();
        fast.verified(9);
        fast.verified(10);
        assertThat(fast.wanted() & soon).isZero();
    }

    @Test
    void peers_that_name_ever_more_pieces_are_not_heard() {
        for (int piece = 0; piece < 64; piece++) {
            assertThat(fast.name(piece, false)).isNotZero();
        }
        assertThat(fast.name(64, false)).isZero();
        assertThat(fast.bit(64)).isZero();
        assertThat(fast.name(63, false)).isEqualTo(1L << 63);
    }
}

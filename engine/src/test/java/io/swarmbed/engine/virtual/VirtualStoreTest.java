package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.Payload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualStoreTest {
    private static final int BLOCK = PieceGeometry.BLOCK_LENGTH;
    /** Three pieces: two of two blocks, the last of one short block. */
    private static final PieceGeometry GEOMETRY = new PieceGeometry(4L * BLOCK + 100, 2 * BLOCK);

    private final VirtualNetwork network = new VirtualNetwork(1);
    private final VirtualNode node = network.addNode(TestPeer.address(0), AccessLink.IDEAL);
    private final Tokens tokens = Tokens.counting();
    private final List<String> heard = new ArrayList<>();
    private final BlockStore.Listener listener = new BlockStore.Listener() {
        @Override
        public void opened(PieceSet verified) {
            note("opened " + verified.size());
        }

        @Override
        public void read(int connection, int piece, int begin, Payload block) {
            note("read " + connection + " " + piece + " " + begin + " " + block.length() + " by "
                    + ((VirtualBlock) block).corruptedBy());
            block.release();
        }

        @Override
        public void verified(int piece, boolean intact) {
            note("verified " + piece + " " + intact);
        }

        @Override
        public void drained() {
            note("drained");
        }

        @Override
        public void failed(String reason) {
            note("failed: " + reason);
        }

        private void note(String what) {
            heard.add(node.clock().nanos() + " " + what);
        }
    };

    private VirtualStore open(VirtualStore store) {
        store.open(listener);
        return store;
    }

    @Test
    void a_piece_is_verified_when_all_its_blocks_were_written() {
        VirtualStore store = open(VirtualStore.empty(node, GEOMETRY, tokens));

        assertThat(store.write(0, 0, tokens.good(BLOCK))).isTrue();
        store.write(0, BLOCK, tokens.good(BLOCK));
        store.verify(0);
        store.write(2, 0, tokens.good(100));
        store.verify(2);
        store.read(4, 0, BLOCK, BLOCK);

        assertThat(heard)
                .containsExactly(
                        "0 opened 0", "0 verified 0 true", "0 verified 2 true", "0 read 4 0 16384 16384 by -1");
        assertThat(store.holds(0)).isTrue();
        assertThat(store.heldPieces()).isEqualTo(2);
        assertThat(store.isComplete()).isFalse();
        assertThat(tokens.live()).isZero();
    }

    @Test
    void a_corrupt_block_fails_the_piece_which_is_then_forgotten() {
        VirtualStore store = open(VirtualStore.empty(node, GEOMETRY, tokens));

        store.write(0, 0, tokens.corrupt(BLOCK, 9));
        store.write(0, BLOCK, tokens.good(BLOCK));
        store.verify(0);
        store.write(0, 0, tokens.good(BLOCK));
        store.verify(0);
        store.write(0, 0, tokens.good(BLOCK));
        store.write(0, BLOCK, tokens.good(BLOCK));
        store.verify(0);

        assertThat(heard).endsWith("0 verified 0 false", "0 verified 0 false", "0 verified 0 true");
        assertThat(tokens.live()).isZero();
    }

    @Test
    void a_good_block_written_over_a_corrupt_one_mends_the_piece() {
        VirtualStore store = open(VirtualStore.empty(node, GEOMETRY, tokens));

        store.write(2, 0, tokens.corrupt(100, 9));
        store.write(2, 0, tokens.good(100));
        store.verify(2);

        assertThat(heard).endsWith("0 verified 2 true");
    }

    @Test
    void a_store_can_be_made_to_corrupt_what_it_reads() {
        VirtualStore store = open(VirtualStore.complete(node, GEOMETRY, tokens));
        store.corruptWhen((piece, begin) -> piece == 1);

        store.read(0, 0, 0, 10);
        store.read(0, 1, 5, 10);

        assertThat(heard).containsExactly("0 opened 3", "0 read 0 0 0 10 by -1", "0 read 0 1 5 10 by 0");
    }

    @Test
    void delays_are_paid_one_job_after_another() {
        StoreTiming timing = new StoreTiming(1000, 2L * BLOCK * 1_000_000_000L);
        VirtualStore store = open(
                new VirtualStore(node, GEOMETRY, PieceSet.ofBitfield(new byte[] {(byte) 0x80}, 3), tokens, timing));

        store.read(0, 0, 0, 1);
        store.read(0, 0, 1, 1);
        store.write(2, 0, tokens.good(100));
        store.write(1, 0, tokens.good(BLOCK));
        store.write(1, BLOCK, tokens.good(BLOCK));
        store.verify(1);
        assertThat(heard).hasSize(1);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(heard)
                .containsExactly(
                        "0 opened 1", "1 verified 1 true", "1000 read 0 0 0 1 by -1", "2000 read 0 0 1 1 by -1");
    }

    @Test
    void a_closed_store_drops_what_it_owes() {
        VirtualStore store = open(new VirtualStore(node, GEOMETRY, PieceSet.all(3), tokens, new StoreTiming(1000, 0)));
        store.read(0, 0, 0, 1);

        store.close();
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(heard).hasSize(1);
        assertThat(tokens.live()).isZero();
    }

    @Test
    void congestion_asks_for_a_pause_until_it_is_drained() {
        VirtualStore store = open(VirtualStore.empty(node, GEOMETRY, tokens));
        store.congest();

        assertThat(store.write(0, 0, tokens.good(BLOCK))).isFalse();
        store.drain();
        store.drain();

        assertThat(heard).containsExactly("0 opened 0", "0 drained");
        assertThat(store.write(0, BLOCK, tokens.good(BLOCK))).isTrue();
    }

    @Test
    void reads_and_writes_can_be_made_to_fail() {
        VirtualStore store =
                open(new VirtualStore(node, GEOMETRY, PieceSet.ofBitfield(new byte[] {(byte) 0x80}, 3), tokens));
        store.failReadWhen(BlockRule.ALL);
        store.failWriteWhen((piece, begin) -> begin == BLOCK);

        store.read(0, 0, 0, BLOCK);
        store.write(1, 0, tokens.good(BLOCK));
        store.write(1, BLOCK, tokens.good(BLOCK));

        assertThat(heard)
                .containsExactly(
                        "0 opened 1", "0 failed: cannot read piece 0 at 0", "0 failed: cannot write piece 1 at 16384");
        assertThat(tokens.live()).isZero();
    }

    @Test
    void calls_that_break_the_contract_are_errors() {
        VirtualStore store =
                open(new VirtualStore(node, GEOMETRY, PieceSet.ofBitfield(new byte[] {(byte) 0x80}, 3), tokens));

        assertThatThrownBy(() -> store.read(0, 1, 0, 1)).hasMessage("the session reads what is not there");
        assertThatThrownBy(() -> store.read(0, 0, BLOCK, BLOCK + 1)).hasMessage("the session reads what is not there");
        assertThatThrownBy(() -> store.write(0, 0, tokens.good(BLOCK)))
                .hasMessage("the session writes to a verified piece");
        assertThatThrownBy(() -> store.write(1, 1, tokens.good(BLOCK)))
                .hasMessage("the session writes something that is not a block");
        assertThatThrownBy(() -> store.write(2, 0, tokens.good(BLOCK)))
                .hasMessage("the session writes something that is not a block");
        assertThatThrownBy(() -> store.verify(0)).hasMessage("the session verifies a verified piece");
        assertThat(tokens.live()).isZero();
    }

    @Test
    void a_counted_token_is_released_once() {
        VirtualBlock block = tokens.good(5);
        assertThat(tokens.live()).isEqualTo(1);
        block.release();

        assertThatThrownBy(block::release).hasMessage("a block was used after its release");
        assertThatThrownBy(block::length).hasMessage("a block was used after its release");
        assertThat(tokens.live()).isZero();
    }

    @Test
    void shared_tokens_of_one_length_are_one_object() {
        Tokens shared = Tokens.shared();

        assertThat(shared.good(BLOCK)).isSameAs(shared.good(BLOCK));
        assertThat(shared.good(7)).isSameAs(shared.good(7)).isNotSameAs(shared.good(BLOCK));
        assertThat(shared.good(8).length()).isEqualTo(8);
        assertThat(shared.corrupt(8, 3).corrupt()).isTrue();
    }
}

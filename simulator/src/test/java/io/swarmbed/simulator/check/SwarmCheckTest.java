package io.swarmbed.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.env.Observer.Choking;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.Verb;
import io.swarmbed.engine.virtual.VirtualNetwork;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.virtual.VirtualStore;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerAddress;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each check is tripped by a peer that does what it must not, or by a network that tells what cannot be. */
class SwarmCheckTest {
    private static final int BLOCK = PieceGeometry.BLOCK_LENGTH;
    private static final PieceGeometry GEOMETRY = new PieceGeometry(8 * BLOCK, 2 * BLOCK);
    private static final InfoHash SWARM = new InfoHash(1, 2, 3);
    private static final long MS = 1_000_000;

    private final VirtualNetwork network = new VirtualNetwork(1);
    private final SwarmCheck check = new SwarmCheck(network, 42, GEOMETRY, node -> "peer " + node);
    private final Rogue seed = new Rogue(PieceSet.all(4));
    private final Rogue leecher = new Rogue(new PieceSet(4));

    /** A peer that sends and tells whatever a test wants. */
    private final class Rogue implements Network.Acceptor, Network.DialListener {
        final VirtualNode node;
        final VirtualStore store;
        final Observer tells;
        final Handshake handshake;
        final List<Connection> connections = new ArrayList<>();

        Rogue(PieceSet held) {
            this(held, true);
        }

        Rogue(PieceSet held, boolean truthful) {
            int number = network.nodeCount();
            node = network.addNode(PeerAddress.ofIpv4(0x0A000001 + (number << 8), 6881), new AccessLink(0, 0, MS));
            store = new VirtualStore(node, GEOMETRY, held, check.tokens());
            tells = check.joins(node, store, 1, truthful);
            store.open(silent(BlockStore.Listener.class));
            tells.opened(held.size());
            handshake = Handshake.of(SWARM, new PeerId(number, 0, 0), true, true);
            node.listen(this);
        }

        Connection out() {
            return connections.get(0);
        }

        @Override
        public Network.Answer answer(PeerAddress remote, Handshake theirs) {
            return new Network.Answer.Accept(handshake);
        }

        @Override
        public ConnectionListener connected(Connection connection) {
            connections.add(connection);
            return silent(ConnectionListener.class);
        }

        private <T> T silent(Class<T> listener) {
            return listener.cast(Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {listener}, (proxy, method, arguments) -> {
                        if (method.getName().equals("piece")) {
                            ((Payload) arguments[2]).release();
                        }
                        return null;
                    }));
        }

        @Override
        public void failed(CloseReason reason) {
            throw new AssertionError(reason);
        }
    }

    @BeforeEach
    void connect() {
        seed.node.dial(leecher.node.address(), leecher.handshake, seed);
        go();
    }

    private void go() {
        network.time().runUntil(network.time().nanos() + 100 * MS);
    }

    /** Does this in an event of its own, and lets everything that follows happen. */
    private void does(Runnable action) {
        network.alarms().alarm(action).at(network.time().nanos());
        go();
    }

    private void asks(int piece, int begin) {
        does(() -> leecher.out().request(piece, begin, BLOCK));
    }

    private void sends(int piece, int begin) {
        does(() -> seed.out().piece(piece, begin, check.tokens().good(BLOCK)));
    }

    private void breaks(String problem, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOf(BrokenInvariantException.class)
                .hasMessageContaining(problem)
                .hasMessageStartingWith("seed 42, at 0.");
    }

    @Test
    void a_liar_may_claim_pieces_and_be_asked_for_them_and_cannot_send_them() {
        Rogue liar = new Rogue(new PieceSet(4), false);
        does(() -> liar.node.dial(leecher.node.address(), liar.handshake, liar));
        Connection fromLeecher = leecher.connections.get(1);
        does(() -> {
            liar.out().bitfield(PieceSet.all(4));
            liar.out().have(2);
            liar.out().haveAll();
        });
        does(() -> fromLeecher.request(2, 0, BLOCK));
        breaks(
                "which it does not have",
                () -> does(() -> liar.out().piece(2, 0, check.tokens().good(BLOCK))));
    }

    @Test
    void nothing_is_said_of_what_is_right() {
        does(() -> {
            seed.out().haveAll();
            leecher.out().interested();
        });
        receives(1, 0);
        asks(1, BLOCK);
        does(() -> {
            seed.out().piece(1, BLOCK, check.tokens().good(BLOCK));
            seed.out().have(3);
            leecher.out().close(CloseReason.STOPPED);
        });
        check.finish();
        assertThat(check.tokens().live()).isZero();
    }

    // ---- no piece from nowhere

    @Test
    void a_peer_tells_only_of_pieces_that_it_has() {
        breaks(
                "peer 1 to peer 0 (connection 0): tells of piece 2, which it does not have",
                () -> leecher.out().have(2));
        breaks("tells of all pieces and has 0 of 4 pieces", () -> leecher.out().haveAll());
        breaks(
                "sends a bitfield of other pieces than it has",
                () -> leecher.out().bitfield(PieceSet.all(4)));
    }

    @Test
    void a_peer_sends_only_blocks_that_it_has() {
        breaks(
                "sends a block of piece 2, which it does not have",
                () -> leecher.out().piece(2, 0, check.tokens().good(BLOCK)));
    }

    @Test
    void a_peer_sends_only_blocks_that_it_was_asked_for() {
        breaks("sends a block that was not asked for: piece 2 0 16384", () -> sends(2, 0));
    }

    @Test
    void a_request_is_answered_once() {
        asks(2, 0);
        sends(2, 0);
        breaks("rejects what was not asked for", () -> seed.out().reject(2, 0, BLOCK));
    }

    @Test
    void a_peer_asks_only_for_what_it_lacks() {
        breaks("asks for piece 2, which it has", () -> seed.out().request(2, 0, BLOCK));
    }

    @Test
    void a_peer_asks_only_for_what_the_other_has() {
        Rogue third = new Rogue(new PieceSet(4));
        third.node.dial(leecher.node.address(), third.handshake, third);
        go();
        breaks(
                "asks for piece 2, which the other does not have",
                () -> third.out().request(2, 0, BLOCK));
    }

    // ---- every piece in one state

    private void receives(int piece, int begin) {
        asks(piece, begin);
        sends(piece, begin);
        leecher.tells.blockReceived(0, piece, begin, BLOCK, false);
    }

    @Test
    void a_block_that_is_received_was_delivered() {
        breaks(
                "received piece 1 0 16384, delivered was nothing",
                () -> leecher.tells.blockReceived(0, 1, 0, BLOCK, false));
        receives(1, 0);
        breaks("delivered was nothing", () -> leecher.tells.blockReceived(0, 1, 0, BLOCK, false));
    }

    @Test
    void a_block_is_taken_once() {
        receives(1, 0);
        breaks("takes block 0 of piece 1 twice", () -> receives(1, 0));
        leecher.tells.pieceDiscarded(1, BLOCK);
        receives(1, 0);
    }

    @Test
    void a_piece_is_judged_when_all_its_blocks_are_here() {
        receives(1, 0);
        breaks("peer 1 verifies piece 1 with 1 of 2 blocks received", () -> leecher.tells.pieceVerified(1));
        breaks("finds corrupt piece 3 with 0 of 2 blocks received", () -> leecher.tells.pieceFailed(3, 2 * BLOCK));
    }

    @Test
    void a_piece_that_is_verified_is_in_the_store() {
        receives(1, 0);
        receives(1, BLOCK);
        breaks("has verified piece 1, which its store does not hold", () -> leecher.tells.pieceVerified(1));
    }

    @Test
    void a_verified_piece_takes_no_blocks_and_is_not_thrown_away() {
        receives(1, BLOCK);
        asks(1, 0);
        receives(1, 0);
        for (int begin = 0; begin < 2 * BLOCK; begin += BLOCK) {
            assertThat(leecher.store.write(1, begin, check.tokens().good(BLOCK)))
                    .isTrue();
        }
        leecher.store.verify(1);
        leecher.tells.pieceVerified(1);
        sends(1, 0);
        breaks(
                "takes a block of piece 1, which it has verified",
                () -> leecher.tells.blockReceived(0, 1, 0, BLOCK, false));
        breaks("discards piece 1, which it has verified", () -> leecher.tells.pieceDiscarded(1, 0));
    }

    @Test
    void a_peer_opens_with_what_is_in_its_store() {
        breaks("opens with 3 pieces, and its store holds 4", () -> seed.tells.opened(3));
    }

    // ---- slots

    @Test
    void no_more_interested_peers_are_unchoked_than_there_are_slots_once_the_moment_is_over() {
        for (int connection = 0; connection < 2; connection++) {
            seed.tells.connected(connection, leecher.node.address(), leecher.handshake.peerId(), false);
            seed.tells.choking(connection, Choking.OPTIMISTIC);
            seed.tells.wanted(connection, true);
        }
        breaks(
                "peer 0 has 2 interested peers unchoked, and 1 slots",
                () -> does(() -> seed.out().unchoke()));
    }

    @Test
    void a_slot_is_free_again_when_its_peer_is_choked_loses_interest_or_leaves() {
        for (int connection = 0; connection < 4; connection++) {
            seed.tells.connected(connection, leecher.node.address(), leecher.handshake.peerId(), false);
            seed.tells.wanted(connection, true);
            seed.tells.choking(connection, Choking.REGULAR);
        }
        seed.tells.choking(0, Choking.CHOKED);
        seed.tells.wanted(1, false);
        seed.tells.disconnected(2, CloseReason.REMOTE);
        does(() -> seed.out().unchoke());
        breaks("closes its connection 2, which is not open", () -> seed.tells.disconnected(2, CloseReason.REMOTE));
    }

    // ---- bytes, order, time and ends of connections: what a network must not do

    @Test
    void messages_come_in_the_order_in_which_they_were_sent() {
        long now = network.time().nanos();
        check.sent(now, 0, 0, 1, Verb.PORT, 1, 0, 0);
        check.sent(now, 0, 0, 1, Verb.PORT, 2, 0, 0);
        breaks(
                "port 2 is delivered, and port 1 was sent before it",
                () -> check.delivered(now, 0, 0, 1, Verb.PORT, 2, 0, 0));
        breaks("port 1 is delivered inside the event that sends it", () -> {
            check.sent(now, 0, 1, 0, Verb.PORT, 1, 0, 0);
            check.delivered(now, 0, 1, 0, Verb.PORT, 1, 0, 0);
        });
    }

    @Test
    void nothing_comes_that_was_not_sent_and_nothing_is_lost() {
        long now = network.time().nanos();
        breaks(
                "choke is delivered, and nothing is under way",
                () -> check.delivered(now, 0, 0, 1, Verb.CHOKE, 0, 0, 0));
        breaks("choke is dropped by an open end", () -> check.dropped(now, 0, 0, 1, Verb.CHOKE, 0, 0, 0));
        breaks("is not open", () -> check.delivered(now, 7, 0, 1, Verb.CHOKE, 0, 0, 0));
        breaks("is a connection of others", () -> check.sent(now, 0, 0, 2, Verb.CHOKE, 0, 0, 0));
        breaks("opened twice", () -> check.opened(now, 0, 0, 1));
    }

    @Test
    void bytes_that_are_counted_are_those_of_messages() {
        check.sent(network.time().nanos(), 0, 0, 1, Verb.CHOKE, 0, 0, 0);
        breaks(
                "peer 0 counts 68 bytes sent and 68 received, its messages make 73 and 68",
                () -> check.settled(network.time().nanos()));
    }

    @Test
    void the_clock_does_not_go_back() {
        long now = network.time().nanos();
        check.rang(now, 0);
        breaks("the clock went from " + now + " to " + (now + 1) + " ns", () -> check.rang(now + 1, 0));
        breaks("the clock went from " + now + " to " + (now - 1) + " ns", () -> check.rang(now - 1, 0));
    }

    @Test
    void an_end_does_not_stay_open_alone() {
        long now = network.time().nanos();
        check.closed(now, 0, 0);
        breaks(
                "peer 0 at connection 0 is closed, and the other end is open and will not hear",
                () -> check.settled(now));
    }

    @Test
    void an_end_that_hears_of_the_close_closes() {
        long now = network.time().nanos();
        check.sent(now, 0, 0, 1, Verb.CLOSE, 0, 0, 0);
        check.closed(now, 0, 0);
        check.settled(now);
        breaks("sends choke after its close", () -> check.sent(now, 0, 0, 1, Verb.CHOKE, 0, 0, 0));
        breaks("closes connection 0 twice", () -> check.closed(now, 0, 0));
        check.delivered(now, 0, 0, 1, Verb.CLOSE, 0, 0, 0);
        breaks("peer 1 at connection 0 has heard of the close and is still open", () -> check.settled(now));
    }

    @Test
    void a_closed_end_drops_what_is_on_its_way_to_it() {
        long now = network.time().nanos();
        check.sent(now, 0, 1, 0, Verb.CHOKE, 0, 0, 0);
        check.sent(now, 0, 0, 1, Verb.CLOSE, 0, 0, 0);
        check.closed(now, 0, 0);
        breaks("peer 0 at connection 0 is closed, and messages to it are under way", () -> check.settled(now));
        breaks("choke comes to a closed end", () -> check.delivered(now, 0, 1, 0, Verb.CHOKE, 0, 0, 0));
        breaks("port 1 is dropped, and was not under way", () -> check.dropped(now, 0, 1, 0, Verb.PORT, 1, 0, 0));
    }

    @Test
    void a_peer_may_vanish_without_a_word_and_the_other_end_stays_open() {
        does(() -> {
            seed.out().have(1);
            seed.node.crash();
        });
        does(() -> leecher.out().interested());
        does(() -> leecher.out().close(CloseReason.REMOTE));
        check.finish();
        assertThat(check.tokens().live()).isZero();
    }

    @Test
    void a_block_that_nobody_gives_back_is_missed_at_the_end() {
        assertThat(check.tokens().good(BLOCK).length()).isEqualTo(BLOCK);
        breaks("1 blocks are left when every peer has stopped", check::finish);
    }
}

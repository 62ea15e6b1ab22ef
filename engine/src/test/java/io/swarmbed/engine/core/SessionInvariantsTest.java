package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.env.Observer.Choking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is spoilt in a session that works is noticed. */
class SessionInvariantsTest {
    private static final int KIB = Swarm.KIB;

    private final Swarm swarm = new Swarm(1, 4096 * KIB, 256 * KIB);
    private final TorrentSession seed = swarm.seed().session;
    private final TorrentSession leecher = swarm.leecher(options -> options.settings(s -> s.withSlots(1))).session;

    @BeforeEach
    void run() {
        swarm.leecher();
        swarm.leecher();
        swarm.runFor(20 * Swarm.SECOND);
        assertThat(SessionInvariants.check(leecher)).isGreaterThan(16);
        assertThat(leecher.ledger().openCount()).isPositive();
        assertThat(leecher.verifiedPieces()).isBetween(1, 15);
    }

    private void notices(String problem) {
        assertThatThrownBy(() -> SessionInvariants.check(leecher))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_piece_in_two_states() {
        int verified = leecher.ledger().verified().next(0);
        leecher.ledger().unstarted().add(verified);
        notices("piece " + verified + " is in 2 states");
    }

    @Test
    void a_piece_in_no_state() {
        int verified = leecher.ledger().verified().next(0);
        leecher.ledger().verified().remove(verified);
        notices("piece " + verified + " is in 0 states");
    }

    @Test
    void a_miscounted_partial_piece() {
        PieceLedger ledger = leecher.ledger();
        if (ledger.isPartial(0)) {
            ledger.becamePartial(ledger.open(0).piece);
        } else {
            ledger.becameRequested(ledger.open(0).piece);
        }
        notices("partial pieces, counted");
    }

    @Test
    void a_request_that_its_piece_does_not_know() {
        PeerSession peer = leecher.peers().get(0);
        OpenPiece open = leecher.ledger().open(0);
        int block = 0;
        while (open.isReceived(block)) {
            block++;
        }
        peer.download().requested(open.piece, block, 0);
        notices("piece " + open.piece + " block " + block + ": asked ");
    }

    @Test
    void a_request_for_a_piece_that_is_not_open() {
        int verified = leecher.ledger().verified().next(0);
        leecher.peers().get(0).download().requested(verified, 0, 0);
        notices("piece " + verified + " is requested and not open");
    }

    @Test
    void a_miscounted_copy() {
        leecher.availability().add(3);
        notices("piece 3 has ");
    }

    @Test
    void an_interest_that_was_not_told() {
        PeerSession peer = leecher.peers().get(0);
        peer.interestTold(!peer.interestTold());
        notices("connection " + peer.id());
    }

    @Test
    void more_peers_unchoked_than_there_are_slots() {
        for (PeerSession peer : leecher.peers()) {
            peer.upload().interested(true);
            peer.upload().choking(Choking.REGULAR, 0, 0);
        }
        notices(leecher.peers().size() + " of 1 slots are taken");
    }

    @Test
    void nothing_in_a_seed_that_works() {
        assertThat(SessionInvariants.check(seed)).isPositive();
    }
}

package com.example.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.swarmbed.engine.policy.ChokeView.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewcomersTest {
    private final Newcomers choker = new Newcomers(1, 4);

    @Test
    void one_slot_goes_to_the_peer_with_the_fewest_pieces_and_the_others_to_those_who_give_most() {
        Round round = new Round(
                3, false, Peer.giving(0, 50, 300), Peer.giving(1, 2, 0), Peer.giving(2, 0, 0), Peer.giving(3, 60, 900),
                Peer.giving(4, 70, 800));
        assertEquals(Map.of(2, Kind.OPTIMISTIC, 3, Kind.REGULAR, 4, Kind.REGULAR), round.decidedBy(choker));
    }

    @Test
    void nobody_is_unchoked_who_is_not_interested() {
        assertEquals(Map.of(), new Round(3, false, Peer.bored(0), Peer.bored(1)).decidedBy(choker));
    }

    @Test
    void slots_that_nobody_claims_go_to_anybody() {
        Round round = new Round(3, false, Peer.giving(0, 9, 0), Peer.giving(1, 9, 0), Peer.giving(2, 9, 0));
        assertEquals(3, round.decidedBy(choker).size());
    }

    @Test
    void there_are_never_more_than_the_slots() {
        Round round = new Round(1, false, Peer.giving(0, 9, 500), Peer.giving(1, 0, 0));
        assertEquals(Map.of(1, Kind.OPTIMISTIC), round.decidedBy(choker));
    }

    @Test
    void a_seed_serves_newcomers_and_then_the_fastest() {
        Peer slow = new Peer(0, true, 20, 0, 100, 0);
        Peer fast = new Peer(1, true, 20, 0, 900, 0);
        Round round = new Round(2, true, slow, fast, Peer.giving(2, 1, 0));
        assertEquals(Map.of(1, Kind.SEED, 2, Kind.OPTIMISTIC), round.decidedBy(choker));
    }
}

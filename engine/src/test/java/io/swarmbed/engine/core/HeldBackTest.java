package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.engine.policy.PolicyException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Chokers that hold blocks back or unchoke more than the slots, in whole swarms whose invariants are checked. */
class HeldBackTest {
    private static final int KIB = Swarm.KIB;
    private static final int BLOCK = 16 * KIB;

    private static Choker choker(String name, Map<String, String> options) {
        try {
            return Policies.builtIn().choker(new PolicyChoice(name, options)).get();
        } catch (PolicyException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Swarm swarm(String choker, Map<String, String> options) {
        Swarm swarm = new Swarm(21, 2048L * KIB, 64 * KIB);
        swarm.seed();
        for (int i = 0; i < 6; i++) {
            swarm.leecher(leecher -> leecher.choker = choker(choker, options));
        }
        return swarm;
    }

    @Test
    void nobody_is_ever_more_blocks_ahead_than_block_tit_for_tat_allows() {
        Swarm swarm = swarm("block-tit-for-tat", Map.of("delta", "2"));
        boolean complete = swarm.runChecked(
                () -> {
                    for (Swarm.Peer peer : swarm.peers) {
                        if (!peer.session.isComplete()) {
                            peer.session
                                    .peerViews()
                                    .forEach(view -> assertThat(view.uploaded() - view.downloaded())
                                            .isLessThanOrEqualTo(2 * BLOCK));
                        }
                    }
                    return swarm.completePeers() == swarm.peers.size();
                },
                600);
        assertThat(complete).isTrue();
        swarm.stopAndCheckTokens();
    }

    /** A chain of held-back peers that were looked at once a second only would move two blocks a second at most. */
    @Test
    void a_peer_that_is_held_back_is_served_as_soon_as_a_block_of_it_comes() {
        Swarm swarm = swarm("block-tit-for-tat", Map.of("delta", "1"));
        swarm.runUntilAllComplete(120);
        long uploaded = swarm.peers.stream()
                .skip(1)
                .mapToLong(peer -> peer.session.uploadedBytes())
                .sum();
        assertThat(uploaded).as("bytes that leechers sent").isGreaterThan(3L * 2048 * KIB);
        swarm.stopAndCheckTokens();
    }

    @Test
    void swarms_complete_with_chokers_that_unchoke_more_than_the_slots() {
        for (String name : new String[] {"everyone", "prop-share", "bit-tyrant", "slow-drip"}) {
            Swarm swarm = swarm(name, name.equals("slow-drip") ? Map.of("every", "1") : Map.of());
            boolean complete = swarm.runChecked(() -> swarm.completePeers() == swarm.peers.size(), 600);
            assertThat(complete).as(name).isTrue();
            swarm.stopAndCheckTokens();
        }
    }
}

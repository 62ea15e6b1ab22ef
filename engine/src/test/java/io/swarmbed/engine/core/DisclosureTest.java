package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmbed.engine.core.SessionSettings.Extensions;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.DisclosureView;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.engine.policy.builtin.Liar;
import io.swarmbed.engine.policy.builtin.UnderReporting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that tell of less than they have, or of more. */
class DisclosureTest {
    private static final int PIECE = 64 * Swarm.KIB;

    /** How many of the pieces that a leecher alone has are still its own after a while. */
    private static int stillItsOwn(Disclosure disclosure) {
        Swarm swarm = new Swarm(31, 128L * PIECE, PIECE);
        PieceSet first = swarm.nothing();
        PieceSet second = swarm.nothing();
        for (int piece = 0; piece < 64; piece++) {
            first.add(piece);
            second.add(64 + piece);
        }
        Swarm.Peer owner = swarm.join(first, options -> options.disclosure = disclosure);
        swarm.join(second, options -> {});
        for (int i = 0; i < 12; i++) {
            swarm.leecher();
        }
        swarm.runFor(40 * Swarm.SECOND);
        PieceSet out = swarm.nothing();
        swarm.peers.stream()
                .filter(peer -> peer != owner)
                .forEach(peer -> peer.session.pieces().forEach(out::add));
        int own = out.countMissingFrom(first);
        swarm.runUntilAllComplete(1000);
        swarm.stopAndCheckTokens();
        return own;
    }

    @Test
    void an_under_reporter_keeps_what_it_alone_has_for_longer() {
        int open = stillItsOwn(Disclosure.EVERYTHING);
        int closed = stillItsOwn(new UnderReporting(1));
        assertThat(closed).as("of 64 pieces, against %d", open).isGreaterThan(open + 5);
    }

    @Test
    void an_under_reporter_tells_of_few_pieces_at_a_time() {
        Swarm swarm = new Swarm(32, 64L * PIECE, PIECE);
        Swarm.Peer seed = swarm.seed(options -> options.disclosure = new UnderReporting(2));
        Stranger stranger = new Stranger(swarm, true).dial(seed);
        swarm.runFor(Swarm.SECOND / 2);
        stranger.out().haveNone();
        stranger.out().interested();
        swarm.runFor(10 * Swarm.SECOND);

        assertThat(stranger.heard.stream().filter(line -> line.matches("have \\d+")))
                .hasSize(2);
        String first = stranger.heard.stream()
                .filter(line -> line.matches("have \\d+"))
                .findFirst()
                .orElseThrow();
        stranger.out().have(Integer.parseInt(first.substring("have ".length())));
        swarm.runFor(Swarm.SECOND);
        assertThat(stranger.heard.stream().filter(line -> line.matches("have \\d+")))
                .hasSize(3);
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_swarm_in_which_everybody_under_reports_completes() {
        Swarm swarm = new Swarm(33, 32L * PIECE, PIECE);
        swarm.seed(options -> options.disclosure = new UnderReporting(1));
        for (int i = 0; i < 8; i++) {
            swarm.leecher(options -> options.disclosure = new UnderReporting(1));
        }
        swarm.runUntilAllComplete(400);
        swarm.stopAndCheckTokens();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void liars_delay_others_and_cannot_stop_them(boolean fast) {
        Swarm swarm = new Swarm(34, 64L * PIECE, PIECE);
        Extensions extensions = new Extensions(fast, fast, true, true);
        swarm.seed(options -> options.settings(settings -> settings.withExtensions(extensions)));
        for (int i = 0; i < 12; i++) {
            int share = i < 4 ? 80 : 0;
            swarm.leecher(options -> {
                options.settings(settings -> settings.withExtensions(extensions));
                options.disclosure = share > 0 ? new Liar(share) : Disclosure.EVERYTHING;
            });
        }
        swarm.runUntilAllComplete(600);
        swarm.stopAndCheckTokens();
    }

    @Test
    void complete_peers_part_from_a_liar_that_claims_everything() {
        Swarm swarm = new Swarm(35, 64L * PIECE, PIECE);
        swarm.seed();
        Swarm.Peer liar = swarm.leecher(options -> options.disclosure = new Liar(100));
        swarm.runFor(60 * Swarm.SECOND);

        assertThat(liar.session.connectionCount()).isZero();
        assertThat(liar.session.verifiedPieces()).isZero();
        swarm.stopAndCheckTokens();
    }

    @Test
    void a_disclosure_that_says_it_is_truthful_cannot_tell_of_what_is_not_there() {
        Swarm swarm = new Swarm(36, 64L * PIECE, PIECE);
        Disclosure impostor = new Disclosure() {
            @Override
            public void greet(DisclosureView view, PeerView to, PieceSet told) {
                told.fill();
            }

            @Override
            public void verified(DisclosureView view, int piece) {}
        };
        swarm.leecher();
        swarm.leecher(options -> options.disclosure = impostor);
        assertThatExceptionOfType(StrategyException.class)
                .isThrownBy(() -> swarm.runFor(10 * Swarm.SECOND))
                .withMessageContaining("tells of pieces that are not verified");
    }
}

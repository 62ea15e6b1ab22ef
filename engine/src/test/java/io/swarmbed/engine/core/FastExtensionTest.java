package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.core.SessionSettings.Extensions;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.wire.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BEP 6, heard and answered by one session that a scripted peer talks to. */
class FastExtensionTest {
    private static final int KIB = 1024;
    private static final int BLOCK = 16 * KIB;

    private static final class Closes implements Observer {
        final List<CloseReason> reasons = new ArrayList<>();

        @Override
        public void disconnected(int connection, CloseReason reason) {
            reasons.add(reason);
        }
    }

    /** One peer and one stranger who has dialled it. */
    private static final class Pair {
        final Swarm swarm = new Swarm(61, 4096 * KIB, 64 * KIB);
        final Closes closes = new Closes();
        final Swarm.Peer peer;
        final Stranger stranger;

        Pair(boolean seed, boolean fast, Consumer<Swarm.Options> choose) {
            Consumer<Swarm.Options> all = options -> {
                options.observer = closes;
                choose.accept(options);
            };
            peer = seed ? swarm.seed(all) : swarm.leecher(all);
            stranger = new Stranger(swarm, fast).dial(peer);
            swarm.runFor(Swarm.SECOND);
        }

        Pair run() {
            swarm.runFor(Swarm.SECOND);
            return this;
        }

        List<String> answers() {
            return stranger.heard.stream()
                    .filter(what -> what.startsWith("piece") || what.startsWith("reject"))
                    .toList();
        }

        void assertBreach(String words) {
            run();
            assertThat(stranger.closed()).isTrue();
            assertThat(closes.reasons).hasSize(1);
            assertThat(closes.reasons.get(0).kind()).isEqualTo(CloseReason.Kind.PROTOCOL);
            assertThat(closes.reasons.get(0).detail()).contains(words);
            swarm.stopAndCheckTokens();
        }
    }

    private static Pair seed() {
        return new Pair(true, true, options -> {});
    }

    private static Pair leecher() {
        return new Pair(false, true, options -> {});
    }

    @Test
    void a_seed_says_have_all_and_an_empty_peer_have_none() {
        assertThat(seed().stranger.heard).startsWith("have all");
        assertThat(leecher().stranger.heard).startsWith("have none");
    }

    @Test
    void without_the_extension_a_seed_sends_a_bitfield_and_an_empty_peer_nothing() {
        assertThat(new Pair(true, false, options -> {}).stranger.heard).containsExactly("bitfield 64");
        assertThat(new Pair(false, false, options -> {}).stranger.heard).isEmpty();
        Pair off = new Pair(true, true, o -> o.settings(s -> s.withExtensions(Extensions.NONE)));
        assertThat(off.stranger.heard).containsExactly("bitfield 64");
    }

    @Test
    void a_request_of_a_choked_peer_is_rejected_once_and_ignored_without_the_extension() {
        Pair pair =
                new Pair(true, true, o -> o.settings(s -> s.withExtensions(new Extensions(true, false, true, true))));
        pair.stranger.out().request(3, 0, BLOCK);
        assertThat(pair.run().answers()).containsExactly("reject 3 0");

        Pair plain = new Pair(true, false, options -> {});
        plain.stranger.out().request(3, 0, BLOCK);
        assertThat(plain.run().answers()).isEmpty();
        assertThat(plain.stranger.closed()).isFalse();
    }

    @Test
    void every_request_has_one_answer_when_some_are_cancelled_and_then_all_are_choked() {
        Pair pair = seed();
        Connection out = pair.stranger.out();
        out.interested();
        pair.run();
        for (int block = 0; block < 40; block++) {
            out.request(block / 4, block % 4 * BLOCK, BLOCK);
        }
        for (int block = 20; block < 30; block++) {
            out.cancel(block / 4, block % 4 * BLOCK, BLOCK);
            out.cancel(block / 4, block % 4 * BLOCK, BLOCK);
        }
        pair.swarm.runFor(Swarm.SECOND / 2);
        out.notInterested();
        pair.run().run();

        assertThat(pair.answers()).hasSize(40).doesNotHaveDuplicates();
        assertThat(pair.stranger.blocks).isBetween(1, 20);
        pair.swarm.stopAndCheckTokens();
    }

    @Test
    void a_choke_comes_before_its_rejects_and_the_block_that_was_begun_still_comes() {
        Pair pair = seed();
        Connection out = pair.stranger.out();
        out.interested();
        pair.run();
        for (int block = 0; block < 4; block++) {
            out.request(20, block * BLOCK, BLOCK);
        }
        pair.swarm.runFor(50_000_000);
        out.notInterested();
        pair.run();

        List<String> heard = pair.stranger.heard;
        assertThat(heard.subList(heard.indexOf("unchoke") + 1, heard.size()))
                .containsExactly("piece 20 0", "choke", "reject 20 16384", "reject 20 32768", "reject 20 49152");
    }

    @Test
    void pieces_of_the_allowed_fast_set_are_served_to_a_choked_starter() {
        Pair pair = starter(options -> options.choker = new NeverUnchokes());
        List<Integer> allowed = allowed(pair);
        assertThat(allowed).hasSize(AllowedFast.SIZE).doesNotHaveDuplicates();
        pair.stranger.out().request(allowed.get(0), 0, BLOCK);
        assertThat(pair.run().answers()).containsExactly("piece " + allowed.get(0) + " 0");
        pair.swarm.stopAndCheckTokens();
    }

    /** A seed and a stranger that says it has nothing. */
    private static Pair starter(Consumer<Swarm.Options> choose) {
        Pair pair = new Pair(true, true, choose);
        pair.stranger.out().haveNone();
        return pair.run();
    }

    @Test
    void a_peer_that_has_more_pieces_than_the_set_is_not_told_of_it() {
        Pair pair = new Pair(true, true, options -> {});
        PieceSet many = new PieceSet(64);
        for (int piece = 0; piece <= AllowedFast.SIZE; piece++) {
            many.add(piece);
        }
        pair.stranger.out().bitfield(many);
        assertThat(allowed(pair.run())).isEmpty();
    }

    private static List<Integer> allowed(Pair pair) {
        return pair.stranger.heard.stream()
                .filter(what -> what.startsWith("allowed fast "))
                .map(what -> Integer.valueOf(what.substring(13)))
                .toList();
    }

    @Test
    void a_choked_peer_with_more_pieces_than_the_set_is_no_starter_any_longer() {
        Pair pair = starter(options -> options.choker = new NeverUnchokes());
        for (int piece = 0; piece <= AllowedFast.SIZE; piece++) {
            pair.stranger.out().have(piece);
        }
        pair.stranger.out().request(allowed(pair).get(0), 0, BLOCK);
        assertThat(pair.run().answers())
                .containsExactly("reject " + allowed(pair).get(0) + " 0");
    }

    @Test
    void a_choked_peer_cannot_ask_for_the_allowed_fast_set_for_ever() {
        Pair pair = starter(options -> {
            options.choker = new NeverUnchokes();
            options.link = AccessLink.IDEAL;
        });
        for (int i = 0; i < 500; i++) {
            pair.stranger.out().request(allowed(pair).get(i % 10), i / 10 % 4 * BLOCK, BLOCK);
        }
        pair.run();
        assertThat(pair.stranger.blocks).isEqualTo(2 * 10 * 4);
        assertThat(pair.answers()).hasSize(500);
        pair.swarm.stopAndCheckTokens();
    }

    @Test
    void allowed_fast_pieces_are_requested_while_choked_and_let_be_once_rejected() {
        Pair pair = leecher();
        Connection out = pair.stranger.out();
        out.haveAll();
        out.allowedFast(7);
        pair.run();
        assertThat(pair.stranger.heard).contains("request 7 0", "request 7 16384");
        out.reject(7, 0, BLOCK);
        pair.run();
        assertThat(pair.stranger.heard.stream().filter("request 7 0"::equals)).hasSize(1);
        assertThat(pair.stranger.closed()).isFalse();
        pair.swarm.stopAndCheckTokens();
    }

    @Test
    void allowed_fast_alone_can_be_switched_off() {
        Extensions off = new Extensions(true, false, true, true);
        Pair serving = new Pair(true, true, o -> o.settings(s -> s.withExtensions(off)));
        assertThat(allowed(serving)).isEmpty();
        Pair asking = new Pair(false, true, o -> o.settings(s -> s.withExtensions(off)));
        asking.stranger.out().haveAll();
        asking.stranger.out().allowedFast(7);
        asking.run();
        assertThat(asking.stranger.heard).contains("interested").noneMatch(what -> what.startsWith("request"));
    }

    @Test
    void a_peer_that_rejects_whatever_is_asked_is_not_asked_without_pause() {
        Pair pair = leecher();
        VirtualNode node = pair.stranger.node;
        pair.stranger.rejecting = true;
        pair.stranger.out().haveAll();
        pair.stranger.out().unchoke();
        pair.swarm.runFor(20 * Swarm.SECOND);

        assertThat(node.isOpen()).isTrue();
        assertThat(pair.stranger.heard.stream().filter(what -> what.startsWith("request")))
                .hasSizeLessThan(20 * 8);
        pair.swarm.stopAndCheckTokens();
    }

    @ParameterizedTest
    @ValueSource(strings = {"have all", "have none", "reject", "allowed fast", "suggest"})
    void its_verbs_close_a_connection_that_does_not_have_it(String verb) {
        Pair pair = new Pair(false, false, options -> {});
        Connection out = pair.stranger.out();
        switch (verb) {
            case "have all" -> out.haveAll();
            case "have none" -> out.haveNone();
            case "reject" -> out.reject(1, 0, BLOCK);
            case "allowed fast" -> out.allowedFast(1);
            default -> out.suggest(1);
        }
        pair.assertBreach(verb + " without the fast extension");
    }

    @Test
    void a_block_that_was_never_requested_closes_the_connection_and_is_wasted() {
        Pair pair = leecher();
        pair.stranger.out().piece(1, 0, pair.swarm.tokens.good(BLOCK));
        pair.assertBreach("not requested");
        assertThat(pair.peer.session.wastedBytes()).isEqualTo(BLOCK);
        assertThat(pair.peer.session.downloadedBytes()).isEqualTo(BLOCK);
    }

    @Test
    void without_the_extension_a_block_that_was_never_requested_is_wasted_and_earns_nothing() {
        Pair pair = new Pair(false, false, options -> {});
        pair.stranger.out().piece(1, 0, pair.swarm.tokens.good(BLOCK));
        pair.run();
        assertThat(pair.stranger.closed()).isFalse();
        assertThat(pair.peer.session.wastedBytes()).isEqualTo(BLOCK);
        assertThat(pair.peer.session.peerViews()).allMatch(view -> view.downloadRate() == 0 && view.snubbed());
        pair.swarm.stopAndCheckTokens();
    }

    @Test
    void a_reject_of_what_was_never_requested_closes_the_connection() {
        Pair pair = leecher();
        pair.stranger.out().reject(1, 0, BLOCK);
        pair.assertBreach("a reject of what was not requested");
    }

    @Test
    void what_a_peer_has_may_be_told_again_in_place_of_many_haves() {
        Pair pair = leecher();
        PieceSet pieces = new PieceSet(64);
        pair.stranger.out().haveNone();
        pair.stranger.out().have(3);
        pieces.add(3);
        pieces.add(5);
        pair.stranger.out().bitfield(pieces);
        pair.run();
        assertThat(pair.stranger.closed()).isFalse();
        assertThat(pair.peer.session.peerViews()).noneMatch(PeerView::seed);
        pair.stranger.out().haveAll();
        pair.stranger.out().haveAll();
        pair.run();
        assertThat(pair.stranger.closed()).isFalse();
        assertThat(pair.peer.session.peerViews()).allMatch(PeerView::seed);
    }

    @Test
    void a_peer_cannot_lose_its_pieces() {
        Pair pair = leecher();
        pair.stranger.out().haveAll();
        pair.stranger.out().haveNone();
        pair.assertBreach("no piece any more after some");
    }

    @Test
    void a_choked_peer_that_requests_on_and_on_is_left() {
        Pair pair = new Pair(true, true, options -> options.choker = new NeverUnchokes());
        for (int i = 0; i < 3000; i++) {
            pair.stranger.out().request(i % 64, 0, BLOCK);
        }
        pair.assertBreach("requests that are rejected");
    }

    private static final class NeverUnchokes implements Choker {
        @Override
        public void round(io.swarmbed.engine.policy.ChokeView view) {}
    }
}

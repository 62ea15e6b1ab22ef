package io.swarmbed.engine.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.PeerAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRepliesTest {
    private static final PeerAddress PEER = PeerAddress.ofIpv4(0x61626364, 0x6566);

    @Test
    void compact_peers_of_both_families_are_read() throws BadReplyException {
        PeerAddress ipv6 = new PeerAddress(0x6161616161616161L, 0x6262626262626262L, 0x6363);
        assertThat(announce("d8:completei3e10:incompletei4e8:intervali60e12:min intervali30e"
                        + "5:peers6:abcdef6:peers618:aaaaaaaabbbbbbbbcce"))
                .isEqualTo(new AnnounceOutcome.Success(List.of(PEER, ipv6), 60, 30, 3, 4));
    }

    @Test
    void listed_peers_are_read_and_those_that_cannot_be_dialled_passed_over() throws BadReplyException {
        AnnounceOutcome outcome = announce("d8:intervali60e5:peersl"
                + "d2:ip9:127.0.0.17:peer id20:aaaaaaaaaaaaaaaaaaaa4:porti1ee"
                + "d2:ip3:::14:porti2ee"
                + "d2:ip7:example4:porti3ee"
                + "d2:ip7:1.2.3.44:porti0ee"
                + "d2:ip7:1.2.3.44:porti70000ee"
                + "d4:porti5ee"
                + "i7eee");
        assertThat(((AnnounceOutcome.Success) outcome).peers())
                .containsExactly(PeerAddress.ofIpv4(0x7F000001, 1), new PeerAddress(0, 1, 2));
    }

    @Test
    void keys_may_come_in_any_order_and_counts_may_be_missing() throws BadReplyException {
        assertThat(announce("d5:peers6:abcdef8:intervali60ee"))
                .isEqualTo(new AnnounceOutcome.Success(List.of(PEER), 60, 0, -1, -1));
    }

    @Test
    void intervals_are_kept_within_reason() throws BadReplyException {
        assertThat(interval("i0e")).isEqualTo(1800);
        assertThat(interval("i-5e")).isEqualTo(1800);
        assertThat(interval("i9000000000e")).isEqualTo(86_400);
        assertThat(interval("3:abc")).isEqualTo(1800);
    }

    @Test
    void a_failure_reason_is_told_on_one_clean_line() throws BadReplyException {
        assertThat(announce("d14:failure reason11:go\naway\u0007now5:peers0:e"))
                .isEqualTo(new AnnounceOutcome.Failure("refused: go away now"));
        assertThat(announce("d14:failure reason300:" + "x".repeat(300) + "e"))
                .isEqualTo(new AnnounceOutcome.Failure("refused: " + "x".repeat(200) + "…"));
    }

    @Test
    void a_warning_is_told_beside_the_answer() {
        assertThat(HttpReplies.warning(bytes("d5:peers0:15:warning message4:slowe")))
                .contains("slow");
    }

    @Test
    void garbage_is_named() {
        assertThatThrownBy(() -> announce("<html>")).isInstanceOf(BadReplyException.class);
        assertThatThrownBy(() -> announce("le")).hasMessageContaining("a dictionary");
        assertThatThrownBy(() -> announce("d8:intervali60ee")).hasMessage("a reply without peers");
        assertThatThrownBy(() -> announce("d5:peersi1ee"))
                .hasMessage("peers that are neither a byte string nor a list");
        assertThatThrownBy(() -> announce("d5:peers7:abcdefge"))
                .hasMessage("the list of peers has 7 bytes, not a multiple of 6");
    }

    @Test
    void no_more_peers_are_taken_than_anyone_can_use() throws BadReplyException {
        AnnounceOutcome outcome = announce("d5:peers60000:" + "abcdef".repeat(10_000) + "e");
        assertThat(((AnnounceOutcome.Success) outcome).peers()).hasSize(CompactPeers.MOST);
    }

    @Test
    void a_scrape_tells_of_the_torrents_asked_for() throws BadReplyException {
        InfoHash a = InfoHash.of(bytes("aaaaaaaaaaaaaaaaaaaa"));
        InfoHash b = InfoHash.of(bytes("bbbbbbbbbbbbbbbbbbbb"));
        ScrapeOutcome outcome = HttpReplies.scrape(
                bytes("d5:filesd20:aaaaaaaaaaaaaaaaaaaad8:completei1e10:downloadedi2e10:incompletei3eeee"),
                List.of(a, b));
        assertThat(outcome).isEqualTo(new ScrapeOutcome.Success(Map.of(a, new Scrape(1, 3, 2))));
        assertThat(HttpReplies.scrape(bytes("d14:failure_reason2:noe"), List.of(a)))
                .isEqualTo(new ScrapeOutcome.Failure("refused: no"));
        assertThatThrownBy(() -> HttpReplies.scrape(bytes("de"), List.of(a))).hasMessage("a reply without files");
    }

    @Test
    void damaged_replies_give_an_answer_or_a_reason() {
        byte[] good = bytes("d8:completei3e8:intervali60e5:peersld2:ip9:127.0.0.14:porti1eee6:peers618:"
                + "aaaaaaaabbbbbbbbcc15:warning message4:slowe");
        RandomStream random = new RandomStream(77);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = good.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : '1');
            }
            try {
                assertThat(HttpReplies.announce(damaged)).isNotNull();
                HttpReplies.scrape(damaged, List.of(Requests.TORRENT));
            } catch (BadReplyException e) {
                assertThat(e.reason()).as("round %s", i).isNotEmpty().doesNotContain("\n");
            }
        }
    }

    private static int interval(String value) throws BadReplyException {
        return ((AnnounceOutcome.Success) announce("d8:interval" + value + "5:peers0:e")).intervalSeconds();
    }

    private static AnnounceOutcome announce(String body) throws BadReplyException {
        return HttpReplies.announce(bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package io.swarmbed.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BList;
import io.swarmbed.engine.bencode.BencodeException;
import io.swarmbed.engine.bencode.BencodeReader;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.service.AccessLog;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.Pages;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpResponderTest {
    private static final Endpoint ALICE = Endpoint.ofIpv4(0x0A000001, 0);
    private static final Endpoint BOB = Endpoint.ofIpv4(0x0A000002, 0);
    private static final Endpoint CAROL = new Endpoint(0xFD00L << 48, 1, 0);
    private static final Endpoint DAVE = new Endpoint(0xFD00L << 48, 0x1_0002, 0);
    private static final String HASH = "%00%FF%3D%26aaaaaaaaaaaaaaaa";
    private static final String IDS = "info_hash=" + HASH + "&peer_id=-SB0100-abcdefghijk";

    private final TrackerService service = new TrackerService(
            new SharedRegistry(SwarmSettings.defaults().withLimits(2, 3), 1),
            Admission.OPEN,
            AccessLog.OFF,
            new RandomStream(1),
            () -> 100_000_000_000L);
    private final HttpResponder responder = new HttpResponder(service, Pages.NONE);

    @Test
    void an_announce_is_answered_in_compact_form_unless_told_otherwise() throws BencodeException {
        announce(ALICE, "1&port=6881&left=0&event=started");
        BDict reply = announce(BOB, "2&port=6882&left=5&event=started");
        assertThat(reply.requireInteger("interval")).isEqualTo(1800);
        assertThat(reply.requireInteger("min interval")).isEqualTo(900);
        assertThat(reply.requireInteger("complete")).isEqualTo(1);
        assertThat(reply.requireInteger("incomplete")).isEqualTo(1);
        assertThat(reply.requireBytes("peers")).isEqualTo(BBytes.of(new byte[] {10, 0, 0, 1, 0x1A, (byte) 0xE1}));
        assertThat(reply.contains("peers6")).isFalse();
    }

    @Test
    void compact_0_gives_dictionaries_with_peer_ids_unless_they_are_not_wanted() throws BencodeException {
        announce(ALICE, "1&port=6881&left=0");
        BDict peer = announce(BOB, "2&port=6882&left=5&compact=0")
                .requireList("peers")
                .requireDict(0);
        assertThat(peer.requireText("ip")).isEqualTo("10.0.0.1");
        assertThat(peer.requireInteger("port")).isEqualTo(6881);
        assertThat(peer.requireText("peer id")).isEqualTo("-SB0100-abcdefghijk1");
        peer = announce(BOB, "2&port=6882&left=5&compact=0&no_peer_id=1")
                .requireList("peers")
                .requireDict(0);
        assertThat(peer.contains("peer id")).isFalse();
    }

    @Test
    void over_ipv6_peers_come_under_their_own_key_or_as_text() throws BencodeException {
        announce(CAROL, "1&port=1&left=5");
        BDict reply = announce(DAVE, "2&port=2&left=5");
        assertThat(reply.requireBytes("peers").length()).isZero();
        assertThat(reply.requireBytes("peers6").length()).isEqualTo(18);
        BList peers = announce(CAROL, "1&port=1&left=5&compact=0").requireList("peers");
        assertThat(peers.requireDict(0).requireText("ip")).isEqualTo("fd00::1:2");
    }

    @Test
    void the_ip_parameter_is_not_believed() throws BencodeException {
        announce(ALICE, "1&port=6881&left=5&ip=1.2.3.4");
        assertThat(announce(BOB, "2&port=6881&left=5").requireBytes("peers").byteAt(0))
                .isEqualTo((byte) 10);
    }

    @Test
    void the_number_of_peers_is_the_one_wanted() throws BencodeException {
        announce(ALICE, "1&port=1&left=5");
        announce(ALICE, "1&port=2&left=5");
        assertThat(announce(BOB, "2&port=3&left=5&numwant=1")
                        .requireBytes("peers")
                        .length())
                .isEqualTo(6);
        assertThat(announce(BOB, "2&port=3&left=5&numwant=0")
                        .requireBytes("peers")
                        .length())
                .isZero();
        assertThat(announce(BOB, "2&port=3&left=5&numwant=-9")
                        .requireBytes("peers")
                        .length())
                .isEqualTo(12);
        assertThat(announce(BOB, "2&port=3&left=5&numwant=99999999999")
                        .requireBytes("peers")
                        .length())
                .isEqualTo(12);
    }

    @Test
    void a_peer_that_does_not_say_what_is_left_is_a_leecher() throws BencodeException {
        assertThat(announce(ALICE, "1&port=1").requireInteger("incomplete")).isEqualTo(1);
    }

    @Test
    void events_are_understood_and_unknown_ones_are_regular_announces() throws BencodeException {
        announce(ALICE, "1&port=1&left=0&event=completed");
        assertThat(announce(ALICE, "1&port=1&left=0&event=paused").requireInteger("downloaded"))
                .isEqualTo(1);
        assertThat(announce(ALICE, "1&port=1&left=0&event=stopped").requireInteger("complete"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/announce, info_hash is missing",
        "/announce?info_hash=abc, info_hash has 3 bytes where 20 are needed",
        "/announce?info_hash=aaaaaaaaaaaaaaaaaaaa, peer_id is missing",
        "/announce?info_hash=aaaaaaaaaaaaaaaaaaaa&peer_id=aaaaaaaaaaaaaaaaaaaa, port is missing",
        "/announce?info_hash=aaaaaaaaaaaaaaaaaaaa&peer_id=aaaaaaaaaaaaaaaaaaaa&port=x, port is not a whole number",
        "/announce?info_hash=aaaaaaaaaaaaaaaaaaaa&peer_id=aaaaaaaaaaaaaaaaaaaa&port=65536,"
                + " port is not between 0 and 65535",
        "/announce?info_hash=%zz, a % must be followed by two hexadecimal digits",
        "/scrape, info_hash is missing: this tracker does not list all its torrents",
        "/scrape?info_hash=abc, info_hash has 3 bytes where 20 are needed",
    })
    void what_is_wrong_is_told_as_a_failure_reason_with_status_200(String target, String reason)
            throws BencodeException {
        assertThat(respond(ALICE, target).status()).isEqualTo(200);
        assertThat(get(ALICE, target))
                .isEqualTo(BDict.builder().put("failure reason", reason).build());
        assertThat(service.counts().errors()).isEqualTo(2);
    }

    @Test
    void a_full_tracker_says_so_and_when_to_ask_again() throws BencodeException {
        announce(ALICE, "1&port=1");
        announce(ALICE, "1&port=2");
        announce(ALICE, "1&port=3");
        BDict reply = announce(ALICE, "1&port=4");
        assertThat(reply.requireText("failure reason")).contains("full");
        assertThat(reply.requireInteger("retry in")).as("minutes").isEqualTo(30);
    }

    @Test
    void a_peer_is_told_its_own_address() throws BencodeException {
        assertThat(announce(ALICE, "1&port=1").requireBytes("external ip"))
                .isEqualTo(BBytes.of(new byte[] {10, 0, 0, 1}));
        byte[] carol = new byte[16];
        carol[0] = (byte) 0xFD;
        carol[15] = 1;
        assertThat(announce(CAROL, "1&port=1").requireBytes("external ip")).isEqualTo(BBytes.of(carol));
    }

    @Test
    void the_first_of_several_values_counts_and_others_are_not_read() throws BencodeException {
        announce(ALICE, "1&port=1&left=5&port=x&left=0&key=%zz&uploaded=-&trackerid=%&ipv6=[::1]:5&ipv4=1.2.3.4");
        BDict reply = announce(BOB, "2&port=2&left=5");
        assertThat(reply.requireInteger("incomplete")).isEqualTo(2);
        assertThat(reply.requireBytes("peers")).isEqualTo(BBytes.of(new byte[] {10, 0, 0, 1, 0, 1}));
    }

    @ParameterizedTest
    @CsvSource({
        "/announce",
        "/s3cret-Key_1/announce",
        "/announce/s3cret",
        "http://tracker.example:6969/announce",
        "HTTPS://tracker.example/s3cret/announce"
    })
    void an_announce_is_known_by_its_path(String path) throws BencodeException {
        assertThat(get(ALICE, path + "?" + IDS + "1&port=1").requireInteger("incomplete"))
                .isEqualTo(1);
        String scrape = path.replace("announce", "scrape");
        assertThat(get(ALICE, scrape + "?info_hash=" + HASH)
                        .requireDict("files")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"/", "''", "*", "/announcex", "/x/y/announce", "/announce/", "http://tracker.example", "announce", "?"})
    void other_paths_are_not_found(String target) {
        assertThat(respond(ALICE, target).status()).isEqualTo(404);
    }

    @Test
    void without_kept_ids_dictionaries_have_none() throws BencodeException {
        HttpResponder forgetful = new HttpResponder(
                new TrackerService(
                        new SharedRegistry(SwarmSettings.defaults().withPeerIds(false), 1),
                        Admission.OPEN,
                        AccessLog.OFF,
                        new RandomStream(1),
                        () -> 0L),
                Pages.NONE);
        forgetful.respond("/announce?" + IDS + "1&port=1", "", Sender.at(ALICE));
        HttpReply reply = forgetful.respond("/announce?" + IDS + "2&port=1&compact=0", "", Sender.at(BOB));
        BDict peer = read(reply).requireList("peers").requireDict(0);
        assertThat(peer.keys()).containsExactly(BBytes.of("ip"), BBytes.of("port"));
    }

    @Test
    void a_scrape_names_a_bounded_number_of_torrents_and_tells_when_to_come_back() throws BencodeException {
        StringBuilder target = new StringBuilder("/scrape?x=1");
        for (int i = 0; i < HttpResponder.MAX_SCRAPED; i++) {
            target.append("&info_hash=aaaaaaaaaaaaaaaaa").append(100 + i);
        }
        BDict reply = get(ALICE, target.toString());
        assertThat(reply.requireDict("files").size()).isEqualTo(HttpResponder.MAX_SCRAPED);
        assertThat(reply.requireDict("flags").requireInteger("min_request_interval"))
                .isEqualTo(900);
        target.append("&info_hash=bbbbbbbbbbbbbbbbbbbb");
        assertThat(get(ALICE, target.toString()).requireText("failure reason"))
                .isEqualTo("a scrape names at most 100 torrents");
    }

    @Test
    void a_sender_who_is_in_doubt_may_read_pages_alone_and_a_garbled_one_nothing() throws BencodeException {
        Sender unnamed = new Sender(ALICE, Optional.of("who asks?"), false);
        assertThat(read(responder.respond("/announce?" + IDS + "1&port=1", "", unnamed))
                        .requireText("failure reason"))
                .isEqualTo("who asks?");
        assertThat(read(responder.respond("/scrape?info_hash=" + HASH, "", unnamed))
                        .requireText("failure reason"))
                .isEqualTo("who asks?");
        assertThat(responder.respond("/stats", "", unnamed).status()).isEqualTo(404);
        assertThat(responder
                        .respond("/stats", "", new Sender(ALICE, Optional.of("who asks?"), true))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void who_asks_too_often_is_told_when_to_ask_again() throws BencodeException {
        BDict reply = read(responder.tooFrequent());
        assertThat(reply.requireText("failure reason")).isEqualTo("too many requests");
        assertThat(reply.requireInteger("retry in")).as("minutes").isEqualTo(15);
    }

    @Test
    void a_scrape_tells_of_every_torrent_named_once_and_in_order() throws BencodeException {
        announce(ALICE, "1&port=1&left=0&event=completed");
        announce(BOB, "2&port=1&left=3");
        BDict reply = get(BOB, "/scrape?info_hash=zzzzzzzzzzzzzzzzzzzz&info_hash=" + HASH + "&info_hash=" + HASH);
        BDict files = reply.requireDict("files");
        assertThat(files.size()).isEqualTo(2);
        BDict torrent = (BDict) files.get(files.keys().get(0)).orElseThrow();
        assertThat(torrent)
                .isEqualTo(BDict.builder()
                        .put("complete", 1)
                        .put("downloaded", 1)
                        .put("incomplete", 1)
                        .build());
        assertThat(files.requireDict("zzzzzzzzzzzzzzzzzzzz").requireInteger("complete"))
                .isZero();
    }

    @Test
    void an_unknown_path_is_told_in_a_line() {
        HttpReply reply = respond(ALICE, "/stats?x=1");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(StandardCharsets.UTF_8.decode(reply.body()).toString())
                .isEqualTo("This is a BitTorrent tracker: it answers /announce and /scrape.\n");
        assertThat(service.counts().refused(Protocol.HTTP, Refusal.NOT_FOUND)).isEqualTo(1);
    }

    @Test
    void random_targets_are_answered() throws BencodeException {
        RandomStream random = new RandomStream(8);
        String[] parts = {
            "/announce?", "/scrape?", "&", "=", IDS, "1", "&port=", "&left=", "%", "\u00ff", "-", "compact=0", "x"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder target = new StringBuilder(parts[random.nextInt(2)]);
            for (int count = random.nextInt(9); count > 0; count--) {
                target.append(parts[random.nextInt(parts.length)]);
            }
            assertThat(get(ALICE, target.toString()).size())
                    .as(target.toString())
                    .isPositive();
        }
    }

    private HttpReply respond(Endpoint sender, String target) {
        return responder.respond(target, "", Sender.at(sender));
    }

    private BDict announce(Endpoint sender, String lastOfIdAndRest) throws BencodeException {
        return get(sender, "/announce?" + IDS + lastOfIdAndRest);
    }

    private BDict get(Endpoint sender, String target) throws BencodeException {
        HttpReply reply = respond(sender, target);
        return read(reply);
    }

    private static BDict read(HttpReply reply) throws BencodeException {
        byte[] body = new byte[reply.body().remaining()];
        reply.body().get(body);
        return BencodeReader.strict(100_000).readDict(body);
    }
}

package io.swarmbed.engine.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest.Event;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HttpTrackerClientTest {
    private static final long TIMEOUT = 30_000_000_000L;

    private final FakeTime time = new FakeTime();
    private final List<AnnounceOutcome> outcomes = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Consumer<HttpTransport.Result>> waiting = new ArrayList<>();
    private int cancelled;
    private List<PeerAddress> addresses = List.of(PeerAddress.ofIpv4(1, 80));
    private final HttpTrackerClient client = new HttpTrackerClient(
            new FakeHttp(),
            (host, port, result) -> result.accept(new HostResolver.Resolution(addresses, "no such host: " + host)),
            time,
            time,
            TIMEOUT);

    private final class FakeHttp implements HttpTransport {
        @Override
        public Runnable get(TrackerUrl url, String target, List<PeerAddress> at, Consumer<Result> result) {
            requests.add(url.scheme() + " " + url.hostHeader() + " " + target.replaceFirst("info_hash.*", "…"));
            waiting.add(result);
            return () -> cancelled++;
        }

        @Override
        public void close() {}
    }

    @Test
    void a_reply_is_answered() {
        announce("http://t/announce");
        reply(200, "", "d8:intervali5e5:peers0:e");
        assertThat(requests).containsExactly("HTTP t /announce?…");
        assertThat(outcomes).containsExactly(new AnnounceOutcome.Success(List.of(), 5, 0, -1, -1));
        assertThat(time.alarmsSet()).isZero();
    }

    @Test
    void redirects_are_followed_and_their_query_is_kept() {
        announce("http://t/announce");
        reply(302, "https://u:444/else?x=1", "");
        reply(301, "/again", "");
        reply(200, "", "d5:peers0:e");
        assertThat(requests).containsExactly("HTTP t /announce?…", "HTTPS u:444 /else?x=1", "HTTPS u:444 /again");
        assertThat(outcomes.get(0)).isInstanceOf(AnnounceOutcome.Success.class);
    }

    @Test
    void redirects_end() {
        announce("http://t/announce");
        for (int i = 0; i < 6; i++) {
            reply(302, "/announce", "");
        }
        assertThat(outcomes).containsExactly(new AnnounceOutcome.Failure("more than 5 redirects"));
    }

    @Test
    void redirects_to_nowhere_are_failures() {
        for (String location : List.of("udp://t:1/announce", "ftp://t/", "http://", "http://a b/", "::")) {
            announce("http://t/announce");
            reply(302, location, "");
        }
        assertThat(outcomes).hasSize(5).allMatch(outcome -> outcome instanceof AnnounceOutcome.Failure);
    }

    @Test
    void a_status_is_told_with_the_reason_that_comes_with_it() {
        announce("http://t/announce");
        reply(503, "", "<html>");
        announce("http://t/announce");
        reply(403, "", "d14:failure reason5:no!!!e");
        assertThat(outcomes)
                .containsExactly(
                        new AnnounceOutcome.Failure("HTTP status 503"),
                        new AnnounceOutcome.Failure("HTTP status 403: no!!!"));
    }

    @Test
    void no_answer_in_time_is_a_failure_and_a_late_one_is_ignored() {
        announce("http://t/announce");
        time.pass(30);
        reply(200, "", "d5:peers0:e");
        assertThat(outcomes).containsExactly(new AnnounceOutcome.Failure("no answer within 30 s"));
        assertThat(cancelled).isEqualTo(1);
    }

    @Test
    void a_name_that_is_not_found_is_a_failure() {
        addresses = List.of();
        announce("http://t/announce");
        assertThat(outcomes).containsExactly(new AnnounceOutcome.Failure("no such host: t"));
    }

    @Test
    void closing_fails_what_is_under_way() {
        announce("http://t/announce");
        client.close();
        assertThat(outcomes).containsExactly(new AnnounceOutcome.Failure("the peer is closing"));
    }

    @Test
    void a_url_that_does_not_end_in_announce_cannot_be_scraped() {
        List<ScrapeOutcome> scrapes = new ArrayList<>();
        client.scrape(TrackerUrl.parse("http://t/x"), List.of(Requests.TORRENT), scrapes::add);
        assertThat(scrapes)
                .containsExactly(
                        new ScrapeOutcome.Failure("its URL does not end in /announce, so that it cannot be scraped"));
        client.scrape(TrackerUrl.parse("http://t/announce"), List.of(Requests.TORRENT), scrapes::add);
        assertThat(requests).containsExactly("HTTP t /scrape?…");
    }

    private void announce(String url) {
        client.announce(TrackerUrl.parse(url), Requests.announce(Event.NONE), outcomes::add);
    }

    private void reply(int status, String location, String body) {
        Optional<String> to = location.isEmpty() ? Optional.empty() : Optional.of(location);
        waiting.get(waiting.size() - 1).accept(new HttpTransport.Result.Reply(status, to, BBytes.of(body)));
    }
}

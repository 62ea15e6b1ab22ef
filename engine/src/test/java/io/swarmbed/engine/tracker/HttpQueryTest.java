package io.swarmbed.engine.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.AnnounceRequest.Event;
import io.swarmbed.engine.meta.InfoHash;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpQueryTest {
    private static final String HASH = "%00%11%223DUfw%88%99%AA%BB%CC%DD%EE%FF%2B~A%FF";

    @Test
    void an_announce_escapes_bytes_and_names_the_event() {
        assertThat(HttpQuery.announce(TrackerUrl.parse("http://t/announce"), Requests.announce(Event.STARTED)))
                .isEqualTo("/announce?info_hash=" + HASH + "&peer_id=-SB0100-abcdefghijkl&port=6881&uploaded=10"
                        + "&downloaded=20&left=30&compact=1&numwant=50&key=DEADBEEF&event=started");
    }

    @Test
    void a_regular_announce_names_no_event() {
        assertThat(HttpQuery.announce(TrackerUrl.parse("http://t/announce"), Requests.announce(Event.NONE)))
                .doesNotContain("event");
    }

    @Test
    void parameters_of_the_url_are_kept() {
        assertThat(HttpQuery.announce(TrackerUrl.parse("http://t/a?pass=1"), Requests.announce(Event.NONE)))
                .startsWith("/a?pass=1&info_hash=%00");
        assertThat(HttpQuery.announce(TrackerUrl.parse("http://t?pass=1&"), Requests.announce(Event.NONE)))
                .startsWith("/?pass=1&info_hash=%00");
        assertThat(HttpQuery.announce(TrackerUrl.parse("http://t"), Requests.announce(Event.NONE)))
                .startsWith("/?info_hash=%00");
    }

    @Test
    void a_scrape_names_every_torrent() {
        TrackerUrl url = TrackerUrl.parse("http://t/announce").scrapeUrl().orElseThrow();
        String zeros = "%00".repeat(20);
        assertThat(HttpQuery.scrape(url, List.of(Requests.TORRENT, new InfoHash(0, 0, 0))))
                .isEqualTo("/scrape?info_hash=" + HASH + "&info_hash=" + zeros);
    }
}

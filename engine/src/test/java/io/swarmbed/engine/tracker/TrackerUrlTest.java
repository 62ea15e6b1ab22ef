package io.swarmbed.engine.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://t.example/announce, HTTP, t.example, 80, /announce",
        "HTTPS://t.example/x/announce?key=1#top, HTTPS, t.example, 443, /x/announce?key=1",
        "http://127.0.0.1:6969/announce, HTTP, 127.0.0.1, 6969, /announce",
        "udp://[::1]:6969/announce, UDP, ::1, 6969, /announce",
        "udp://tracker_1.example:1337, UDP, tracker_1.example, 1337, ''",
        "http://t.example?id=3, HTTP, t.example, 80, ?id=3",
    })
    void a_url_is_taken_apart(String text, TrackerUrl.Scheme scheme, String host, int port, String target) {
        assertThat(TrackerUrl.parse(text)).isEqualTo(new TrackerUrl(scheme, host, port, target, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t.example/announce",
                "wss://t.example/announce",
                "udp://t.example/announce",
                "http:///announce",
                "http://t.example:0/",
                "http://t.example:65536/",
                "http://t.example:x/",
                "http://user:secret@t.example/",
                "http://[::1/announce",
                "http://[t.example]/announce",
                "http://t.example/a b",
                "http://t.example/a\r\nHost: b",
            })
    void what_is_no_tracker_is_refused_with_a_line(String text) {
        assertThatThrownBy(() -> TrackerUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("[^\\r\\n]{5,200}");
    }

    @ParameterizedTest
    @CsvSource({
        "http://t/announce, /scrape",
        "http://t/x/announce, /x/scrape",
        "http://t/announce.php?a=/b, /scrape.php?a=/b",
        "http://t/announce/x, ",
        "http://t/a, ",
        "http://t, ",
    })
    void the_scrape_url_stands_beside_the_announce_url(String announce, String scrape) {
        assertThat(TrackerUrl.parse(announce)
                        .scrapeUrl()
                        .map(TrackerUrl::target)
                        .orElse(null))
                .isEqualTo(scrape);
    }

    @Test
    void random_text_is_parsed_or_refused() {
        RandomStream random = new RandomStream(4);
        String alphabet = "htpsud:/[].0123456789?#&=%a-";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://" : "");
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(TrackerUrl.parse(text.toString()).port()).isBetween(1, 65_535);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("[ -~]+");
            }
        }
    }
}

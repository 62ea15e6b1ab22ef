package io.swarmbed.tracker.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.swarmbed.tracker.net.Networks;
import io.swarmbed.tracker.service.Page;
import io.swarmbed.tracker.service.PageRequest;
import io.swarmbed.tracker.swarm.Endpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusPagesTest {
    private static final Endpoint HERE = Endpoint.ofIpv4(0x7F000001, 0);
    private static final Endpoint STRANGER = Endpoint.ofIpv4(0x08080808, 0);

    private final Figures figures = new Figures().fill();
    private final StatusPages pages = pages(StatusSettings.defaults());

    @Test
    void only_the_named_networks_read_the_figures_and_all_the_health() {
        for (String path : List.of("/metrics", "/stats", "/stats.json")) {
            assertThat(page(path, "", HERE).status()).isEqualTo(200);
            assertThat(page(path, "", STRANGER).status()).isEqualTo(403);
        }
        assertThat(page("/healthz", "", STRANGER).text()).isEqualTo("ok\n");
        assertThat(pages.page(new PageRequest("/stats/", "", HERE))).isEmpty();
    }

    @Test
    void the_health_can_be_for_readers_alone() {
        StatusPages strict = pages(StatusSettings.defaults()
                .withReaders(Networks.parse(List.of("8.8.8.0/24")))
                .withHealthForAll(false));
        assertThat(strict.page(new PageRequest("/healthz", "", HERE))
                        .orElseThrow()
                        .status())
                .isEqualTo(403);
        assertThat(strict.page(new PageRequest("/stats", "", STRANGER))
                        .orElseThrow()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_thread_that_hangs_and_a_stop_make_the_tracker_unhealthy() {
        List<Runnable> unanswered = new ArrayList<>();
        LoopProbe probe = new LoopProbe(unanswered::add, figures.clock::get);
        probe.ask();
        figures.clock.addAndGet(6 * Figures.SECOND);
        probe.ask();
        assertThat(unanswered).hasSize(1);
        assertThat(probe.lagNanos()).isEqualTo(6 * Figures.SECOND);
        unanswered.get(0).run();
        assertThat(probe.lagNanos()).isEqualTo(6 * Figures.SECOND);
        probe.ask();
        unanswered.get(1).run();
        assertThat(probe.lagNanos()).isZero();

        figures.monitor.stopping();
        Page page = page("/healthz", "", HERE);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).isEqualTo("stopping\n");
    }

    @Test
    void programs_get_json_and_browsers_a_page() throws IOException {
        Page json = page("/stats", "application/json", HERE);
        assertThat(json.contentType()).isEqualTo("application/json");
        assertThat(page("/stats", "text/html,application/json;q=0.9", HERE).contentType())
                .startsWith("text/html");
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json.text())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    names.add(parser.currentName());
                }
            }
        }
        assertThat(names)
                .contains("version", "uptime_seconds", "largest_swarms", "announces_per_second", "too_frequent");
        assertThat(json.text()).contains("\"ipv6\" : 1", "\"seeds\" : 3");
    }

    @Test
    void the_page_lists_the_largest_swarms_in_falling_order_and_needs_nothing_from_elsewhere() {
        String html = page("/stats", "", HERE).text();
        assertThat(html.indexOf("0001</td>")).isPositive().isLessThan(html.indexOf("0002</td>"));
        assertThat(html).contains("up 0 s", "20 dropped", "Too frequent", "</html>");
        assertThat(html).doesNotContain("{{", "<script", "http://", "https://", "null");
    }

    @Test
    void the_lists_that_the_tracker_goes_by_are_shown_with_their_trouble() {
        assertThat(page("/stats.json", "", HERE).text())
                .contains(
                        "\"entries\" : 12",
                        "\"loads\" : 3",
                        "\"last_read\" : \"2026-01-02T03:04:06Z\"",
                        "\"problem\" : \"allow.txt:2: wrong\"");
        assertThat(page("/stats", "", HERE).text())
                .contains(
                        "The list allow",
                        "12 torrents, read 2026-01-02 03:04 UTC; its file as it is now cannot be used",
                        ">1 passkey, read");
    }

    @Test
    void a_course_is_drawn_once_there_are_two_points() {
        assertThat(page("/stats", "", HERE).text()).doesNotContain("<svg");
        for (int second = 0; second < 60; second++) {
            figures.monitor.announces().sample(second * 100L, second * Figures.SECOND);
        }
        assertThat(page("/stats", "", HERE).text()).contains("<svg", "at most 100", "50 s ago");
    }

    private StatusPages pages(StatusSettings settings) {
        return new StatusPages(settings, "1.2.3", figures::stats, figures.monitor.announces());
    }

    private Page page(String path, String accept, Endpoint reader) {
        return Optional.of(pages)
                .flatMap(all -> all.page(new PageRequest(path, accept, reader)))
                .orElseThrow();
    }
}

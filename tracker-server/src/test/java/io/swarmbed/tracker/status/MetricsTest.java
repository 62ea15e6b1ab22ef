package io.swarmbed.tracker.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-z_]+) [^\\n]+");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z_]+) (counter|gauge|histogram)");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_]+)((?:\\{[a-z]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"(?:,[a-z]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\")*})?) (-?[0-9]+(?:\\.[0-9]+)?)");

    private final String metrics = Metrics.of(new Figures().fill().stats(), "1.0 \"odd\\name\"\n");

    @Test
    void every_line_is_in_the_text_format_and_every_sample_belongs_to_the_metric_before_it() {
        assertThat(metrics).endsWith("\n");
        Set<String> samples = new HashSet<>();
        List<String> names = new ArrayList<>();
        String helped = "";
        String type = "";
        for (String line : metrics.split("\n", -1)) {
            Matcher help = HELP.matcher(line);
            Matcher typed = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                helped = help.group(1);
                assertThat(names).doesNotContain(helped);
                names.add(helped);
            } else if (typed.matches()) {
                assertThat(typed.group(1)).isEqualTo(helped);
                type = typed.group(2);
                assertThat(helped.endsWith("_total")).isEqualTo(type.equals("counter"));
            } else if (!line.isEmpty()) {
                assertThat(sample.matches()).as(line).isTrue();
                String name = type.equals("histogram")
                        ? sample.group(1).replaceFirst("_(bucket|sum|count)$", "")
                        : sample.group(1);
                assertThat(name).as(line).isEqualTo(helped);
                assertThat(samples.add(sample.group(1) + sample.group(2)))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(names).hasSizeGreaterThan(20);
    }

    @Test
    void what_was_asked_and_who_is_known_is_counted() {
        assertThat(metrics.lines())
                .contains(
                        "swarmbed_tracker_announces_total{protocol=\"udp\",event=\"started\"} 5",
                        "swarmbed_tracker_announces_total{protocol=\"http\",event=\"started\"} 4",
                        "swarmbed_tracker_announces_total{protocol=\"http\",event=\"none\"} 0",
                        "swarmbed_tracker_scrapes_total{protocol=\"http\"} 1",
                        "swarmbed_tracker_connects_total{protocol=\"udp\"} 1",
                        "swarmbed_tracker_refused_total{protocol=\"udp\",reason=\"too-frequent\"} 1",
                        "swarmbed_tracker_received_bytes_total{protocol=\"udp\"} 98",
                        "swarmbed_tracker_torrents 3",
                        "swarmbed_tracker_seeds 3",
                        "swarmbed_tracker_leechers 6",
                        "swarmbed_tracker_peers{family=\"ipv4\"} 8",
                        "swarmbed_tracker_peers{family=\"ipv6\"} 1",
                        "swarmbed_tracker_http_connections 7",
                        "swarmbed_tracker_access_log_lines_total{outcome=\"dropped\"} 20",
                        "swarmbed_tracker_snapshot_duration_seconds 0.25",
                        "swarmbed_tracker_list_entries{list=\"allow\"} 12",
                        "swarmbed_tracker_list_read_timestamp_seconds{list=\"allow\"} 1767323046",
                        "swarmbed_tracker_list_stale{list=\"allow\"} 1",
                        "swarmbed_tracker_list_stale{list=\"passkeys\"} 0",
                        "swarmbed_tracker_announce_duration_seconds_bucket{le=\"0.000001\"} 1",
                        "swarmbed_tracker_announce_duration_seconds_bucket{le=\"+Inf\"} 1",
                        "swarmbed_tracker_announce_duration_seconds_count 1");
        assertThat(metrics).contains("version=\"1.0 \\\"odd\\\\name\\\"\\n\"");
    }
}

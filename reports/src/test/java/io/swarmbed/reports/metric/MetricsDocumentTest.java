package io.swarmbed.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class MetricsDocumentTest {
    private static final Pattern NAMED = Pattern.compile("\\| `([a-z0-9-]+)` \\|.*");

    private static String beginning(Metric metric) {
        String unit = metric.unit().symbol().isEmpty() ? "–" : metric.unit().symbol();
        String of = metric.ofSwarm() ? "swarm" : "groups";
        String across = metric.across().map(how -> ": " + how.word()).orElse("");
        String kind = across.isEmpty() ? of : metric.ofPeers() ? "peers" : "(pairs|regions)";
        return Pattern.quote("| `" + metric.word() + "` | " + unit + " | ")
                + kind
                + Pattern.quote(across + " | " + metric.definition() + " | ");
    }

    @Test
    void every_metric_stands_in_the_document_once_as_it_is_defined_here() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("../docs/metrics.md")).stream()
                .filter(line -> NAMED.matcher(line).matches())
                .toList();
        for (Metric metric : Metric.all()) {
            assertThat(rows)
                    .as("row of %s, which begins with %s", metric.word(), beginning(metric))
                    .filteredOn(row ->
                            Pattern.compile(beginning(metric)).matcher(row).lookingAt())
                    .hasSize(1);
        }
        assertThat(rows).hasSameSizeAs(Metric.all());
    }
}

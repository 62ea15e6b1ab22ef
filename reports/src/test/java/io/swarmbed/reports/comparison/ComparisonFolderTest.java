package io.swarmbed.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.reports.table.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonFolderTest {
    @TempDir
    private Path folder;

    private ComparisonFolder written(ComparisonWriter writer) throws Exception {
        return writer.write(
                folder,
                List.of("all", "home"),
                List.of(Metric.COMPLETION_TIME, Metric.COMPLETED),
                (variant, seed, group, metric) -> OptionalDouble.of(seed + variant.size()));
    }

    private static List<String> names(ComparisonFolder folder) {
        return folder.variants().stream().map(Variant::name).toList();
    }

    @Test
    void numbers_are_found_by_variant_seed_group_and_metric() throws Exception {
        ComparisonFolder read = written(new ComparisonWriter()
                .vary("home.picker", "rarest-first", "random")
                .seeds(3)
                .fault(1, 2));
        assertThat(read.groups()).containsExactly("home", "all");
        assertThat(read.downloadingGroups()).containsExactly("home");
        assertThat(names(read)).containsExactly("rarest-first", "random");
        Variant random = read.variants().get(1);
        assertThat(read.value(random, 3, "home", Metric.COMPLETION_TIME, Optional.empty()))
                .hasValue(4);
        assertThat(read.value(random, 2, "home", Metric.COMPLETION_TIME, Optional.empty()))
                .isEmpty();
        assertThat(read.values(random, "home", Metric.COMPLETED, Optional.empty()))
                .containsExactly(2.0, 4.0);
        assertThat(read.leftOut()).extracting(ComparedRun::fault).containsExactly("time is over");
        assertThat(read.folder(read.leftOut().get(0))).isEqualTo(folder.resolve("runs/1-2"));
    }

    @Test
    void variants_are_called_by_what_sets_them_apart() throws Exception {
        assertThat(names(written(new ComparisonWriter()
                        .vary("origin.up", "1 Mbit/s", "2 Mbit/s")
                        .vary("home.picker", "random", "{name: window, window: 64}")
                        .seeds(1))))
                .containsExactly(
                        "up=1 Mbit/s, random",
                        "up=1 Mbit/s, window (window: 64)",
                        "up=2 Mbit/s, random",
                        "up=2 Mbit/s, window (window: 64)");
        assertThat(names(written(new ComparisonWriter()
                        .vary("a.extensions.fast", "on", "off")
                        .vary("b.extensions.fast", "on", "off")
                        .paired()
                        .seeds(1))))
                .containsExactly(
                        "a.extensions.fast=on, b.extensions.fast=on", "a.extensions.fast=off, b.extensions.fast=off");
        assertThat(names(written(new ComparisonWriter().seeds(1)))).containsExactly("made-up");
    }

    @Test
    void each_axis_is_asked_about_with_the_others_held() throws Exception {
        ComparisonFolder read = written(new ComparisonWriter()
                .vary("origin.up", "1 Mbit/s", "2 Mbit/s")
                .vary("home.picker", "rarest-first", "random", "sequential")
                .reference(Map.of("home.picker", "random"))
                .seeds(1));
        assertThat(read.reference().name()).isEqualTo("up=1 Mbit/s, random");
        assertThat(read.design().factors()).extracting(Design.Factor::path).containsExactly("origin.up", "home.picker");
        assertThat(read.design().factors().get(1).contrasts())
                .extracting(contrast ->
                        contrast.variant().name() + " | " + contrast.reference().name())
                .containsExactly(
                        "up=1 Mbit/s, rarest-first | up=1 Mbit/s, random",
                        "up=2 Mbit/s, rarest-first | up=2 Mbit/s, random",
                        "up=1 Mbit/s, sequential | up=1 Mbit/s, random",
                        "up=2 Mbit/s, sequential | up=2 Mbit/s, random");
    }

    @Test
    void a_folder_of_another_kind_or_schema_is_said_to_be_one() throws Exception {
        assertThatThrownBy(() -> ComparisonFolder.read(folder.resolve("none")))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("not a folder");
        assertThatThrownBy(() -> ComparisonFolder.read(folder)).hasMessageContaining("there is no compare.json");
        Files.writeString(folder.resolve("run.json"), "{\"schema\": 1}");
        assertThatThrownBy(() -> ComparisonFolder.read(folder)).hasMessageContaining("the folder of one run");
        Files.delete(folder.resolve("run.json"));
        Files.writeString(folder.resolve("compare.json"), "{\"schema\": 1}");
        assertThatThrownBy(() -> ComparisonFolder.read(folder))
                .hasMessageContaining("schema 1, but this version reads schema 2");
        assertThatThrownBy(() -> RunFolder.read(folder)).hasMessageContaining("the folder of a comparison");
        Files.writeString(folder.resolve("compare.json"), "{\"schema\": 2, \"variants\": [{}]}");
        assertThatThrownBy(() -> ComparisonFolder.read(folder)).hasMessageContaining("there is no runs.csv");
        Files.writeString(folder.resolve("compare.json"), "{\"schema\": 2, \"variants\": 7}");
        assertThatThrownBy(() -> ComparisonFolder.read(folder)).hasMessageContaining("variants is not a list");
    }
}

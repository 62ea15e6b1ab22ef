package io.swarmbed.simulator.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.ComparisonIndex;
import io.swarmbed.reports.comparison.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes what several comparisons leave above their folders: {@code index.json} and {@code verdicts.csv}. */
public final class IndexFiles {
    private IndexFiles() {}

    /** What there is and what became of the expectations, by comparison. @return what was written */
    public static ObjectNode write(
            Path folder, String command, String version, boolean complete, List<ComparisonFolder> comparisons)
            throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", ComparisonIndex.SCHEMA).put("command", command).put("version", version);
        root.put("complete", complete);
        for (ComparisonFolder comparison : comparisons) {
            ObjectNode node = root.withArray("/comparisons").addObject();
            node.put("folder", String.valueOf(comparison.path().getFileName()));
            node.put("name", comparison.info().name());
            node.put("paper", comparison.info().paper());
            for (Verdict.Status status : Verdict.Status.values()) {
                node.put(
                        status.word().replace(' ', '_'),
                        comparison.verdicts().stream()
                                .filter(verdict -> verdict.status() == status)
                                .count());
            }
            node.put("runs", comparison.runs().size());
            node.put("left_out", comparison.leftOut().size());
        }
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(folder.resolve(ComparisonIndex.FILE), json.writeValueAsString(root) + "\n");
        table(folder, comparisons);
        return root;
    }

    private static void table(Path folder, List<ComparisonFolder> comparisons) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader(
                        "comparison",
                        "claim",
                        "published",
                        "what",
                        "where",
                        "expected",
                        "measured",
                        "verdict",
                        "seeds",
                        "note")
                .get();
        try (Writer file = Files.newBufferedWriter(folder.resolve("verdicts.csv"), StandardCharsets.UTF_8);
                CSVPrinter printer = format.print(file)) {
            for (ComparisonFolder comparison : comparisons) {
                for (Verdict verdict : comparison.verdicts()) {
                    printer.printRecord(
                            comparison.path().getFileName(),
                            verdict.claim(),
                            verdict.published(),
                            verdict.subject(),
                            verdict.where(),
                            verdict.expected(),
                            verdict.measured(),
                            verdict.status().word(),
                            verdict.seeds(),
                            verdict.note());
                }
            }
        }
    }
}

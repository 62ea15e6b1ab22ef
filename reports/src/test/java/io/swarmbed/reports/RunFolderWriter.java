package io.swarmbed.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.reports.stats.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Writes a {@link ToySwarm} as a run folder of the documented form. */
final class RunFolderWriter {
    private static final int MOST_RECORDED = 500;
    private static final int SAMPLE = 200;

    private final ToySwarm swarm;
    private final TreeSet<Integer> recorded = new TreeSet<>();
    private String name = "toy-swarm";
    private String world = "virtual";
    private boolean trustworthy = true;
    private final List<String> warnings = new ArrayList<>();

    RunFolderWriter(ToySwarm swarm) {
        this.swarm = swarm;
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, swarm.nodes.size()).boxed().toList());
        if (sampled()) {
            Collections.shuffle(numbers, new Random(11));
            numbers = numbers.subList(0, SAMPLE);
        }
        recorded.addAll(numbers);
    }

    RunFolderWriter named(String scenario, String inWorld) {
        name = scenario;
        world = inWorld;
        return this;
    }

    RunFolderWriter untrustworthy(String warning) {
        trustworthy = false;
        warnings.add(warning);
        return this;
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("scenario.yaml"), scenario());
        Files.writeString(folder.resolve("run.json"), json());
        Files.write(folder.resolve("peers.csv"), peers());
        List<String> samples = new ArrayList<>(List.of("time_s,group,metric,value"));
        samples.addAll(swarm.samples);
        Files.write(folder.resolve("samples.csv"), samples);
        List<String> availability = new ArrayList<>(List.of("time_s,piece_from,piece_to,copies_mean"));
        availability.addAll(swarm.availability);
        Files.write(folder.resolve("availability.csv"), availability);
        Files.write(folder.resolve("pieces.csv"), pieces());
        Files.write(folder.resolve("pairs.csv"), pairs());
        List<String> chokes = new ArrayList<>(List.of("time_s,from,to,kind"));
        chokes.addAll(swarm.chokes);
        Files.write(folder.resolve("chokes.csv"), chokes);
    }

    static String quoted(String text) {
        return text.matches("[^\",\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private boolean sampled() {
        return swarm.nodes.size() > MOST_RECORDED;
    }

    private String scenario() {
        StringBuilder yaml = new StringBuilder("name: " + name + "\nseed: 42\npeers:\n");
        for (ToySwarm.Group group : swarm.groups) {
            yaml.append("  - {name: ")
                    .append(group.name())
                    .append(", count: ")
                    .append(group.peers())
                    .append(", up: ")
                    .append((long) group.up())
                    .append(" B/s}  # <b>not markup</b>\n");
        }
        return yaml.toString();
    }

    private List<String> peers() {
        List<String> rows = new ArrayList<>(List.of("peer,name,group,address,complete_at_start,join_s,first_piece_s,"
                + "complete_s,leave_s,upload_limit_bytes_per_s,download_limit_bytes_per_s,uploaded_bytes,"
                + "uploaded_while_leeching_bytes,downloaded_bytes,wasted_bytes,verified"));
        for (ToySwarm.Node node : swarm.nodes) {
            boolean joined = node.join <= swarm.time;
            rows.add(String.join(
                    ",",
                    String.valueOf(node.number),
                    quoted(node.name),
                    quoted(node.group.name()),
                    "127.0." + node.number / 250 + "." + (node.number % 250 + 1) + ":6881",
                    node.group.complete() ? "1" : "0",
                    joined ? ToySwarm.decimal(node.join) : "",
                    node.pieceTimes.isEmpty()
                            ? ""
                            : ToySwarm.decimal(node.pieceTimes.get(0)[1]),
                    node.complete < 0 ? "" : ToySwarm.decimal(node.complete),
                    "",
                    node.up == 0 ? "" : String.valueOf((long) node.up),
                    "",
                    String.valueOf((long) node.uploaded),
                    String.valueOf((long) node.uploadedWhileLeeching),
                    String.valueOf((long) node.downloaded),
                    String.valueOf((long) node.wasted),
                    node.complete < 0 ? "" : "1"));
        }
        return rows;
    }

    private List<String> pieces() {
        List<String> rows = new ArrayList<>(List.of("peer,piece,time_s"));
        for (int number : recorded) {
            for (double[] piece : swarm.nodes.get(number).pieceTimes) {
                rows.add(number + "," + (int) piece[0] + "," + ToySwarm.decimal(piece[1]));
            }
        }
        return rows;
    }

    private List<String> pairs() {
        List<String> rows = new ArrayList<>(List.of(
                "from,to,present_s,interested_s,unchoked_regular_s,unchoked_optimistic_s,unchoked_seed_s,bytes"));
        new TreeMap<>(swarm.pairs).forEach((key, pair) -> {
            int from = (int) (key >> 32);
            int to = (int) (long) key;
            if (pair.present > 0 && recorded.contains(from) && recorded.contains(to)) {
                rows.add(from + "," + to + "," + ToySwarm.decimal(pair.present) + ","
                        + ToySwarm.decimal(pair.interested) + "," + ToySwarm.decimal(pair.unchoked[0]) + ","
                        + ToySwarm.decimal(pair.unchoked[1]) + "," + ToySwarm.decimal(pair.unchoked[2]) + ","
                        + (long) pair.bytes);
            }
        });
        return rows;
    }

    private String json() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("schema", 1).put("name", name);
        root.put("description", "A toy swarm for looking at charts.").put("scenario", name + ".yaml");
        root.put("world", world).put("seed", 42).put("started", "2026-11-21T13:00:00Z");
        root.putObject("versions")
                .put("swarmbed", "0.1.0")
                .put("java", "17.0.15")
                .put("os", "Linux amd64");
        root.put("command", "swarmbed run scenarios/" + name + ".yaml").put("digest", "9f3c0a");
        root.put("sampled", sampled());
        long expected =
                swarm.nodes.stream().filter(node -> !node.group.complete()).count();
        double[] times = completions().sorted().toArray();
        ObjectNode outcome = root.putObject("outcome");
        outcome.put("reached", times.length == expected)
                .put("stop", times.length == expected ? "all-complete" : "time");
        outcome.put("trustworthy", trustworthy);
        warnings.forEach(outcome.putArray("warnings")::add);
        root.put("duration_s", swarm.time);
        root.putObject("content")
                .put("bytes", (long) swarm.pieces * swarm.pieceBytes)
                .put("piece_bytes", swarm.pieceBytes)
                .put("pieces", swarm.pieces);
        for (ToySwarm.Group group : swarm.groups) {
            root.withArray("groups")
                    .addObject()
                    .put("name", group.name())
                    .put("peers", group.peers())
                    .put("complete", group.complete())
                    .put("picker", "rarest-first")
                    .put("choker", "tit-for-tat");
        }
        double last =
                swarm.nodes.stream().mapToDouble(node -> node.complete).max().orElse(0);
        if (times.length == expected && times.length > 0) {
            root.putObject("bound").put("last_completion_s", last / 1.22);
        } else {
            root.putObject("bound").put("unavailable", "not every peer completed");
        }
        summary(root, times, expected);
        root.putArray("failures");
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private void summary(ObjectNode root, double[] times, long expected) {
        ObjectNode summary = root.putObject("summary");
        summary.put("peers", swarm.nodes.size()).put("completed", times.length).put("expected", expected);
        if (times.length > 0) {
            summary.putObject("completion_s")
                    .put("first", times[0])
                    .put("p50", Distribution.of(completions()).median().orElseThrow())
                    .put("p90", Distribution.of(completions()).quantile(0.9).orElseThrow())
                    .put("last", times[times.length - 1])
                    .put("mean", DoubleStream.of(times).average().orElse(0));
            summary.put("efficiency", 1.22);
        }
        summary.put("goodput_bytes_per_s", 40_000_000)
                .put("uplink_utilisation", 0.93)
                .put("seed_share", 0.12);
        summary.put("wasted_bytes", 16384).put("verified", times.length).put("verify_failed", 0);
    }

    private DoubleStream completions() {
        return swarm.nodes.stream().filter(node -> node.complete >= 0).mapToDouble(node -> node.complete - node.join);
    }

    /** Folders for looking at charts: {@code RunFolderWriter target/charts-gallery}. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        for (Gallery run : Gallery.values()) {
            Path folder = root.resolve(run.name().toLowerCase(Locale.ROOT));
            run.write(folder);
            long before = System.nanoTime();
            RunReport.write(folder, ReportOptions.defaults());
            System.out.println(folder + " " + (System.nanoTime() - before) / 1_000_000 + " ms");
        }
    }
}

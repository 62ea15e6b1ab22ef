package io.swarmbed.reports.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A run folder, read whole.
 *
 * @param scenario the text of {@code scenario.yaml}, empty when it is not there
 * @param peers in order of their numbers
 * @param notes files that were missing or cut short, one sentence each
 */
public record RunFolder(
        RunInfo info,
        String scenario,
        List<Peer> peers,
        Samples samples,
        CopiesGrid copies,
        PieceTimes pieces,
        List<Pair> pairs,
        List<String> notes) {

    /** Only what the numbers of a summary need: {@code run.json} and {@code peers.csv}. */
    public record Outline(RunInfo info, List<Peer> peers, List<String> notes) {}

    /** What a comparison draws of a run: no pieces, and no copies of them. */
    public record Excerpt(RunInfo info, List<Peer> peers, Samples samples, List<Pair> pairs) {}

    /** Reads {@code run.json}, {@code peers.csv}, {@code samples.csv} and {@code pairs.csv}. */
    public static Excerpt excerpt(Path folder) throws ReportException {
        RunInfo info = info(folder);
        CsvTable table = new CsvTable(folder);
        return new Excerpt(info, PeerTable.read(table), Samples.read(table), PairTable.read(table));
    }

    /**
     * Reads every file but {@code chokes.csv}, whose sums are in {@code pairs.csv}.
     *
     * @throws ReportException when a file is there and is not what {@code docs/run-folder.md} says
     */
    public static RunFolder read(Path folder) throws ReportException {
        RunInfo info = info(folder);
        CsvTable table = new CsvTable(folder);
        List<Peer> peers = PeerTable.read(table);
        Samples samples = Samples.read(table);
        CopiesGrid copies = CopiesGrid.read(table);
        PieceTimes pieces = PieceTimes.read(table);
        List<Pair> pairs = PairTable.read(table);
        return new RunFolder(info, scenario(folder), peers, samples, copies, pieces, pairs, table.notes());
    }

    /** Reads {@code run.json} and {@code peers.csv} alone. */
    public static Outline outline(Path folder) throws ReportException {
        RunInfo info = info(folder);
        CsvTable table = new CsvTable(folder);
        return new Outline(info, PeerTable.read(table), table.notes());
    }

    /** The groups in the scenario's order, then any that only the peers name. */
    public List<String> groupNames() {
        return groupNames(info, peers);
    }

    /** Likewise, for what an {@link Outline} holds. */
    public static List<String> groupNames(RunInfo info, List<Peer> peers) {
        Set<String> names = new LinkedHashSet<>();
        info.groups().forEach(group -> names.add(group.name()));
        peers.forEach(peer -> names.add(peer.group()));
        return List.copyOf(names);
    }

    /** Seconds that the run lasted, or, when that was not recorded, until the last thing that was. */
    public double duration() {
        return Math.max(duration(info, peers), samples.lastTime());
    }

    /** Likewise, without looking at samples. */
    public static double duration(RunInfo info, List<Peer> peers) {
        double seen = peers.stream()
                .flatMap(peer -> Stream.of(peer.join(), peer.complete(), peer.leave()))
                .mapToDouble(time -> time.orElse(0))
                .max()
                .orElse(0);
        return Math.max(info.duration().orElse(0), seen);
    }

    /** Seconds since the start of the run at which the last peer completed. */
    public OptionalDouble lastCompletion() {
        return peers.stream()
                .filter(peer -> !peer.completeAtStart() && peer.complete().isPresent())
                .mapToDouble(peer -> peer.complete().getAsDouble())
                .max();
    }

    private static RunInfo info(Path folder) throws ReportException {
        if (!Files.isDirectory(folder)) {
            throw new ReportException(folder + ": not a folder; name one that a run has written");
        }
        return RunInfoReader.read(folder);
    }

    private static String scenario(Path folder) throws ReportException {
        Path file = folder.resolve("scenario.yaml");
        if (!Files.exists(file)) {
            return "";
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ReportException("scenario.yaml: cannot be read as UTF-8 text; restore it or remove it", e);
        }
    }
}

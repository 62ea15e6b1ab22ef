package io.swarmbed.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code pairs.csv}. */
final class PairTable {
    private static final List<String> COLUMNS = List.of(
            "from",
            "to",
            "present_s",
            "interested_s",
            "unchoked_regular_s",
            "unchoked_optimistic_s",
            "unchoked_seed_s",
            "bytes",
            "both_leeching_s",
            "interested_leeching_s",
            "mutual_s",
            "leeching_bytes");

    /** Those after it are not in every run folder. */
    private static final int NEEDED = 8;

    private PairTable() {}

    static List<Pair> read(CsvTable table) throws ReportException {
        List<Pair> pairs = new ArrayList<>();
        table.read("pairs.csv", COLUMNS, NEEDED, row -> pairs.add(pair(row)));
        return List.copyOf(pairs);
    }

    private static Pair pair(CsvRow row) throws ReportException {
        return new Pair(
                row.index(0),
                row.index(1),
                row.optional(2).orElse(0),
                row.optional(3).orElse(0),
                row.optional(4).orElse(0),
                row.optional(5).orElse(0),
                row.optional(6).orElse(0),
                row.optional(7).orElse(0),
                asLeechers(row));
    }

    private static Optional<Pair.AsLeechers> asLeechers(CsvRow row) throws ReportException {
        OptionalDouble present = row.optional(8);
        return present.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pair.AsLeechers(
                        present.getAsDouble(),
                        row.optional(9).orElse(0),
                        row.optional(10).orElse(0),
                        row.optional(11).orElse(0)));
    }
}

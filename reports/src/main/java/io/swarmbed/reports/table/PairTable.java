package io.swarmbed.reports.table;

import java.util.ArrayList;
import java.util.List;

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
            "bytes");

    private PairTable() {}

    static List<Pair> read(CsvTable table) throws ReportException {
        List<Pair> pairs = new ArrayList<>();
        table.read(
                "pairs.csv",
                COLUMNS,
                row -> pairs.add(new Pair(
                        row.index(0),
                        row.index(1),
                        row.optional(2).orElse(0),
                        row.optional(3).orElse(0),
                        row.optional(4).orElse(0),
                        row.optional(5).orElse(0),
                        row.optional(6).orElse(0),
                        row.optional(7).orElse(0))));
        return List.copyOf(pairs);
    }
}

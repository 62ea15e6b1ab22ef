package io.swarmbed.reports.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code peers.csv}. */
final class PeerTable {
    private static final List<String> COLUMNS = List.of(
            "peer",
            "name",
            "group",
            "complete_at_start",
            "join_s",
            "complete_s",
            "leave_s",
            "upload_limit_bytes_per_s",
            "download_limit_bytes_per_s",
            "uploaded_bytes",
            "uploaded_while_leeching_bytes",
            "downloaded_bytes",
            "wasted_bytes",
            "first_piece_s",
            "protocol_sent_bytes",
            "protocol_received_bytes",
            "region",
            "downloaded_elsewhere_bytes",
            "announces_answered",
            "announces_failed",
            "first_peers_s");

    /** Those after it are not in every run folder. */
    private static final int NEEDED = 13;

    private PeerTable() {}

    static List<Peer> read(CsvTable table) throws ReportException {
        List<Peer> peers = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        table.read("peers.csv", COLUMNS, NEEDED, row -> {
            if (!numbers.add(row.index(0))) {
                throw row.wrong(0, "a peer's number that an earlier row has");
            }
            peers.add(peer(row));
        });
        peers.sort(Comparator.comparingInt(Peer::number));
        return List.copyOf(peers);
    }

    private static Peer peer(CsvRow row) throws ReportException {
        int complete = row.index(3);
        if (complete > 1) {
            throw row.wrong(3, "neither 0 nor 1");
        }
        return new Peer(
                row.index(0),
                row.text(1),
                row.text(2),
                complete == 1,
                row.optional(4),
                row.optional(5),
                row.optional(6),
                row.optional(7),
                row.optional(8),
                row.optional(9).orElse(0),
                row.optional(10).orElse(0),
                row.optional(11).orElse(0),
                row.optional(12).orElse(0),
                row.optional(13),
                row.optional(14),
                row.optional(15),
                row.text(16),
                row.optional(17),
                row.optional(18),
                row.optional(19),
                row.optional(20));
    }
}

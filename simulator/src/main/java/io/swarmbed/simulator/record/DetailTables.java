package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.env.Observer.Choking;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The tables of pieces, pairs and chokes, which grow while the run goes on. Peers report on their own threads; one other
 * thread writes.
 */
final class DetailTables implements AutoCloseable {
    private record Piece(int peer, int piece, long at) {}

    private record Choke(int from, int to, Choking kind, long at) {}

    private record Pair(int from, int to, PairRecord times) {}

    private final Journal<Piece> pieces;
    private final Journal<Choke> chokes;
    private final Journal<Pair> pairs;
    private final CsvFile pieceFile;
    private final CsvFile pairFile;
    private final CsvFile chokeFile;

    DetailTables(Path folder, Clock clock) {
        this.pieces = new Journal<>(clock);
        this.chokes = new Journal<>(clock);
        this.pairs = new Journal<>(clock);
        this.pieceFile = new CsvFile(folder, "pieces.csv", "peer", "piece", "time_s");
        this.pairFile = new CsvFile(
                folder,
                "pairs.csv",
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
        this.chokeFile = new CsvFile(folder, "chokes.csv", "time_s", "from", "to", "kind");
    }

    /** A peer has completed a piece, at the time that is returned. */
    long piece(int peer, int piece) {
        return pieces.add(now -> new Piece(peer, piece, now));
    }

    /** One peer treats another so from the time on that is returned. */
    long choke(int from, int to, Choking kind) {
        return chokes.add(now -> new Choke(from, to, kind, now));
    }

    /** Nothing more will pass between the two; the record is not changed any more. */
    void pair(int from, int to, PairRecord times) {
        var unused = pairs.add(now -> new Pair(from, to, times));
    }

    /** Writes what has been reported since the last time. */
    void write() {
        pieces.drain(row -> pieceFile.row(row.peer, row.piece, Decimals.seconds(row.at)));
        pairs.drain(row -> row.times.write(pairFile, row.from, row.to));
        chokes.drain(row -> chokeFile.row(
                Decimals.seconds(row.at), row.from, row.to, row.kind.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void close() {
        pieceFile.close();
        pairFile.close();
        chokeFile.close();
    }
}

package io.swarmbed.simulator.record;

import io.swarmbed.engine.wire.PeerAddress;
import java.nio.file.Path;
import java.util.List;

/** The table of peers, which is written when all of them have stopped. */
final class PeerTable {
    private PeerTable() {}

    static void write(Path folder, List<PeerRecorder> peers) {
        try (CsvFile file = new CsvFile(
                folder,
                "peers.csv",
                "peer",
                "name",
                "group",
                "address",
                "complete_at_start",
                "join_s",
                "first_piece_s",
                "complete_s",
                "leave_s",
                "upload_limit_bytes_per_s",
                "download_limit_bytes_per_s",
                "uploaded_bytes",
                "uploaded_while_leeching_bytes",
                "downloaded_bytes",
                "wasted_bytes",
                "verified",
                "protocol_sent_bytes",
                "protocol_received_bytes",
                "region",
                "downloaded_elsewhere_bytes",
                "announces_answered",
                "announces_failed",
                "first_peers_s")) {
            peers.forEach(peer -> row(file, peer));
        }
    }

    private static void row(CsvFile file, PeerRecorder peer) {
        PeerFacts facts = peer.facts();
        file.row(
                facts.index(),
                facts.name(),
                facts.group(),
                peer.address().map(PeerAddress::toString).orElse(""),
                facts.complete() ? 1 : 0,
                time(peer.joinedAt()),
                time(peer.firstPieceAt()),
                time(peer.completedAt()),
                time(peer.leftAt()),
                limit(facts.uploadBytesPerSecond()),
                limit(facts.downloadBytesPerSecond()),
                peer.uploaded(),
                peer.uploadedWhileLeeching(),
                peer.downloaded(),
                peer.wasted(),
                peer.contentRight().map(right -> right ? "1" : "0").orElse(""),
                known(peer.protocolSent()),
                known(peer.protocolReceived()),
                facts.region(),
                facts.region().isEmpty() ? "" : Long.toString(peer.fromElsewhere()),
                peer.announcesAnswered(),
                peer.announcesFailed(),
                time(peer.firstPeersAt()));
    }

    private static String time(long at) {
        return at == PeerRecorder.NOT_YET ? "" : Decimals.seconds(at);
    }

    private static String limit(long bytesPerSecond) {
        return bytesPerSecond == 0 ? "" : Long.toString(bytesPerSecond);
    }

    private static String known(long bytes) {
        return bytes == PeerRecorder.NOT_YET ? "" : Long.toString(bytes);
    }
}

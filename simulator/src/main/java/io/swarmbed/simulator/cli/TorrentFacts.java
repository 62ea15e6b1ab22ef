package io.swarmbed.simulator.cli;

import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.Metainfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a torrent file says, for {@code --json}. */
final class TorrentFacts {
    private TorrentFacts() {}

    static Map<String, Object> of(Metainfo torrent) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", torrent.name());
        facts.put("infoHash", torrent.infoHash().toString());
        facts.put("totalBytes", torrent.layout().totalLength());
        facts.put("pieceCount", torrent.geometry().pieceCount());
        facts.put("pieceBytes", torrent.geometry().pieceLength());
        facts.put("private", torrent.isPrivate());
        facts.put("trackers", torrent.trackerTiers());
        torrent.comment().ifPresent(text -> facts.put("comment", text));
        torrent.createdBy().ifPresent(program -> facts.put("createdBy", program));
        torrent.creationDate().ifPresent(seconds -> facts.put("created", date(seconds)));
        facts.put("files", files(torrent).stream().map(TorrentFacts::file).toList());
        return facts;
    }

    private static Map<String, Object> file(FileLayout.Entry entry) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("path", entry.path());
        file.put("bytes", entry.length());
        return file;
    }

    /** The files without padding. */
    static List<FileLayout.Entry> files(Metainfo torrent) {
        return torrent.layout().entries().stream()
                .filter(entry -> !entry.padding())
                .toList();
    }

    /** A date as text, or the number when it is beyond what dates are for. */
    static String date(long seconds) {
        long latest = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        return seconds >= 0 && seconds <= latest
                ? Instant.ofEpochSecond(seconds).toString()
                : String.valueOf(seconds);
    }
}

package io.swarmbed.simulator.record;

import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A recorder with a hand-set clock and a few words to script what its peers report. Times are milliseconds. */
final class RecordedSwarm {
    static final long MILLI = 1_000_000L;
    static final long EVERY = 500 * MILLI;

    final SwarmRecorder recorder;
    private final Path folder;
    private final List<PeerFacts> facts;
    private long now;

    /** Peer 0 is complete; all of them upload at 1 kB/s and download without limit. */
    RecordedSwarm(Path folder, int peers, int pieces) {
        this(folder, pieces, facts(peers));
    }

    RecordedSwarm(Path folder, int pieces, List<PeerFacts> facts) {
        this.folder = folder;
        this.facts = facts;
        Map<PeerId, Integer> indices = new HashMap<>();
        facts.forEach(peer -> indices.put(id(peer.index()), peer.index()));
        this.recorder = new SwarmRecorder(folder, pieces, facts, indices, () -> now, EVERY, 42);
    }

    static List<PeerFacts> facts(int peers) {
        List<PeerFacts> facts = new ArrayList<>();
        for (int index = 0; index < peers; index++) {
            String group = index == 0 ? "origin" : "home";
            facts.add(new PeerFacts(index, group + "-" + index, group, index == 0, 1000, 0, ""));
        }
        return facts;
    }

    static PeerId id(int peer) {
        return new PeerId(1, 2, peer);
    }

    static PeerAddress address(int peer) {
        return PeerAddress.ofIpv4(127 << 24 | 1 << 16 | peer << 8 | 1, 6881);
    }

    RecordedSwarm at(long millis) {
        now = millis * MILLI;
        return this;
    }

    PeerRecorder peer(int index) {
        return recorder.peer(index);
    }

    void join(int index) {
        peer(index).joined(address(index));
        peer(index).opened(facts.get(index).complete() ? recorder.pieceCount() : 0);
    }

    void connect(int from, int connection, int to) {
        peer(from).connected(connection, address(to), id(to), true);
    }

    void disconnect(int from, int connection) {
        peer(from).disconnected(connection, CloseReason.REMOTE);
    }

    Progress sample() {
        return recorder.sample(0);
    }

    /** Ends the run and writes everything out. */
    void end(long millis) {
        at(millis);
        recorder.end();
        recorder.finish(now);
        recorder.close();
    }

    /** The rows of a table, without its header. */
    List<String> rows(String file) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(file));
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The samples of one metric as {@code time value}. */
    List<String> samples(String group, String metric) {
        return rows("samples.csv").stream()
                .map(row -> row.split(","))
                .filter(cells -> cells[1].equals(group) && cells[2].equals(metric))
                .map(cells -> cells[0] + " " + cells[3])
                .toList();
    }
}

package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.SeedTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Records one run. Peers report on their own threads through their {@link PeerRecorder}; one other thread calls
 * {@link #sample} at regular times and {@link #finish} once all peers have stopped.
 */
public final class SwarmRecorder implements AutoCloseable {
    /** Up to this many peers everything is recorded. */
    public static final int ALL_DETAILS = 500;

    private static final int SAMPLED_PEERS = 200;
    private static final int MAX_WARNINGS = 50;

    private final Path folder;
    private final int pieceCount;
    private final Clock clock;
    private final Map<PeerId, Integer> indices;
    private final List<PeerRecorder> peers = new ArrayList<>();
    private final AtomicIntegerArray copies;
    private final SortedSet<String> warnings = Collections.synchronizedSortedSet(new TreeSet<>());
    private final Sampler sampler;
    private final boolean sampled;
    private volatile boolean ended;

    /**
     * @param facts every peer, in the order of its index
     * @param indices the index of each peer by its peer id
     * @param clock the time since the start of the run
     * @param everyNanos between samples
     * @param seed draws the peers that are recorded in detail when there are many
     */
    public SwarmRecorder(
            Path folder,
            int pieceCount,
            List<PeerFacts> facts,
            Map<PeerId, Integer> indices,
            Clock clock,
            long everyNanos,
            long seed) {
        this.folder = folder;
        this.pieceCount = pieceCount;
        this.clock = clock;
        this.indices = indices;
        this.copies = new AtomicIntegerArray(pieceCount);
        this.sampled = facts.size() > ALL_DETAILS;
        boolean[] detailed = detailed(facts.size(), seed);
        for (PeerFacts each : facts) {
            peers.add(new PeerRecorder(this, each, clock, detailed[each.index()]));
        }
        this.sampler = new Sampler(folder, peers, copies, everyNanos);
    }

    private static boolean[] detailed(int count, long seed) {
        boolean[] detailed = new boolean[count];
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        if (count > ALL_DETAILS) {
            SeedTree.root(seed).child("recorder").stream().shuffle(order);
        }
        for (int i = 0; i < count && (count <= ALL_DETAILS || i < SAMPLED_PEERS); i++) {
            detailed[order[i]] = true;
        }
        return detailed;
    }

    /** The observer of the peer with this index. */
    public PeerRecorder peer(int index) {
        return peers.get(index);
    }

    List<PeerRecorder> peers() {
        return peers;
    }

    int pieceCount() {
        return pieceCount;
    }

    /** Whether only some peers are recorded in detail. */
    public boolean sampled() {
        return sampled;
    }

    Path folder() {
        return folder;
    }

    OptionalInt indexOf(PeerId id) {
        Integer index = indices.get(id);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * A line for the summary; the same line counts once.
     *
     * @return whether it is new
     */
    public boolean warn(String line) {
        return warnings.size() < MAX_WARNINGS && warnings.add(line);
    }

    /** What was warned of, in alphabetical order. */
    public List<String> warnings() {
        synchronized (warnings) {
            return List.copyOf(warnings);
        }
    }

    void addCopy(int piece) {
        copies.incrementAndGet(piece);
    }

    void addAllCopies() {
        for (int piece = 0; piece < pieceCount; piece++) {
            copies.incrementAndGet(piece);
        }
    }

    void removeCopy(int piece) {
        copies.decrementAndGet(piece);
    }

    void removeAllCopies() {
        for (int piece = 0; piece < pieceCount; piece++) {
            copies.decrementAndGet(piece);
        }
    }

    /**
     * Takes a sample of every group.
     *
     * @param lagNanos by how much real time slipped since the last sample; 0 in virtual time
     */
    public Progress sample(long lagNanos) {
        return sampler.sample(clock.nanos(), lagNanos);
    }

    /** The run is over: what peers do while they stop does not count. */
    public void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    /**
     * Writes the tables of peers, pieces, pairs and chokes.
     *
     * @param end when the run was over
     */
    public void finish(long end) {
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
                "verified")) {
            peers.forEach(peer -> peer.writePeer(file));
        }
        try (CsvFile file = new CsvFile(folder, "pieces.csv", "peer", "piece", "time_s")) {
            peers.forEach(peer -> peer.writePieces(file));
        }
        try (CsvFile file = new CsvFile(
                folder,
                "pairs.csv",
                "from",
                "to",
                "present_s",
                "interested_s",
                "unchoked_regular_s",
                "unchoked_optimistic_s",
                "unchoked_seed_s",
                "bytes")) {
            peers.forEach(peer -> peer.writePairs(file, end));
        }
        try (CsvFile file = new CsvFile(folder, "chokes.csv", "time_s", "from", "to", "kind")) {
            peers.forEach(peer -> peer.writeChokes(file));
        }
    }

    @Override
    public void close() {
        sampler.close();
    }
}

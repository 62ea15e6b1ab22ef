package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.SeedTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

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
    private final Clock clock;
    private final Map<PeerId, Integer> indices;
    private final List<PeerRecorder> peers = new ArrayList<>();
    private final Map<String, GroupTotals> groups = new LinkedHashMap<>();
    private final Availability availability;
    private final SortedSet<String> warnings = Collections.synchronizedSortedSet(new TreeSet<>());
    private final Sampler sampler;
    private final DetailTables tables;
    private final long everyNanos;
    private final boolean sampled;
    private final PeerDetail.Others others = new PeerDetail.Others() {
        @Override
        public boolean hasLeft(int peer) {
            return peers.get(peer).leftAt() != PeerRecorder.NOT_YET;
        }

        @Override
        public long leecherUntil(int peer) {
            return peers.get(peer).leecherUntil();
        }
    };
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
        this.clock = clock;
        this.indices = indices;
        this.everyNanos = everyNanos;
        this.availability = new Availability(folder, pieceCount);
        this.tables = new DetailTables(folder, clock);
        this.sampled = facts.size() > ALL_DETAILS;
        boolean[] detailed = detailed(facts.size(), seed);
        for (PeerFacts each : facts) {
            peers.add(recorder(each, detailed[each.index()]));
        }
        this.sampler = new Sampler(folder, groups.values(), availability, everyNanos);
    }

    private PeerRecorder recorder(PeerFacts facts, boolean detailed) {
        GroupTotals totals = groups.computeIfAbsent(facts.group(), GroupTotals::new);
        if (!facts.complete()) {
            totals.expect();
        }
        Optional<PeerDetail> detail =
                detailed ? Optional.of(new PeerDetail(facts.index(), tables, others)) : Optional.empty();
        return new PeerRecorder(this, facts, totals, detail);
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
        return availability.pieceCount();
    }

    /** Blocks received by all peers, the useless ones included. */
    long blocks() {
        return groups.values().stream()
                .mapToLong(totals -> totals.get(GroupTotals.Count.BLOCKS_RECEIVED))
                .sum();
    }

    long now() {
        return clock.nanos();
    }

    long everyNanos() {
        return everyNanos;
    }

    /** Time between samples at the end of the run, which is longer than at the start in a long one. */
    long lastSpacingNanos() {
        return sampler.spacingNanos();
    }

    /** Whether only some peers are recorded in detail. */
    public boolean sampled() {
        return sampled;
    }

    /** The run folder. */
    public Path folder() {
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

    Availability availability() {
        return availability;
    }

    /**
     * Takes a sample of every group in a world of real time, and writes what peers have reported.
     *
     * @param lagNanos by how much real time slipped since the last sample
     */
    public Progress sample(long lagNanos) {
        tables.write();
        return sampler.sample(clock.nanos(), lagNanos);
    }

    /** The same in virtual time, which nothing is late for. */
    public Progress sample() {
        return sample(Sampler.NO_LAG);
    }

    /** The run is over: what peers do while they stop does not count. */
    public void end() {
        sampler.end(clock.nanos());
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    /**
     * Writes the table of peers, and what is left to write of pieces, pairs and chokes.
     *
     * @param end when the run was over
     */
    public void finish(long end) {
        PeerTable.write(folder, peers);
        peers.forEach(peer -> peer.finish(end));
        tables.write();
    }

    @Override
    public void close() {
        sampler.close();
        availability.close();
        tables.close();
    }
}

package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.virtual.StoreTiming;
import io.swarmbed.simulator.record.Progress;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Disk;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import io.swarmbed.simulator.world.PeerSetup;

/**
 * Notices that a swarm has come to a stop: no content arrived and no piece was verified for so long that every peer has
 * had several chances to find others, to be unchoked, to receive a block over the slowest link and to hash a piece.
 */
final class StallWatch {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long LEAST_NANOS = 600 * NANOS_PER_SECOND;
    private static final int ANNOUNCES = 3;
    private static final int ROUNDS = 30;
    private static final int BLOCKS = 3;
    private static final int PIECES = 3;
    private static final int ROUND_TRIPS = 60;
    private static final long BLOCK_PER_SECOND = PieceGeometry.BLOCK_LENGTH;

    private final long patienceNanos;
    private long lastBytes = -1;
    private double lastFraction;
    /** When something last moved, or the network last changed. */
    private long movedAt;

    StallWatch(Scenario scenario, SwarmPlan plan, PieceGeometry geometry) {
        NetworkRules rules = new NetworkRules(scenario, plan);
        long patience =
                Math.max(LEAST_NANOS, times(ANNOUNCES, scenario.tracker().intervalNanos()));
        for (PeerGroup group : scenario.peers()) {
            patience =
                    Math.max(patience, times(ROUNDS, group.behaviour().choking().roundNanos()));
            patience = Math.max(patience, times(PIECES, pieceNanos(group.disk(), geometry)));
        }
        patience = Math.max(patience, times(ROUND_TRIPS, rules.longestRoundTripNanos()));
        patience = Math.max(patience, times(BLOCKS, rules.longestBlockNanos()));
        for (PeerPlan peer : plan.peers()) {
            long rate = Math.min(peer.uploadBytesPerSecond(), peer.downloadBytesPerSecond());
            patience = Math.max(patience, BLOCKS * PieceGeometry.BLOCK_LENGTH * NANOS_PER_SECOND / rate);
        }
        for (Fault fault : scenario.faults()) {
            if (fault instanceof Fault.LinkChange change) {
                long rate = Math.min(
                        change.upload().orElse(BLOCK_PER_SECOND),
                        change.download().orElse(BLOCK_PER_SECOND));
                patience = Math.max(patience, BLOCKS * PieceGeometry.BLOCK_LENGTH * NANOS_PER_SECOND / rate);
            }
        }
        patienceNanos = patience;
        movedAt = FaultSchedule.lastChangeNanos(scenario.faults());
    }

    /** The time to read a piece from this disk, block by block, or to hash one. */
    private static long pieceNanos(Disk disk, PieceGeometry geometry) {
        StoreTiming timing = new StoreTiming(disk.readNanos(), PeerSetup.rate(disk.hashBytesPerSecond()));
        return Math.max(times(geometry.blockCount(0), disk.readNanos()), timing.hashNanos(geometry.pieceLength(0)));
    }

    /** The product, or the longest time. */
    private static long times(int count, long nanos) {
        return nanos > Long.MAX_VALUE / count ? Long.MAX_VALUE : count * nanos;
    }

    /** Whether nothing has come for too long. */
    boolean stalled(Progress progress) {
        if (progress.downloadedBytes() != lastBytes || progress.contentFraction() != lastFraction) {
            lastBytes = progress.downloadedBytes();
            lastFraction = progress.contentFraction();
            movedAt = Math.max(movedAt, progress.nanos());
        }
        return progress.nanos() - movedAt >= patienceNanos;
    }

    /** How long that is, in words. */
    String patience() {
        return Dimension.TIME.format(patienceNanos);
    }
}

package io.swarmbed.simulator.scenario.plan;

import io.swarmbed.simulator.scenario.Departure;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.PeerGroup;
import java.util.OptionalInt;

/**
 * One peer and everything about it that was drawn.
 *
 * @param index number of the peer in the swarm, from 0, in the order of the scenario
 * @param number number of the peer in its group, from 0
 * @param name unique in the swarm: the group's name, numbered from 1 when the group has several peers
 * @param joinNanos time of joining since the start of the run
 * @param uploadBytesPerSecond at least 1, or {@link Distribution#UNLIMITED}
 * @param downloadBytesPerSecond at least 1, or {@link Distribution#UNLIMITED}
 * @param latencyNanos one-way, between the peer and the core of the network
 * @param lossPerMillion packets lost per million
 * @param region its place among the regions of the scenario's network, or {@link #NOWHERE} when that has none
 * @param reachable whether others can dial it
 * @param leaveAfterJoinNanos leaves this long after joining, complete or not, or {@link #NEVER}
 * @param leaveAfterCompletionNanos leaves this long after completing, or {@link #NEVER}
 * @param abortAfterJoinNanos gives up this long after joining if not complete by then, or {@link #NEVER}
 */
public record PeerPlan(
        int index,
        int number,
        PeerGroup group,
        String name,
        long joinNanos,
        long uploadBytesPerSecond,
        long downloadBytesPerSecond,
        long latencyNanos,
        int lossPerMillion,
        int region,
        boolean reachable,
        long leaveAfterJoinNanos,
        long leaveAfterCompletionNanos,
        long abortAfterJoinNanos) {
    /** A time that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The region of a peer in a network without regions. */
    public static final int NOWHERE = -1;

    /** With how many pieces it leaves, out of so many; empty when it does not leave for its progress. */
    public OptionalInt leavesWith(int pieceCount) {
        return group.presence().departure() instanceof Departure.AtProgress at
                ? OptionalInt.of(at.pieces(pieceCount))
                : OptionalInt.empty();
    }

    /** Whether it leaves before it is complete, if it gets that far. */
    public boolean quits() {
        return group.presence().departure() instanceof Departure.AtProgress;
    }

    /** Whether it has the whole content when it joins. */
    public boolean complete() {
        return group.complete();
    }
}

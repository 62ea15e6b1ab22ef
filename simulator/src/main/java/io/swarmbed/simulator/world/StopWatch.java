package io.swarmbed.simulator.world;

import io.swarmbed.simulator.scenario.Stop;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows when a scenario's stop condition holds. One thread. */
public final class StopWatch {
    private final Stop stop;
    private final Map<String, Integer> unfinished = new HashMap<>();
    /** Peers whose end the condition awaits, and how many of them left before they had the content. */
    private int awaited;

    private int lost;
    /** Whether those who leave before they are complete count: only where the condition awaits nobody else. */
    private final boolean awaitsQuitters;

    /** Watches these peers, none of which has finished. */
    public StopWatch(Stop stop, List<PeerPlan> peers) {
        this.stop = stop;
        this.awaitsQuitters =
                peers.stream().filter(peer -> !peer.complete() && awaited(peer)).allMatch(PeerPlan::quits);
        for (PeerPlan peer : peers) {
            if (!peer.complete() && counts(peer)) {
                unfinished.merge(peer.group().name(), 1, Integer::sum);
                awaited += awaits(peer) ? 1 : 0;
            }
        }
    }

    /** A peer that was not complete at the start has completed. */
    public void completed(PeerPlan peer) {
        if (counts(peer)) {
            unfinished.merge(peer.group().name(), -1, Integer::sum);
        }
    }

    /** A peer that was not complete at the start has left, crashed or failed before it completed. */
    public void lost(PeerPlan peer) {
        if (counts(peer)) {
            unfinished.merge(peer.group().name(), -1, Integer::sum);
        }
        lost += awaits(peer) ? 1 : 0;
    }

    private boolean counts(PeerPlan peer) {
        return awaitsQuitters || !peer.quits();
    }

    /** Whether the condition wants this peer to complete. */
    private boolean awaits(PeerPlan peer) {
        return awaited(peer) && !peer.quits();
    }

    private boolean awaited(PeerPlan peer) {
        return stop.when() instanceof Stop.AllComplete
                || (stop.when() instanceof Stop.GroupsComplete groups
                        && groups.groups().contains(peer.group().name()));
    }

    /** What to say of a condition that holds only because none of those whom it awaits has completed, all having left. */
    public Optional<String> shortfall() {
        return awaited > 0 && lost == awaited
                ? Optional.of(lost + " of " + awaited + " peers left without completing")
                : Optional.empty();
    }

    /** Whether the condition holds. */
    public boolean reached() {
        if (stop.when() instanceof Stop.AllComplete) {
            return unfinished.values().stream().allMatch(count -> count == 0);
        }
        return stop.when() instanceof Stop.GroupsComplete groups
                && groups.groups().stream().allMatch(name -> unfinished.getOrDefault(name, 0) == 0);
    }

    /** The condition in words. */
    public String condition() {
        if (stop.when() instanceof Stop.GroupsComplete groups) {
            return "complete: " + String.join(", ", groups.groups());
        }
        return stop.when() instanceof Stop.AllComplete ? "all-complete" : "never";
    }

    /** Whether a run that lasts its whole time has ended as it was to. */
    public boolean wantsWholeTime() {
        return stop.when() instanceof Stop.Never;
    }
}

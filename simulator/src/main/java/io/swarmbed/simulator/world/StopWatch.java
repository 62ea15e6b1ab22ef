package io.swarmbed.simulator.world;

import io.swarmbed.simulator.scenario.Stop;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows when a scenario's stop condition holds. One thread. */
public final class StopWatch {
    private final Stop stop;
    private final Map<String, Integer> unfinished = new HashMap<>();

    /** Watches these peers, none of which has finished. */
    public StopWatch(Stop stop, List<PeerPlan> peers) {
        this.stop = stop;
        for (PeerPlan peer : peers) {
            if (!peer.complete()) {
                unfinished.merge(peer.group().name(), 1, Integer::sum);
            }
        }
    }

    /** A peer that was not complete at the start has completed or left. */
    public void finished(PeerPlan peer) {
        unfinished.merge(peer.group().name(), -1, Integer::sum);
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

package io.swarmbed.simulator.world;

import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.tracker.fault.Spell;
import io.swarmbed.tracker.fault.TrackerConduct;

/** What a scenario does to its tracker, the same in every world. */
public final class TrackerTroubles {
    /** After this long without an answer an announce has failed: the first wait of BEP 15. */
    public static final long PATIENCE_NANOS = 15_000_000_000L;

    private TrackerTroubles() {}

    /** How the scenario's tracker behaves, in nanoseconds since the start of the run. */
    public static TrackerConduct conduct(Scenario scenario) {
        return new TrackerConduct(
                scenario.faults().stream()
                        .filter(Fault.TrackerTrouble.class::isInstance)
                        .map(Fault.TrackerTrouble.class::cast)
                        .map(fault -> new Spell(fault.atNanos(), fault.forNanos(), fault.trouble()))
                        .toList(),
                scenario.tracker().lossPerMillion(),
                scenario.tracker().latencyNanos());
    }
}

package io.swarmbed.simulator.world;

import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.Scenario;
import java.util.List;

/** Which announces get no answer: those at a time at which the tracker is down, and those that are lost. Immutable. */
public final class TrackerOutages {
    /** After this long without an answer an announce has failed: the first wait of BEP 15. */
    public static final long PATIENCE_NANOS = 15_000_000_000L;

    private static final int MILLION = 1_000_000;

    private final List<Fault.TrackerDown> down;
    private final int lossPerMillion;

    public TrackerOutages(Scenario scenario) {
        this.down = scenario.faults().stream()
                .filter(Fault.TrackerDown.class::isInstance)
                .map(Fault.TrackerDown.class::cast)
                .toList();
        this.lossPerMillion = scenario.tracker().lossPerMillion();
    }

    /**
     * Whether an announce is lost on its way.
     *
     * @param nanos when it reaches the tracker, since the start of the run
     * @param seeds of this announce
     */
    public boolean swallow(long nanos, SeedTree seeds) {
        boolean lost = lossPerMillion > 0 && seeds.child("loss").stream().nextInt(MILLION) < lossPerMillion;
        return lost
                || down.stream()
                        .anyMatch(fault -> nanos >= fault.atNanos() && nanos - fault.atNanos() < fault.forNanos());
    }
}

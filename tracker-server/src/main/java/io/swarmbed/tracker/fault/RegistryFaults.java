package io.swarmbed.tracker.fault;

import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Selection;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Makes a registry forget and prefer at the times of a conduct, and puts the lies into what it says. The registry is
 * brought up to date when it is next asked, which is soon enough: nobody can tell. May be called from any thread.
 */
public final class RegistryFaults {
    /** Leaves a registry as it is. */
    public static final RegistryFaults NONE =
            new RegistryFaults(TrackerConduct.PROPER, () -> 0, selection -> {}, () -> {});

    private final TrackerConduct conduct;
    private final LongSupplier nanos;
    private final Consumer<Selection> select;
    private final Runnable clear;
    private final boolean proper;
    private Selection selection = Selection.UNIFORM;
    private int restarts;

    /**
     * The faults of one registry.
     *
     * @param nanos since the start of the run; never decreasing
     * @param select how the registry is told whom to name
     * @param clear how the registry is made to forget everything
     */
    public RegistryFaults(TrackerConduct conduct, LongSupplier nanos, Consumer<Selection> select, Runnable clear) {
        this.conduct = conduct;
        this.nanos = nanos;
        this.select = select;
        this.clear = clear;
        this.proper = conduct.isProper();
    }

    /** To be called before the registry is asked anything. */
    public void prepare() {
        if (!proper) {
            bringUpToDate(nanos.getAsLong());
        }
    }

    private synchronized void bringUpToDate(long now) {
        int forgotten = conduct.restarts(now);
        if (forgotten > restarts) {
            restarts = forgotten;
            clear.run();
        }
        Selection wanted = conduct.selection(now);
        if (wanted != selection) {
            selection = wanted;
            select.accept(wanted);
        }
    }

    /** The registry's answer as the announcer is told it. */
    public AnnounceResponse told(AnnounceResponse answer) {
        return !proper && answer instanceof AnnounceResponse.Accepted accepted
                ? new AnnounceResponse.Accepted(told(accepted.totals()), accepted.peers())
                : answer;
    }

    /** The counts of a swarm as a scraper is told them. */
    public SwarmTotals told(SwarmTotals truth) {
        return proper ? truth : conduct.told(nanos.getAsLong(), truth);
    }
}

package io.swarmbed.tracker.fault;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.swarm.Selection;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a tracker behaves at each moment of a run: all that any world needs in order to let the same things go wrong. A
 * trouble holds for what reaches the tracker in its time. Where spells overlap, losses are independent of each other,
 * delays add up, a tracker that is down is nothing else, and of several lies the one that began last is told. Immutable.
 */
public final class TrackerConduct {
    /** That of a tracker with which nothing is ever wrong. */
    public static final TrackerConduct PROPER = new TrackerConduct(List.of(), 0, 0);

    private static final int MILLION = 1_000_000;

    private final List<Spell> spells;
    private final int lossPerMillion;
    private final long latencyNanos;

    /**
     * A conduct.
     *
     * @param spells in any order; of lies that begin at one moment the later one in the list is told
     * @param lossPerMillion announces in a million that never arrive, at all times, 0 to a million
     * @param latencyNanos one-way delay of every packet, at all times
     */
    public TrackerConduct(List<Spell> spells, int lossPerMillion, long latencyNanos) {
        this.spells =
                spells.stream().sorted(Comparator.comparingLong(Spell::atNanos)).toList();
        this.lossPerMillion = lossPerMillion;
        this.latencyNanos = latencyNanos;
    }

    /** Whether nothing is ever wrong. */
    public boolean isProper() {
        return spells.isEmpty() && lossPerMillion == 0 && latencyNanos == 0;
    }

    /** One-way delay of every packet in nanoseconds. */
    public long latencyNanos() {
        return latencyNanos;
    }

    /** Whether nothing arrives at this moment. */
    public boolean isDown(long nanos) {
        for (Spell spell : spells) {
            if (spell.trouble() instanceof Trouble.Down && spell.holdsAt(nanos)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an announce or a scrape never arrives, as the tracker is down or the request is lost.
     *
     * @param nanos when it would arrive
     * @param random of this request; asked for when losses are to be drawn, and drawn from once for each of them
     */
    public boolean swallows(long nanos, Supplier<RandomStream> random) {
        return isLost(nanos, random) || isDown(nanos);
    }

    private boolean isLost(long nanos, Supplier<RandomStream> random) {
        RandomStream stream = lossPerMillion > 0 ? random.get() : null;
        boolean lost = stream != null && stream.nextInt(MILLION) < lossPerMillion;
        for (Spell spell : spells) {
            if (spell.trouble() instanceof Trouble.Lossy lossy && spell.holdsAt(nanos)) {
                stream = stream == null ? random.get() : stream;
                lost |= stream.nextInt(MILLION) < lossy.perMillion();
            }
        }
        return lost;
    }

    /** How much later than it could the answer leaves to an announce or a scrape that arrives at this moment. */
    public long delayNanos(long nanos) {
        long delay = 0;
        for (Spell spell : spells) {
            if (spell.trouble() instanceof Trouble.Slow slow && spell.holdsAt(nanos)) {
                delay += slow.byNanos();
            }
        }
        return delay;
    }

    /** How many times the tracker has forgotten everything up to this moment. */
    public int restarts(long nanos) {
        int restarts = 0;
        for (Spell spell : spells) {
            restarts += spell.trouble() instanceof Trouble.Forgetful && nanos >= spell.atNanos() ? 1 : 0;
        }
        return restarts;
    }

    /** Which peers an announce that arrives at this moment is told of. */
    public Selection selection(long nanos) {
        for (Spell spell : spells) {
            if (spell.trouble() instanceof Trouble.Biased && spell.holdsAt(nanos)) {
                return Selection.OLDEST_FIRST;
            }
        }
        return Selection.UNIFORM;
    }

    /** What is told at this moment of a swarm with these counts. */
    public SwarmTotals told(long nanos, SwarmTotals truth) {
        SwarmTotals told = truth;
        for (Spell spell : spells) {
            if (spell.trouble() instanceof Trouble.Lying lying && spell.holdsAt(nanos)) {
                told = lying.lie().of(truth);
            }
        }
        return told;
    }
}

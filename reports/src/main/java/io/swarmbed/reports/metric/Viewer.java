package io.swarmbed.reports.metric;

import io.swarmbed.reports.table.RunInfo;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A leecher that plays the content while it downloads it: piece i can be played once it is complete, and is due one
 * piece's length after piece i - 1. Times are seconds since it joined.
 */
final class Viewer {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final double[] arrivals;
    private final double until;
    private final double pieceSeconds;
    private final double start;
    private final int buffer;

    /**
     * @param arrivals when each piece was complete, {@link #NEVER} for those that did not come
     * @param until when it left without having all; infinite for one that completed
     */
    private Viewer(double[] arrivals, double until, double pieceSeconds, double start) {
        this.arrivals = arrivals;
        this.until = until;
        this.pieceSeconds = pieceSeconds;
        this.start = start;
        this.buffer = (int) Math.min(arrivals.length, Math.max(1, Math.ceil(start / pieceSeconds - 1e-9)));
    }

    /**
     * Joins at time 0 what the tables have.
     *
     * @param times when pieces were complete, since the start of the run
     * @param pieces which they were
     * @param until when it left or the run ended without its having all; infinite if it completed
     */
    static Viewer of(
            double[] times,
            int[] pieces,
            double join,
            double until,
            int count,
            double pieceBytes,
            RunInfo.Playback playback) {
        double[] arrivals = new double[count];
        Arrays.fill(arrivals, NEVER);
        for (int i = 0; i < times.length; i++) {
            if (pieces[i] < count) {
                arrivals[pieces[i]] = Math.min(arrivals[pieces[i]], Math.max(0, times[i] - join));
            }
        }
        return new Viewer(arrivals, until - join, pieceBytes / playback.rate(), playback.start());
    }

    /** The player that begins after a fixed time and skips what is not there: pieces in time over pieces that were due. */
    OptionalDouble continuity() {
        int due = 0;
        int played = 0;
        for (int piece = 0; piece < arrivals.length; piece++) {
            double deadline = start + piece * pieceSeconds;
            if (deadline <= until) {
                due++;
                played += arrivals[piece] <= deadline ? 1 : 0;
            }
        }
        return MeasuredRun.ratio(played, due);
    }

    /** The earliest start with which no piece would be late; empty when some piece did not come. */
    OptionalDouble startNeeded() {
        double needed = 0;
        for (int piece = 0; piece < arrivals.length; piece++) {
            needed = Math.max(needed, arrivals[piece] - piece * pieceSeconds);
        }
        return needed == NEVER ? OptionalDouble.empty() : OptionalDouble.of(needed);
    }

    /** The player that waits for what is not there; empty when it never began. */
    OptionalDouble startUpDelay() {
        double began = gathered(0);
        return began == NEVER ? OptionalDouble.empty() : OptionalDouble.of(began);
    }

    /** How often that player stopped, and for how many seconds in all. */
    record Stalls(int count, double seconds) {}

    /** Empty when it never began. A stall that does not end lasts until the leecher leaves. */
    Stalls stalls() {
        int count = 0;
        double seconds = 0;
        double now = gathered(0);
        for (int piece = 0; piece < arrivals.length && now < until; piece++) {
            if (arrivals[piece] > now) {
                double resumed = Math.min(gathered(piece), until);
                count++;
                seconds += resumed - now;
                now = resumed;
            }
            now += pieceSeconds;
        }
        return new Stalls(count, seconds);
    }

    /** When the player had gathered enough from this piece on. */
    private double gathered(int from) {
        double latest = 0;
        for (int piece = from; piece < Math.min(from + buffer, arrivals.length); piece++) {
            latest = Math.max(latest, arrivals[piece]);
        }
        return latest;
    }
}

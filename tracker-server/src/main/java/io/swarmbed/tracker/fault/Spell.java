package io.swarmbed.tracker.fault;

/**
 * A time in which something is wrong with a tracker.
 *
 * @param atNanos when it begins, since the start of the run
 * @param forNanos how long it lasts, at least 0; {@link Trouble.Forgetful} is a matter of a moment whatever this says
 */
public record Spell(long atNanos, long forNanos, Trouble trouble) {
    boolean holdsAt(long nanos) {
        return nanos >= atNanos && nanos - atNanos < forNanos;
    }
}

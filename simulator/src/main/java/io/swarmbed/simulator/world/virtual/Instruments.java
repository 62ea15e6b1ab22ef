package io.swarmbed.simulator.world.virtual;

/**
 * What looks into a run while it goes; none of it changes the run.
 *
 * @param trace whether every event is written to {@code trace.csv} in the run folder
 * @param check whether everything that must hold is checked after every event; a run in which something does not ends
 *     there
 */
public record Instruments(boolean trace, boolean check) {
    public static final Instruments NONE = new Instruments(false, false);
}

package io.swarmbed.simulator.scenario;

import io.swarmbed.tracker.fault.Trouble;
import java.util.List;
import java.util.OptionalLong;

/** Something that goes wrong at a time of the run, in nanoseconds from its start. */
public sealed interface Fault {
    /** To the end of the run. */
    long FOR_GOOD = Distribution.MAX_VALUE;

    /** When it begins. */
    long atNanos();

    /** How long it lasts; 0 for what takes a moment. */
    long forNanos();

    /** Something is wrong with the tracker for as long as this. */
    record TrackerTrouble(long atNanos, long forNanos, Trouble trouble) implements Fault {}

    /** Nothing passes between peers on different sides; groups on no side reach everybody. */
    record Partition(long atNanos, long forNanos, List<List<String>> sides) implements Fault {
        public Partition {
            sides = sides.stream().map(List::copyOf).toList();
        }
    }

    /** Of the peers of this group that are there, so many in a million vanish without a word, rounded to the nearest. */
    record Crash(long atNanos, String group, int sharePerMillion) implements Fault {
        @Override
        public long forNanos() {
            return 0;
        }
    }

    /** The links of this group have other capacities for as long as this, in bytes per second, at least 1. */
    record LinkChange(long atNanos, long forNanos, String group, OptionalLong upload, OptionalLong download)
            implements Fault {}
}

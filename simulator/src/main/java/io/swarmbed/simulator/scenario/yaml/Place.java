package io.swarmbed.simulator.scenario.yaml;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where something was written: in a file, or on the command line when the line is 0.
 *
 * @param source the file as the user named it, or the override itself
 * @param folder what relative paths written there start from
 */
record Place(String source, int line, int column, Path folder) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column).thenComparing(Place::source);

    static Place override(String option, String text, Path folder) {
        return new Place(option + " " + text, 0, 0, folder);
    }

    /** The beginning of the same file. */
    Place start() {
        return new Place(source, Math.min(line, 1), Math.min(column, 1), folder);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}

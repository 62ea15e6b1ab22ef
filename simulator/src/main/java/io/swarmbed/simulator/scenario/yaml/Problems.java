package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects what is wrong with a scenario, so that one reading reports everything. */
final class Problems {
    /** The most lines that are reported. */
    static final int MAX_LINES = 20;

    private final TreeSet<Problem> found = new TreeSet<>();

    /** Notes a problem with no key of its own. */
    void add(Place place, String text) {
        found.add(new Problem(place, text));
    }

    /** Notes a problem with the value or the existence of a key. */
    void add(Place place, String key, String text) {
        add(place, "key '" + key + "': " + text);
    }

    /** Notes a problem and gives up at once. */
    ScenarioException fatal(Place place, String text) {
        add(place, text);
        return exception();
    }

    void throwIfAny() throws ScenarioException {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    /** The first problem without its place; there is one. */
    String first() {
        return found.first().text();
    }

    private ScenarioException exception() {
        List<String> lines = new ArrayList<>();
        for (Problem problem : found) {
            if (lines.size() == MAX_LINES - 1 && found.size() > MAX_LINES) {
                lines.add(problem.place().source() + ": " + (found.size() - lines.size()) + " more problems");
                break;
            }
            lines.add(problem.place() + ": " + problem.text());
        }
        return new ScenarioException(lines);
    }

    private record Problem(Place place, String text) implements Comparable<Problem> {
        @Override
        public int compareTo(Problem other) {
            int order = place.compareTo(other.place);
            return order != 0 ? order : text.compareTo(other.text);
        }
    }
}

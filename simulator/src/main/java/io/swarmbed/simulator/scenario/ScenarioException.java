package io.swarmbed.simulator.scenario;

import java.util.List;

/** A scenario that cannot be used. Each line names a place, what is wrong there, and the remedy. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> lines;

    public ScenarioException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** At least one line, in the order of the file. */
    public List<String> lines() {
        return lines;
    }
}

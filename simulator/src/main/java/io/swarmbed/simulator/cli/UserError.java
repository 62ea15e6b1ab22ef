package io.swarmbed.simulator.cli;

import java.util.List;

/** A mistake of the user: each line names a place, what is wrong there and the remedy. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public UserError(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    public UserError(String line) {
        this(List.of(line));
    }

    /** What to print, at least one line. */
    public List<String> lines() {
        return lines;
    }
}

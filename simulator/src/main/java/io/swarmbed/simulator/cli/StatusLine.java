package io.swarmbed.simulator.cli;

import java.io.PrintWriter;

/**
 * Live progress on standard error: one line that is written over on a terminal, else a plain line every few seconds when it
 * has changed, the first after as long, so that what is done sooner leaves none. Thread-safe.
 */
final class StatusLine {
    /** The launcher tells whether standard error is a terminal; Java cannot find that out. */
    private static final String TERMINAL = "swarmbed.terminal";

    private static final long PLAIN_EVERY_NANOS = 5_000_000_000L;
    private final PrintWriter err;
    private final boolean terminal;
    private final boolean silent;
    private long lastPlainAt;
    private int shown;
    private String lastPlain = "";

    StatusLine(PrintWriter err, boolean silent) {
        this.err = err;
        this.silent = silent;
        this.terminal = Boolean.getBoolean(TERMINAL);
        this.lastPlainAt = System.nanoTime();
    }

    /** Shows this state in place of the last. */
    synchronized void show(String state) {
        if (silent) {
            return;
        }
        if (terminal) {
            err.print("\r" + state + " ".repeat(Math.max(0, shown - state.length())));
            err.flush();
            shown = state.length();
        } else if (System.nanoTime() - lastPlainAt >= PLAIN_EVERY_NANOS && !state.equals(lastPlain)) {
            lastPlainAt = System.nanoTime();
            lastPlain = state;
            err.println(state);
        }
    }

    /** Prints a line that stays, even when progress is not wanted. */
    synchronized void warn(String line) {
        clear();
        err.println(line);
    }

    /** Removes the line, so that other output may follow. */
    synchronized void clear() {
        if (terminal && shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }
}

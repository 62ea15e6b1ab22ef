package io.swarmbed.simulator.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * What commands have in common. {@link #call()} returns an exit code; a mistake of the user is thrown as
 * {@link UserError}.
 */
abstract class BaseCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Results go here: JSON when that was asked for, else text. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Progress and errors go here. */
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final boolean json() {
        return common.json();
    }

    final boolean quiet() {
        return common.quiet();
    }

    /** Prints a line of text that is neither wanted with {@code --json} nor with {@code --quiet}. */
    final void say(String line) {
        if (!json() && !quiet()) {
            out().println(line);
        }
    }

    /** The command as the user gave it, quoted for a shell. */
    final String commandLine() {
        ParseResult parsed = spec.root().commandLine().getParseResult();
        return spec.root().name() + " " + ShellWords.joined(parsed.originalArgs());
    }

    /** Prints a value as JSON in one line. */
    final void printJson(Object value) {
        out().println(Json.write(value));
    }
}

package io.swarmbed.simulator.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options every command has. */
final class CommonOptions {
    private static final String DEBUG = "--debug";

    @Option(
            names = {"-q", "--quiet"},
            description = "Print errors only.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON object on standard output; progress on standard error.")
    private boolean json;

    @Option(names = DEBUG, description = "Log more, and print stack traces of errors.")
    @SuppressWarnings("UnusedVariable")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    boolean quiet() {
        return quiet;
    }

    boolean json() {
        return json;
    }

    /** Whether the option was given, before or after the name of the command. */
    static boolean debug(ParseResult parsed) {
        return parsed.hasMatchedOption(DEBUG) || (parsed.hasSubcommand() && debug(parsed.subcommand()));
    }

    /** Sets up logging before anything logs. */
    static void apply(ParseResult parsed) {
        if (debug(parsed)) {
            System.setProperty("swarmbed.log.level", "DEBUG");
            System.setProperty("swarmbed.log.exception", "%ex");
        }
    }
}

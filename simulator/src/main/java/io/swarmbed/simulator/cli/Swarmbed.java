package io.swarmbed.simulator.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code swarmbed} command. Exit codes: 0 done, 1 a run fell short or something failed, 2 the user's mistake. */
@Command(
        name = "swarmbed",
        description = "A testbed for BitTorrent swarms.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed list scenarios    what there is to run",
            "  swarmbed run scenarios/01-quickstart.yaml",
            "  swarmbed compare my.yaml --vary home.picker=rarest-first,random",
            "  swarmbed check my.yaml     is it right, and what happens in it",
            "  swarmbed COMMAND --help    options and examples of a command"
        },
        subcommands = {
            RunCommand.class,
            CompareCommand.class,
            CheckCommand.class,
            ReportCommand.class,
            DiffCommand.class,
            ListCommand.class,
            CreateCommand.class,
            ShowCommand.class,
            DownloadCommand.class,
            SeedCommand.class,
            TrackerCommand.class
        })
public final class Swarmbed implements Runnable {
    /** Everything went well. */
    public static final int DONE = 0;

    /** A run did not reach its stop condition, or something failed that the user did not cause. */
    public static final int FAILED = 1;

    /** The user's mistake. */
    public static final int USER_ERROR = 2;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable")
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    @SuppressWarnings("UnusedVariable")
    private boolean version;

    /** Runs the command line and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine(writer(FileDescriptor.out), writer(FileDescriptor.err))
                .execute(args));
    }

    /** The whole command line, writing here. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new Swarmbed());
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionStrategy(parsed -> {
            CommonOptions.apply(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        commandLine.setExecutionExceptionHandler(new Failures());
        commandLine.setParameterExceptionHandler(Failures::parameters);
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        OutputStream stream = new FileOutputStream(descriptor);
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}

package io.swarmbed.simulator.cli;

import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into lines on standard error and an exit code; a stack trace only with {@code --debug}. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        boolean usersMistake = true;
        if (error instanceof UserError mistake) {
            mistake.lines().forEach(err::println);
        } else if (error instanceof ScenarioException mistake) {
            mistake.lines().forEach(err::println);
        } else if (error instanceof ReportException || error instanceof PolicyException) {
            err.println(oneLine(String.valueOf(error.getMessage())));
        } else if (error instanceof StrategyException) {
            usersMistake = false;
            err.println("swarmbed: " + oneLine(String.valueOf(error.getMessage())));
        } else {
            usersMistake = false;
            String message = error.getMessage() == null ? "" : ": " + oneLine(error.getMessage());
            err.println("swarmbed: " + error.getClass().getSimpleName() + message + "; --debug shows where");
        }
        if (CommonOptions.debug(parsed)) {
            error.printStackTrace(err);
        }
        err.flush();
        return usersMistake ? Swarmbed.USER_ERROR : Swarmbed.FAILED;
    }

    /** Answers options and arguments that are wrong. */
    static int parameters(ParameterException error, String[] args) {
        CommandLine commandLine = error.getCommandLine();
        PrintWriter err = commandLine.getErr();
        String name = commandLine.getCommandSpec().qualifiedName();
        err.println(name + ": " + oneLine(String.valueOf(error.getMessage())) + suggestion(error));
        err.println("'" + name + " --help' shows how it is used");
        err.flush();
        return Swarmbed.USER_ERROR;
    }

    private static String suggestion(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return suggestions.isEmpty() ? "" : "; did you mean '" + suggestions.get(0) + "'?";
        }
        return "";
    }

    /** What a person needs to know of a failure in another thread. */
    static String cause(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return oneLine(String.valueOf(cause == null ? failure.getMessage() : cause.getMessage()));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}

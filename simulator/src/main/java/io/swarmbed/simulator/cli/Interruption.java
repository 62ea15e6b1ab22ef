package io.swarmbed.simulator.cli;

import io.swarmbed.simulator.guard.StrategyExit;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while something is run, which still writes down what was recorded: the JVM waits for it. So it does when a strategy
 * ends the program, whose exit code is not the strategy's to choose.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;

    private final CompletableFuture<Void> signal = new CompletableFuture<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final PrintWriter err;
    private final Thread hook = new Thread(this::interrupt, "interruption");

    /** @param err where to say that it was not the user who ends the program */
    Interruption(PrintWriter err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        Optional<String> strategy = StrategyExit.underWay();
        if (strategy.isPresent()) {
            err.println("! " + strategy.get());
            awaitEnd();
        }
        signal.complete(null);
        awaitEnd();
        if (strategy.isPresent()) {
            err.flush();
            Runtime.getRuntime().halt(Swarmbed.FAILED);
        }
    }

    private void awaitEnd() {
        finished.copy()
                .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    CompletableFuture<Void> signal() {
        return signal;
    }

    @Override
    public void close() {
        finished.complete(null);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running and has just been told to end.
            return;
        }
    }
}

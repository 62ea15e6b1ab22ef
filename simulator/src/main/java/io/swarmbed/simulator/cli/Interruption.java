package io.swarmbed.simulator.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ctrl-C while something is run, which still writes down what was recorded: the JVM waits for it. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;

    private final CompletableFuture<Void> signal = new CompletableFuture<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final Thread hook = new Thread(this::interrupt, "interruption");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        signal.complete(null);
        finished.completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
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

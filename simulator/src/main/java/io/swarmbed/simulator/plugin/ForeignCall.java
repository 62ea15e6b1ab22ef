package io.swarmbed.simulator.plugin;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs a user's code on a thread of its own, where there is no run yet that could be watched. Java cannot end a thread
 * against its will: one that does not return is left behind.
 */
final class ForeignCall {
    /** By looks and not by the clock alone: a machine that was asleep is no code that hangs. */
    private static final int LOOKS = 10;

    private ForeignCall() {}

    /** What the code returns; empty when it does not within this time. What it throws is thrown. */
    static <T> Optional<T> result(Duration patience, Supplier<T> code) {
        FutureTask<T> task = new FutureTask<>(code::get);
        Thread thread = new Thread(task, Thread.currentThread().getName());
        thread.setDaemon(true);
        thread.start();
        for (int look = 0; look < LOOKS; look++) {
            try {
                return Optional.of(task.get(patience.toNanos() / LOOKS, TimeUnit.NANOSECONDS));
            } catch (TimeoutException notYet) {
                // It gets another look.
            } catch (ExecutionException e) {
                throw thrown(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
        return Optional.empty();
    }

    private static RuntimeException thrown(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException problem
                ? problem
                : new IllegalStateException(cause == null ? e : cause);
    }
}

package io.swarmbed.simulator.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C, or a polite kill, while a command runs: the command is told, ends in its own order, and its exit code becomes the
 * program's. One that takes longer than the patience is left behind.
 */
final class Interrupt implements AutoCloseable {
    private static final int USUAL_PATIENCE_SECONDS = 10;

    private final int patienceSeconds;
    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(Swarmbed.FAILED);
    private final Thread hook = new Thread(this::shutdown, "interrupt");

    /** With a patience of {@value #USUAL_PATIENCE_SECONDS} s. */
    Interrupt() {
        this(USUAL_PATIENCE_SECONDS);
    }

    /** @param patienceSeconds that the command may take to end */
    Interrupt(int patienceSeconds) {
        this.patienceSeconds = patienceSeconds;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Completes when the user wants the command to end. */
    CompletableFuture<Void> requested() {
        return requested.copy();
    }

    /** The command ends with this code; to be returned by it. */
    int exitWith(int code) {
        exitCode.set(code);
        return code;
    }

    private void shutdown() {
        requested.complete(null);
        try {
            if (ended.await(patienceSeconds, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode.get());
            }
        } catch (InterruptedException alsoTheEnd) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            // The hook itself ends the program.
        }
    }
}

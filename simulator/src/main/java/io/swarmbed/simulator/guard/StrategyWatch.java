package io.swarmbed.simulator.guard;

import io.swarmbed.engine.policy.StrategyException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a foreign strategy does not return. Java cannot end a thread against its will, so the thread is left
 * behind: should the strategy return one day, the thread ends there. Nothing runs as long as there is no foreign
 * strategy. Thread-safe.
 */
public final class StrategyWatch implements AutoCloseable {
    /** For how many seconds of real time a call may last; a system property. */
    public static final String PATIENCE_PROPERTY = "swarmbed.strategy.seconds";

    private static final long DEFAULT_SECONDS = 10;
    /** By looks and not by the clock: a machine that was asleep is no strategy that hangs. */
    private static final int LOOKS = 10;

    private final Duration patience;
    private final List<CallMark> marks = new CopyOnWriteArrayList<>();
    private final ThreadLocal<CallMark> mark = ThreadLocal.withInitial(this::newMark);
    private final CompletableFuture<StrategyException> stuck = new CompletableFuture<>();
    private @Nullable Thread watcher;
    private volatile boolean closed;

    StrategyWatch(Duration patience) {
        this.patience = patience;
    }

    /** A watch that is patient for ten seconds, or as long as {@link #PATIENCE_PROPERTY} says. */
    public static StrategyWatch create() {
        return new StrategyWatch(Duration.ofSeconds(Math.max(1, Long.getLong(PATIENCE_PROPERTY, DEFAULT_SECONDS))));
    }

    /** Completes with the first strategy that did not return. */
    public CompletableFuture<StrategyException> stuck() {
        return stuck;
    }

    /** That of the calling thread. */
    CallMark mark() {
        return mark.get();
    }

    private synchronized CallMark newMark() {
        CallMark made = new CallMark();
        marks.add(made);
        if (watcher == null) {
            watcher = new Thread(this::watch, "strategy-watch");
            watcher.setDaemon(true);
            watcher.start();
        }
        return made;
    }

    private void watch() {
        long pause = Math.max(1, patience.toNanos() / LOOKS);
        while (!closed) {
            LockSupport.parkNanos(pause);
            for (CallMark one : marks) {
                CallMark.StuckCall call = one.look(LOOKS);
                if (call != null) {
                    stuck.complete(exception(call));
                    return;
                }
            }
        }
    }

    private StrategyException exception(CallMark.StuckCall call) {
        String what = Frames.exits(call.where().getStackTrace())
                ? "called System.exit"
                : "did not return within " + patience.toSeconds() + " s";
        String deed = what + Frames.place(call.where());
        return new StrategyException(call.title(), deed, call.where());
    }

    /**
     * Does something that calls strategies on a thread of its own, and waits for it.
     *
     * @param ifStuck what to return when a strategy does not; what the thread did before its last call is visible to it,
     *     and the thread does nothing more
     */
    public <T> T supervise(Supplier<T> work, Function<StrategyException, T> ifStuck) throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread worker = new Thread(
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (RuntimeException | Error problem) {
                        done.completeExceptionally(problem);
                    }
                },
                Thread.currentThread().getName());
        worker.setDaemon(true);
        worker.start();
        try {
            CompletableFuture.anyOf(done, stuck).get();
            return done.isDone() ? done.get() : ifStuck.apply(stuck.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends the watch. */
    @Override
    public synchronized void close() {
        closed = true;
        if (watcher != null) {
            LockSupport.unpark(watcher);
        }
    }
}

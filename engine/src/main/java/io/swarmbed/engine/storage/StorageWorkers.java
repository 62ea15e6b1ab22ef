package io.swarmbed.engine.storage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The threads that all stores of a JVM share for disk and hashing, with the memory they may use. Reads go before writes
 * and these before checks. Every store has a bounded amount of work here: each open piece once, each read once, and a
 * check once per thread. Thread-safe.
 */
public final class StorageWorkers implements AutoCloseable {
    /** Bytes read from a file at once when a peer reads on. */
    static final int CHUNK_LENGTH = 256 * 1024;

    private static final long KEPT_BUFFER_BYTES = 16L << 20;

    private final Map<StorageJob.Urgency, Queue<StorageJob>> queues = new EnumMap<>(StorageJob.Urgency.class);
    private final Semaphore queued = new Semaphore(0);
    /** Jobs that wait or run. */
    private final AtomicLong unfinished = new AtomicLong();

    private final List<Thread> threads;
    private final MemoryBudget budget;
    private final BufferPool buffers;
    private volatile boolean closing;

    /** Starts the threads. */
    public StorageWorkers(Settings settings) {
        this(settings, new DirectBuffers(CHUNK_LENGTH, KEPT_BUFFER_BYTES));
    }

    /** Starts the threads, with buffers from this pool. */
    StorageWorkers(Settings settings, BufferPool buffers) {
        this.buffers = buffers;
        for (StorageJob.Urgency urgency : StorageJob.Urgency.values()) {
            queues.put(urgency, new ConcurrentLinkedQueue<>());
        }
        this.budget = new MemoryBudget(settings.unwrittenBytes(), settings.readAheadBytes());
        this.threads = IntStream.range(0, settings.threads())
                .mapToObj(i -> new Thread(this::work, "storage-" + i))
                .toList();
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * How many threads there are and how much memory stores may use.
     *
     * @param threads how many threads read, write and hash
     * @param unwrittenBytes how many bytes of received blocks all stores together may hold before they push back
     * @param readAheadBytes how many bytes all stores together may have read ahead
     */
    public record Settings(int threads, long unwrittenBytes, long readAheadBytes) {
        /** A thread per core, 64 MiB to be written, 64 MiB read ahead. */
        public static final Settings DEFAULT =
                new Settings(Runtime.getRuntime().availableProcessors(), 64L << 20, 64L << 20);

        public Settings {
            if (threads < 1 || unwrittenBytes < 1 || readAheadBytes < 0) {
                throw new IllegalArgumentException("a storage thread and some memory are needed: " + threads
                        + " threads, " + unwrittenBytes + " bytes, " + readAheadBytes + " bytes");
            }
        }
    }

    int threadCount() {
        return threads.size();
    }

    MemoryBudget budget() {
        return budget;
    }

    BufferPool buffers() {
        return buffers;
    }

    /**
     * Runs the job on one of the threads.
     *
     * @throws RejectedExecutionException when the workers are closed
     */
    void submit(StorageJob.Urgency urgency, StorageJob job) {
        if (unfinished.getAndIncrement() == 0 && closing) {
            unfinished.decrementAndGet();
            throw new RejectedExecutionException("the storage threads are closed");
        }
        Objects.requireNonNull(queues.get(urgency)).add(job);
        queued.release();
    }

    /** Finishes the work that was submitted and ends the threads. */
    @Override
    public void close() {
        closing = true;
        queued.release(threads.size());
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive() && thread != Thread.currentThread()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        Scratch scratch = new Scratch();
        while (true) {
            queued.acquireUninterruptibly();
            StorageJob job = next();
            if (job != null) {
                run(job, scratch);
            } else if (closing && unfinished.get() == 0) {
                return;
            }
        }
    }

    private void run(StorageJob job, Scratch scratch) {
        try {
            job.run(scratch);
        } catch (Throwable e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        } finally {
            if (unfinished.decrementAndGet() == 0 && closing) {
                queued.release(threads.size());
            }
        }
    }

    private @Nullable StorageJob next() {
        for (Queue<StorageJob> queue : queues.values()) {
            StorageJob job = queue.poll();
            if (job != null) {
                return job;
            }
        }
        return null;
    }
}

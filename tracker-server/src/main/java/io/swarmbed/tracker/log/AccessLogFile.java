package io.swarmbed.tracker.log;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.file.FileReasons;
import io.swarmbed.tracker.service.AccessLog;
import io.swarmbed.tracker.service.AccessLogCounts;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each request as a line of JSON. The threads that answer requests put them into a queue without locks, which a
 * thread of its own empties several times a second; when the disk does not keep up, the queue stays full and requests are
 * dropped and counted. Lines that the disk refuses are lost and counted; that it refuses is said once.
 */
public final class AccessLogFile implements AccessLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLogFile.class);
    private static final long EMPTY_EVERY_MILLIS = 100;
    private static final int ROUNDS_TO_FOLLOW = 10;
    private static final int LINES_AT_ONCE = 1024;
    private static final long PATIENCE_SECONDS = 5;

    private final AccessLogSettings settings;
    private final LongSupplier nowMillis;
    private final Queue<LogEntry> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LogFile file;
    private final LogLines lines;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "tracker-access-log");
        created.setDaemon(true);
        return created;
    });
    private boolean failing;
    private boolean stranded;
    private int rounds;

    /**
     * Opens the log, and creates the file if need be; nothing is written before {@link #start}.
     *
     * @param nowMillis since 1970
     * @throws IOException when the file cannot be opened; the message is a line for the operator
     */
    public AccessLogFile(AccessLogSettings settings, LongSupplier nowMillis) throws IOException {
        this.settings = settings;
        this.nowMillis = nowMillis;
        this.lines = new LogLines(settings.truncateAddresses());
        try {
            this.file = new LogFile(settings.file());
        } catch (IOException e) {
            throw new IOException(
                    "cannot write the access log " + settings.file() + ": " + FileReasons.of(e)
                            + "; name a file in a directory that exists and may be written",
                    e);
        }
    }

    /** Begins to write. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the thread, and lets nothing out
    public void start() {
        thread.scheduleWithFixedDelay(this::round, EMPTY_EVERY_MILLIS, EMPTY_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void announced(Protocol protocol, AnnounceRequest request, AnnounceResponse response) {
        if (hasRoom()) {
            boolean accepted = response instanceof AnnounceResponse.Accepted;
            queue.add(new LogEntry.Announced(
                    nowMillis.getAsLong(),
                    protocol,
                    request.peer(),
                    request.infoHash(),
                    request.event(),
                    request.left(),
                    request.numWant(),
                    response instanceof AnnounceResponse.Accepted told
                            ? told.peers().size()
                            : 0,
                    accepted ? "" : ((AnnounceResponse.Refused) response).reason()));
        }
    }

    @Override
    public void scraped(Protocol protocol, Endpoint sender, InfoHash infoHash) {
        if (hasRoom()) {
            queue.add(new LogEntry.Scraped(nowMillis.getAsLong(), protocol, sender, infoHash));
        }
    }

    @Override
    public void refused(Protocol protocol, Endpoint sender, Refusal kind, String reason) {
        if (hasRoom()) {
            queue.add(new LogEntry.Refused(nowMillis.getAsLong(), protocol, sender, kind, reason));
        }
    }

    /** What became of the lines so far; safe from any thread. */
    public AccessLogCounts counts() {
        return new AccessLogCounts(written.sum(), dropped.sum(), failed.sum());
    }

    /** Writes what waits, for some seconds at most, and closes the file. */
    @Override
    public void close() {
        thread.execute(this::round);
        thread.shutdown();
        try {
            if (thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                file.close();
            } else {
                LOG.warn("the access log {} misses its last lines: the disk is too slow", settings.file());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("cannot close the access log {}: {}", settings.file(), FileReasons.of(e));
        }
    }

    /** Takes a place in the queue, or counts a request that gets none. */
    private boolean hasRoom() {
        if (waiting.get() >= settings.queueEntries()) {
            dropped.increment();
            return false;
        }
        waiting.incrementAndGet();
        return true;
    }

    /** What the thread does several times a second. */
    private void round() {
        if (++rounds % ROUNDS_TO_FOLLOW == 0) {
            follow();
        }
        for (int count = gather(); count > 0; count = gather()) {
            byte[] text = lines.take();
            attempt(count, () -> file.append(text));
        }
    }

    /** While another file cannot be opened, lines go on into the one that was moved or removed. */
    private void follow() {
        try {
            file.follow();
            stranded = false;
        } catch (IOException | RuntimeException e) {
            if (!stranded) {
                stranded = true;
                LOG.warn(
                        "cannot open the access log {} anew, its lines go where it was moved: {}",
                        settings.file(),
                        FileReasons.of(e));
            }
        }
    }

    /** Turns entries that wait into lines. @return how many */
    private int gather() {
        int count = 0;
        while (count < LINES_AT_ONCE) {
            LogEntry entry = queue.poll();
            if (entry == null) {
                break;
            }
            waiting.decrementAndGet();
            lines.add(entry);
            count++;
        }
        return count;
    }

    private void attempt(int count, Attempt action) {
        try {
            action.run();
            written.add(count);
            if (failing) {
                failing = false;
                LOG.warn("the access log {} can be written again", settings.file());
            }
        } catch (IOException | RuntimeException e) {
            failed.add(count);
            if (!failing) {
                failing = true;
                LOG.warn("cannot write the access log {}, its lines are lost: {}", settings.file(), FileReasons.of(e));
            }
        }
    }

    /** Something that the disk may refuse. */
    private interface Attempt {
        void run() throws IOException;
    }
}

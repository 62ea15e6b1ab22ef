package io.swarmbed.tracker;

import io.swarmbed.tracker.access.AccessControl;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds, in a thread of its own, whether the lists of a tracker have changed. */
final class AccessWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccessWatch.class);
    private static final long EVERY_SECONDS = 2;

    private final AccessControl access;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "tracker-lists");
        created.setDaemon(true);
        return created;
    });

    AccessWatch(AccessControl access) {
        this.access = access;
    }

    /** Begins to look, if there is anything to look at. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the thread, and lets nothing out
    void start() {
        if (access.hasLists()) {
            thread.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            access.look().forEach(news -> {
                // The end of a trouble is told wherever the trouble was.
                if (news.failed() || news.mended()) {
                    LOG.warn("{}", news.line());
                } else {
                    LOG.info("{}", news.line());
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("cannot look at the lists: {}", e.toString());
        }
    }
}

package io.swarmbed.simulator.cli;

import io.swarmbed.engine.client.TorrentHandle;
import io.swarmbed.engine.client.TorrentStatus;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A torrent under way: waits for its end and shows meanwhile how it goes. */
final class Transfer {
    private static final long TICK_NANOS = 250_000_000L;
    private static final long RATE_WINDOW_NANOS = 5_000_000_000L;
    private static final long LONELY_NANOS = 30_000_000_000L;

    private final TorrentHandle handle;
    private final StatusLine line;
    private final long totalBytes;
    private final CheckProgress check;
    private final List<PeerAddress> given;
    private final long startNanos = System.nanoTime();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private boolean lonely = true;

    /** Why waiting ended. */
    enum End {
        DONE,
        INTERRUPTED,
        TIME_UP
    }

    private record Sample(long nanos, long downloaded, long uploaded) {}

    /** @param given peers that the user named; while there is no connection they are tried again and again */
    Transfer(TorrentHandle handle, long totalBytes, StatusLine line, CheckProgress check, List<PeerAddress> given) {
        this.given = given;
        this.handle = handle;
        this.line = line;
        this.totalBytes = totalBytes;
        this.check = check;
    }

    /**
     * Waits for what comes first.
     *
     * @param limitNanos from the start of the transfer
     * @throws ExecutionException when the torrent failed
     */
    End await(CompletableFuture<?> done, Interrupt interrupt, long limitNanos)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Void> requested = interrupt.requested();
        CompletableFuture<Object> first = CompletableFuture.anyOf(done, requested);
        while (true) {
            long left = limitNanos - (System.nanoTime() - startNanos);
            try {
                first.get(Math.max(0, Math.min(TICK_NANOS, left)), TimeUnit.NANOSECONDS);
                line.clear();
                return done.isDone() ? End.DONE : End.INTERRUPTED;
            } catch (TimeoutException notYet) {
                if (left <= 0) {
                    line.clear();
                    return End.TIME_UP;
                }
                show(status());
            } catch (ExecutionException failed) {
                line.clear();
                throw failed;
            }
        }
    }

    TorrentStatus status() throws InterruptedException, ExecutionException {
        return handle.status().get();
    }

    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    /** What became of it, for {@code --json}. */
    Map<String, Object> summary(TorrentStatus status) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("complete", status.complete());
        summary.put("verifiedBytes", totalBytes - status.bytesLeft());
        summary.put("totalBytes", totalBytes);
        summary.put("downloadedBytes", status.downloadedBytes());
        summary.put("wastedBytes", status.wastedBytes());
        summary.put("uploadedBytes", status.uploadedBytes());
        summary.put("milliseconds", elapsedNanos() / 1_000_000);
        return summary;
    }

    private void show(TorrentStatus status) {
        long now = System.nanoTime();
        samples.addLast(new Sample(now, status.downloadedBytes(), status.uploadedBytes()));
        while (samples.size() > 2 && now - samples.getFirst().nanos > RATE_WINDOW_NANOS) {
            samples.removeFirst();
        }
        if (status.connections() == 0) {
            given.forEach(handle::addPeer);
        }
        warnIfLonely(status);
        if (check.underWay()) {
            line.show("checking " + check.share());
            return;
        }
        Sample first = samples.getFirst();
        long nanos = Math.max(1, now - first.nanos);
        long down = rate(status.downloadedBytes() - first.downloaded, nanos);
        long up = rate(status.uploadedBytes() - first.uploaded, nanos);
        String peers = "  peers " + status.connections() + " (" + status.seeds() + " complete)";
        if (status.complete()) {
            line.show("seeding  up " + Quantities.rate(up) + "  sent " + Quantities.bytes(status.uploadedBytes())
                    + peers);
        } else {
            String eta = down == 0 ? "-" : Quantities.time((long) (status.bytesLeft() * 1e9 / down));
            line.show(Quantities.share(totalBytes - status.bytesLeft(), totalBytes) + " of "
                    + Quantities.bytes(totalBytes) + "  down " + Quantities.rate(down) + "  up " + Quantities.rate(up)
                    + peers + "  ETA " + eta);
        }
    }

    private void warnIfLonely(TorrentStatus status) {
        if (status.connections() > 0 || status.complete()) {
            lonely = false;
        } else if (lonely && elapsedNanos() > LONELY_NANOS) {
            lonely = false;
            line.warn("warning: no peers so far, going on: is anybody seeding? --peer names one directly");
        }
    }

    private static long rate(long bytes, long nanos) {
        return (long) (bytes * 1e9 / nanos);
    }
}

package io.swarmbed.simulator.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What happened in a phase. Latencies are in nanoseconds. */
final class Tally {
    /** Longer latencies count as this long. */
    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    private static final int DIGITS = 3;
    private static final int MOST_MESSAGES = 20;

    private final Histogram latency = new Histogram(LONGEST_NANOS, DIGITS);
    private final Histogram sendLag = new Histogram(LONGEST_NANOS, DIGITS);
    private final Map<String, Long> messages = new LinkedHashMap<>();
    private final Timeline timeline;
    private final long startedAt;
    private long lastReplyAt;
    private long lastSentAt;
    private long sent;
    private long timely;
    private long lost;
    private long broken;
    private long stray;
    private long errors;
    private long announced;
    private long peers;
    private long bytesOut;
    private long bytesIn;

    Tally(long nowNanos) {
        startedAt = nowNanos;
        lastReplyAt = nowNanos;
        lastSentAt = nowNanos;
        timeline = new Timeline(nowNanos);
    }

    void sent(int bytes, long nowNanos) {
        sent++;
        bytesOut += bytes;
        lastSentAt = nowNanos;
    }

    /** A request went out so long after it was due, though nothing but the generator kept it. */
    void late(long nanos) {
        sendLag.recordValue(Math.min(nanos, LONGEST_NANOS));
    }

    void replied(Reply reply, long latencyNanos, long nowNanos, boolean inTime) {
        long nanos = Math.min(latencyNanos, LONGEST_NANOS);
        latency.recordValue(nanos);
        timeline.record(nanos, nowNanos);
        lastReplyAt = nowNanos;
        timely += inTime ? 1 : 0;
        bytesIn += reply.bytes;
        switch (reply.kind) {
            case ANNOUNCED -> {
                announced++;
                peers += reply.peerCount;
            }
            case SCRAPED -> {}
            case REFUSED, MALFORMED -> {
                errors++;
                count(reply.message);
            }
        }
    }

    void lost() {
        lost++;
    }

    void broken(String why) {
        broken++;
        count(why);
    }

    void stray() {
        stray++;
    }

    long sent() {
        return sent;
    }

    long replies() {
        return latency.getTotalCount();
    }

    /** What the phase comes to. */
    PhaseResult result(Phase phase, long endedAt, double busy, double cores) {
        boolean timed = phase.isTimed();
        long nanos = Math.max(1, (timed ? endedAt : lastReplyAt) - startedAt);
        return new PhaseResult(
                phase.name(),
                phase.pace(),
                nanos,
                Math.max(1, (timed ? endedAt : lastSentAt) - startedAt),
                sent,
                timed ? timely : replies(),
                replies(),
                announced,
                peers,
                errors,
                broken,
                lost,
                stray,
                bytesOut,
                bytesIn,
                messages,
                latency,
                sendLag,
                timeline.seconds(),
                busy,
                cores);
    }

    private void count(String message) {
        boolean room = messages.size() < MOST_MESSAGES || messages.containsKey(message);
        messages.merge(room ? message : "others", 1L, Long::sum);
    }
}

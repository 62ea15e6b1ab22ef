package io.swarmbed.simulator.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What happened in a phase.
 *
 * @param nanos how long it took: the time it was given, or until the last reply when it was given a number of requests
 * @param sendingNanos the part of it in which requests were sent
 * @param sent requests
 * @param timely replies that came within {@code nanos}
 * @param replies all replies, errors among them
 * @param announced replies to announces that are no errors
 * @param peers in these replies
 * @param errors replies that say no, or make no sense
 * @param broken requests whose connection ended before the reply
 * @param lost requests without a reply within the time-out
 * @param stray packets that answer nothing, or too late
 * @param bytesOut payload sent, in bytes
 * @param bytesIn payload received, in bytes
 * @param messages of errors and broken connections, with their numbers, in the order of their first appearance
 * @param latency nanoseconds; in an open loop from the moment a request was due
 * @param sendLag nanoseconds by which requests of an open loop were sent late for want of a free generator
 * @param timeline second by second
 * @param busy the share of the time for which the generator's thread had a processor, 0 to 1
 * @param cores processors that the generator used, all its threads together
 */
record PhaseResult(
        String name,
        Pace pace,
        long nanos,
        long sendingNanos,
        long sent,
        long timely,
        long replies,
        long announced,
        long peers,
        long errors,
        long broken,
        long lost,
        long stray,
        long bytesOut,
        long bytesIn,
        Map<String, Long> messages,
        Histogram latency,
        Histogram sendLag,
        List<Timeline.Second> timeline,
        double busy,
        double cores) {
    private static final double BUSY = 0.95;
    private static final long LATE_NANOS = 1_000_000L;
    private static final double BEHIND = 0.99;

    PhaseResult {
        messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    }

    /** Replies per second. */
    double perSecond() {
        return timely * 1e9 / nanos;
    }

    /** Peers in the reply to an announce, on average. */
    double peersPerReply() {
        return announced == 0 ? 0 : (double) peers / announced;
    }

    /**
     * The latency peers would have seen that do not wait for one another, as HdrHistogram estimates it for a closed loop: a
     * slot of the window that waited long would have sent a request every so often, each of which had waited the rest of the
     * time. Empty for an open loop, whose latencies need no such correction.
     */
    Optional<Histogram> corrected() {
        if (!(pace instanceof Pace.Closed closed) || timely == 0) {
            return Optional.empty();
        }
        long turn = Math.max(1, (long) (closed.window() / perSecond() * 1e9));
        return Optional.of(latency.copyCorrectedForCoordinatedOmission(turn));
    }

    /** Why nothing came of it; empty when something did. */
    Optional<String> failure() {
        if (sent > 0 && replies == 0) {
            return Optional.of("the tracker answered none of " + sent + " requests" + commonest());
        }
        return sent > 0 && errors == replies
                ? Optional.of("the tracker answered every request with an error" + commonest())
                : Optional.empty();
    }

    private String commonest() {
        return messages.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(message -> ": " + message.getKey())
                .orElse("");
    }

    /** Why the figures say more of the generator than of the tracker; empty when they do not. */
    Optional<String> doubt() {
        if (pace instanceof Pace.Closed) {
            return busy < BUSY
                    ? Optional.empty()
                    : Optional.of("the generator's thread was busy " + Decimal.of(busy * 100, 0)
                            + " % of the time: the tracker may be able to do more");
        }
        long lag = sendLag.getValueAtPercentile(99);
        double wanted = ((Pace.Open) pace).perSecond() * (sendingNanos / 1e9);
        if (lag > LATE_NANOS) {
            return Optional.of("1 % of the requests were sent more than " + Decimal.of(lag / 1e6, 2)
                    + " ms late, because the generator was: latencies contain that");
        }
        return sent >= wanted * BEHIND
                ? Optional.empty()
                : Optional.of("only " + sent + " of " + Math.round(wanted)
                        + " requests could be sent: all connections waited "
                        + "for replies; latencies contain the time in which requests waited for one");
    }
}

package io.swarmbed.engine.core;

import java.time.Duration;

/**
 * How one torrent at one peer behaves, strategies apart.
 *
 * @param extensions what this peer offers beyond BEP 3
 * @param connections how many connections it wants
 * @param requests how it requests blocks
 * @param slots peers unchoked at once at most, at least 1
 * @param chokeRound time between two rounds of the choker
 * @param roundsPerRotation rounds between two optimistic unchokes
 * @param rateWindow the time over which rates are measured (mainline: 20 s)
 * @param keepAlive silence after which a keep-alive is sent; a peer silent for twice as long is dropped
 * @param redundantHaves whether a HAVE is sent to peers that own the piece too, as mainline does
 * @param numWant peers asked of a tracker
 */
public record SessionSettings(
        Extensions extensions,
        Connections connections,
        Requests requests,
        int slots,
        Duration chokeRound,
        int roundsPerRotation,
        Duration rateWindow,
        Duration keepAlive,
        boolean redundantHaves,
        int numWant) {

    /** What a client does by default. */
    public static final SessionSettings DEFAULT = new SessionSettings(
            Extensions.ALL,
            Connections.DEFAULT,
            Requests.DEFAULT,
            4,
            Duration.ofSeconds(10),
            3,
            Duration.ofSeconds(20),
            Duration.ofSeconds(110),
            true,
            50);

    public SessionSettings {
        if (slots < 1 || roundsPerRotation < 1 || numWant < 0) {
            throw new IllegalArgumentException("slots and rounds are at least 1, numWant at least 0");
        }
    }

    /**
     * What a peer offers beyond BEP 3.
     *
     * @param fast BEP 6
     * @param allowedFast the allowed-fast set of BEP 6; needs {@code fast}
     * @param extended BEP 10
     * @param uploadOnly BEP 21; needs {@code extended}
     */
    public record Extensions(boolean fast, boolean allowedFast, boolean extended, boolean uploadOnly) {
        public static final Extensions ALL = new Extensions(true, true, true, true);
        public static final Extensions NONE = new Extensions(false, false, false, false);
    }

    /**
     * How many connections a peer wants.
     *
     * @param min below this the trackers are asked for more peers
     * @param target up to this many this peer dials
     * @param max up to this many it accepts
     * @param halfOpen dials under way at most
     */
    public record Connections(int min, int target, int max, int halfOpen) {
        public static final Connections DEFAULT = new Connections(20, 40, 80, 10);

        public Connections {
            if (min < 0 || target < min || max < target || halfOpen < 1) {
                throw new IllegalArgumentException("connections must be 0 ≤ min ≤ target ≤ max");
            }
        }
    }

    /**
     * How a peer requests blocks.
     *
     * @param ceiling requests under way on one connection at most
     * @param accepted requests of a remote peer that wait here at most ({@code reqq} of BEP 10)
     * @param timeout after this long without a block a peer that owes some is snubbed and its requests are given away
     * @param readAhead blocks read for one connection before its turn comes
     */
    public record Requests(int ceiling, int accepted, Duration timeout, int readAhead) {
        public static final Requests DEFAULT = new Requests(500, 1000, Duration.ofSeconds(30), 4);
    }

    public SessionSettings withExtensions(Extensions value) {
        return new SessionSettings(
                value,
                connections,
                requests,
                slots,
                chokeRound,
                roundsPerRotation,
                rateWindow,
                keepAlive,
                redundantHaves,
                numWant);
    }

    public SessionSettings withConnections(Connections value) {
        return new SessionSettings(
                extensions,
                value,
                requests,
                slots,
                chokeRound,
                roundsPerRotation,
                rateWindow,
                keepAlive,
                redundantHaves,
                numWant);
    }

    public SessionSettings withRequests(Requests value) {
        return new SessionSettings(
                extensions,
                connections,
                value,
                slots,
                chokeRound,
                roundsPerRotation,
                rateWindow,
                keepAlive,
                redundantHaves,
                numWant);
    }

    public SessionSettings withSlots(int value) {
        return new SessionSettings(
                extensions,
                connections,
                requests,
                value,
                chokeRound,
                roundsPerRotation,
                rateWindow,
                keepAlive,
                redundantHaves,
                numWant);
    }

    /** Rounds of this length; requests time out after three of them, as in mainline with its 10 s and 30 s. */
    public SessionSettings withChokeRound(Duration round, int rounds) {
        Requests r = requests;
        return new SessionSettings(
                extensions,
                connections,
                new Requests(r.ceiling, r.accepted, round.multipliedBy(3), r.readAhead),
                slots,
                round,
                rounds,
                round.multipliedBy(2),
                keepAlive,
                redundantHaves,
                numWant);
    }

    public SessionSettings withRedundantHaves(boolean value) {
        return new SessionSettings(
                extensions,
                connections,
                requests,
                slots,
                chokeRound,
                roundsPerRotation,
                rateWindow,
                keepAlive,
                value,
                numWant);
    }

    public SessionSettings withNumWant(int value) {
        return new SessionSettings(
                extensions,
                connections,
                requests,
                slots,
                chokeRound,
                roundsPerRotation,
                rateWindow,
                keepAlive,
                redundantHaves,
                value);
    }
}

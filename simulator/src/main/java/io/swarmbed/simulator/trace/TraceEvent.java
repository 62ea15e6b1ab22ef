package io.swarmbed.simulator.trace;

import java.util.List;

/**
 * One line of a trace; cells that do not apply are empty.
 *
 * @param timeNanos since the start of the run
 * @param event a message's name, {@code alarm}, {@code opened} or {@code closed}
 * @param node to whom it happens
 * @param peer the other node
 * @param numbers the message's a, b and c, as many as it has
 */
public record TraceEvent(
        String timeNanos, String event, String node, String peer, String connection, List<String> numbers) {}

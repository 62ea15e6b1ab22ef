package io.swarmbed.engine.virtual;

/**
 * Hears what happens in a virtual network, in order. It only listens: whatever it does must not change the run.
 *
 * <p>Connections are numbered from 0 in the order in which they were opened; both ends have the same number. The three
 * numbers of a message are: {@code a} the piece, port, extension's number, or how many pieces a bitfield has set;
 * {@code b} the begin, a bitfield's number of pieces, or the bytes of an extension message; {@code c} the length, or a
 * hash of a bitfield; 0 when the verb has none.
 */
@FunctionalInterface
public interface Trace {
    /** A message is about to be delivered from the node {@code source} to the node {@code target}. */
    void delivered(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c);

    /** A message was given to a connection; it is delivered or dropped later. */
    default void sent(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {}

    /**
     * A message will not be delivered, because its receiver has closed the connection, or its
     * sender vanished before it left. Told at the close, when the message
     * is sent, or for some when they would have come.
     */
    default void dropped(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {}

    /** An alarm of this node rings, or one of the world itself, which is node -1. */
    default void rang(long nanos, int node) {}

    /** The node {@code source} has reached {@code target}: both ends are there, and the handshakes follow. */
    default void opened(long nanos, int connection, int source, int target) {}

    /** The node has closed its end of a connection, or has heard that the other end is closed. */
    default void closed(long nanos, int connection, int node) {}

    /** The node is about to vanish without a word: its ends of connections close, and nobody hears of it. */
    default void vanished(long nanos, int node) {}

    /** An event is over, with all that it led to at once. */
    default void settled(long nanos) {}
}

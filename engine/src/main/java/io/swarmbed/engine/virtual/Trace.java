package io.swarmbed.engine.virtual;

/** Hears of every delivery just before it happens. It only listens: whatever it does must not change the run. */
@FunctionalInterface
public interface Trace {
    /**
     * One message is about to be delivered.
     *
     * @param source id of the node that sent it
     * @param target id of the node that receives it
     * @param a piece, port, extension's number, or how many pieces a bitfield has set; 0 when the verb has none
     * @param b begin, a bitfield's number of pieces, or bytes of an extension message; 0 when the verb has none
     * @param c length, or a hash of a bitfield; 0 when the verb has none
     */
    void delivered(long nanos, int source, int target, Verb verb, int a, int b, int c);
}

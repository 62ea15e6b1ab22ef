package io.swarmbed.engine.virtual;

/** A partition of the network: which nodes cannot reach each other. It works in both directions. */
@FunctionalInterface
public interface Separation {
    /** A network in one piece. */
    Separation NONE = (a, b) -> false;

    boolean apart(VirtualNode a, VirtualNode b);
}

package io.swarmbed.engine.policy;

/**
 * Says which of the addresses known is dialled next, and who may stay connected. How many connections there are is the engine's
 * concern: it asks while there is room for another one. One selector belongs to one torrent at one peer.
 */
public interface PeerSelector {
    /** Nobody to dial. */
    int NONE = -1;

    /**
     * Whom to dial: the index of an address that can be dialled now, or {@link #NONE} when none of them is wanted. It may
     * be asked without a dial that follows, to find out whether trackers have to be asked for others.
     */
    int next(SelectionView view);

    /**
     * Whether a connection that has just been made may be kept, whoever dialled; there is room for it. It is not among the
     * view's connections yet.
     *
     * @param region where it is, or {@link SelectionView#UNKNOWN}
     */
    default boolean accepts(SelectionView view, int region) {
        return true;
    }
}

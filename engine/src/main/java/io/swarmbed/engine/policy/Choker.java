package io.swarmbed.engine.policy;

/** Says which peers are unchoked after a round. One choker belongs to one torrent at one peer. */
public interface Choker {
    /** Unchokes peers through the view; those it does not name are choked when this returns. */
    void round(ChokeView view);

    /** Asked before each block is sent to an unchoked peer; a block that may not be sent waits. */
    default boolean mayServe(PeerView peer) {
        return true;
    }
}

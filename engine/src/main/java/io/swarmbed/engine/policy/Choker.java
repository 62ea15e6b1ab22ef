package io.swarmbed.engine.policy;

/** Says which peers are unchoked after a round. One choker belongs to one torrent at one peer. */
public interface Choker {
    /** Unchokes peers through the view; those it does not name are choked when this returns. */
    void round(ChokeView view);

    /**
     * Asked before each block is sent to an unchoked peer; a block that may not be sent waits. It is asked again when a block
     * of this peer has come, and every second.
     */
    default boolean mayServe(PeerView peer) {
        return true;
    }

    /**
     * Whether it never has more interested peers unchoked than there are {@linkplain ChokeView#slots() slots}. One that gives
     * more is asked at once when a peer becomes interested, and not checked for slots.
     */
    default boolean keepsToSlots() {
        return true;
    }
}

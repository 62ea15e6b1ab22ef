package io.swarmbed.engine.policy;

/**
 * Says which piece to work on next with one peer. The engine owns the blocks: it asks again for every block, and turns a
 * pick into a request for the next free block of that piece. One picker belongs to one torrent at one peer.
 */
public interface PiecePicker {
    /** Nothing to pick. */
    int NONE = -1;

    /** One of the view's candidates or partials, or {@link #NONE}. */
    int pick(PickView view);

    /** Whether it looks at {@link PickView#swarm()}, which worlds keep for those who say so. */
    default boolean seesSwarm() {
        return false;
    }
}

package io.swarmbed.engine.virtual;

import io.swarmbed.engine.wire.Payload;

/** A block's token: its length, and whether its content is right. */
public interface VirtualBlock extends Payload {
    /** {@link #corruptedBy} of a block that is right. */
    int NOBODY = -1;

    /** Id of the node that corrupted the content, or {@link #NOBODY}. */
    int corruptedBy();

    default boolean corrupt() {
        return corruptedBy() != NOBODY;
    }
}

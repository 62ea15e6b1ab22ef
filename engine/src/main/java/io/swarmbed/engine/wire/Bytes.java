package io.swarmbed.engine.wire;

import java.nio.ByteBuffer;

/** What networks and stores see of a {@link Payload}. */
public interface Bytes extends Payload {
    /** A view of exactly the content, valid until the payload is released; its position and limit are the caller's. */
    ByteBuffer buffer();
}

package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.swarmbed.engine.wire.Bytes;

/** Where one connection's messages go, first in, first out. */
sealed interface Outlet permits SocketWriter, DelayLine {
    /** Where to write a message of exactly this many bytes, at once, at the buffer's end. */
    ByteBuf message(int bytes);

    /**
     * Where to write the header of a block of this many bytes, at once; {@link #block} follows.
     *
     * @param departure when the last byte of the whole message leaves, by the peer's uplink
     */
    ByteBuf header(int bytes, long departure);

    /** Takes the block's content. */
    void block(Bytes block);

    /** Nothing more comes: once all has been written, ends the channel's output. */
    void finish();

    /** The channel is gone; drops what is held. */
    void drop();
}

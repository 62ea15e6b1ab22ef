package io.swarmbed.engine.tracker;

import io.swarmbed.engine.wire.PeerAddress;
import java.nio.ByteBuffer;

/** A datagram socket, opened by the first packet sent. Packets may be lost; none is reported lost. */
interface UdpTransport extends AutoCloseable {
    /** Sends the bytes from the buffer's position to its limit, which it may keep. */
    void send(PeerAddress target, ByteBuffer packet);

    /** Says who gets the packets that arrive; to be called once, before the first is sent. */
    void onPacket(Receiver receiver);

    @Override
    void close();

    /** Takes packets. */
    interface Receiver {
        /** Takes one packet; the buffer belongs to the transport again after the call. */
        void received(PeerAddress sender, ByteBuffer packet);
    }
}

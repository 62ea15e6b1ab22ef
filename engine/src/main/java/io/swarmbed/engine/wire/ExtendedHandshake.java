package io.swarmbed.engine.wire;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The handshake of the extension protocol (BEP 10), of which a peer may send several.
 *
 * @param client {@code v}: name and version of the sender's client
 * @param listenPort {@code p}: where the sender accepts connections
 * @param requestQueue {@code reqq}: how many requests the sender keeps waiting at most
 * @param yourIp the BEP's <code>yourip</code>: the receiver's address as the sender sees it; its port is 0
 * @param uploadOnly {@code upload_only}: the sender will request nothing (BEP 21)
 */
public record ExtendedHandshake(
        Optional<String> client,
        OptionalInt listenPort,
        OptionalInt requestQueue,
        Optional<PeerAddress> yourIp,
        boolean uploadOnly)
        implements ExtensionMessage {
    /** The message number of the handshake itself. */
    public static final int ID = 0;
}

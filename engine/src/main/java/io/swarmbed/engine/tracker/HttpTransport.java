package io.swarmbed.engine.tracker;

import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes HTTP requests, one connection each. */
interface HttpTransport extends AutoCloseable {
    /**
     * Gets a resource and calls back at most once, not within the call; never after it was cancelled.
     *
     * @param url scheme and host, for the headers and for TLS
     * @param target what to ask for
     * @param addresses of the host; each is tried until one takes the connection
     * @return cancels the request
     */
    Runnable get(TrackerUrl url, String target, List<PeerAddress> addresses, Consumer<Result> result);

    /** Lets go of what the transport holds; requests under way are cancelled by those who made them. */
    @Override
    void close();

    /** What came of a request. */
    sealed interface Result {
        /**
         * A whole reply.
         *
         * @param location where the tracker points instead
         * @param body decompressed, {@value HttpReplies#MAX_BYTES} bytes at most
         */
        record Reply(int status, Optional<String> location, BBytes body) implements Result {}

        /** No reply, and why. */
        record Failed(String reason) implements Result {}
    }
}

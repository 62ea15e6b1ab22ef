package io.swarmbed.engine.virtual;

/**
 * What one node has sent and received, in bytes of the peer protocol, handshakes included. A message is sent when it is
 * given to the connection and received when it is delivered.
 */
public final class Traffic {
    private long sentBytes;
    private long sentContentBytes;
    private long receivedBytes;
    private long receivedContentBytes;

    void sent(int wireBytes, int contentBytes) {
        sentBytes += wireBytes;
        sentContentBytes += contentBytes;
    }

    void received(int wireBytes, int contentBytes) {
        receivedBytes += wireBytes;
        receivedContentBytes += contentBytes;
    }

    /** Everything sent, content included. */
    public long sentBytes() {
        return sentBytes;
    }

    /** The part of {@link #sentBytes} that was blocks. */
    public long sentContentBytes() {
        return sentContentBytes;
    }

    /** Everything received, content included. */
    public long receivedBytes() {
        return receivedBytes;
    }

    /** The part of {@link #receivedBytes} that was blocks. */
    public long receivedContentBytes() {
        return receivedContentBytes;
    }
}

package io.swarmbed.engine.link;

/**
 * What a message costs on a link beside its own bytes: the headers of the packets that carry it. Each message has packets
 * of its own; acknowledgements cost nothing.
 *
 * @param bytesPerPacket at least 0
 * @param maxSegmentBytes what one packet carries at most, at least 1
 */
public record PacketHeaders(int bytesPerPacket, int maxSegmentBytes) {
    /** Messages cost what they are. */
    public static final PacketHeaders NONE = new PacketHeaders(0, Integer.MAX_VALUE);

    /** Headers of IPv4 and TCP without options, in bytes. */
    public static final int TCP_IP_BYTES = 40;

    public PacketHeaders {
        if (bytesPerPacket < 0 || maxSegmentBytes < 1) {
            throw new IllegalArgumentException("impossible packets: " + bytesPerPacket + ", " + maxSegmentBytes);
        }
    }

    /** What a message of this many bytes costs. */
    public int charged(int wireBytes) {
        if (bytesPerPacket == 0 || wireBytes == 0) {
            return wireBytes;
        }
        return wireBytes + bytesPerPacket * ((wireBytes - 1) / maxSegmentBytes + 1);
    }
}

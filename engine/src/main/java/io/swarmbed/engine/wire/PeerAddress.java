package io.swarmbed.engine.wire;

import java.nio.ByteBuffer;

/**
 * An IP address and port, never resolved from a name. IPv4 addresses are kept in their IPv6-mapped form.
 *
 * @param high the first eight bytes of the IPv6 address
 * @param low the last eight bytes
 * @param port 0 to 65535; 0 where only the address counts
 */
public record PeerAddress(long high, long low, int port) implements Comparable<PeerAddress> {
    private static final long MAPPED = 0xFFFFL << 32;

    public PeerAddress {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("no such port: " + port);
        }
    }

    /**
     * An IPv4 address.
     *
     * @param ip the four bytes, first byte highest
     */
    public static PeerAddress ofIpv4(int ip, int port) {
        return new PeerAddress(0, MAPPED | (ip & 0xFFFF_FFFFL), port);
    }

    /**
     * An address in network byte order.
     *
     * @param address 4 or 16 bytes
     * @throws IllegalArgumentException for any other length
     */
    public static PeerAddress of(byte[] address, int port) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        return switch (address.length) {
            case 4 -> ofIpv4(bytes.getInt(), port);
            case 16 -> new PeerAddress(bytes.getLong(), bytes.getLong(), port);
            default -> throw new IllegalArgumentException("an IP address of " + address.length + " bytes");
        };
    }

    public boolean isIpv4() {
        return high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == MAPPED;
    }

    /** The four bytes of an IPv4 address, first byte highest. */
    public int ipv4() {
        return (int) low;
    }

    /** The address alone: 4 bytes for IPv4, else 16. */
    public byte[] addressBytes() {
        return isIpv4()
                ? ByteBuffer.allocate(4).putInt(ipv4()).array()
                : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    public PeerAddress withPort(int newPort) {
        return new PeerAddress(high, low, newPort);
    }

    /** Whether both have the same IP address. */
    public boolean sameHost(PeerAddress other) {
        return high == other.high && low == other.low;
    }

    @Override
    public int compareTo(PeerAddress other) {
        int order = Long.compareUnsigned(high, other.high);
        if (order == 0) {
            order = Long.compareUnsigned(low, other.low);
        }
        return order == 0 ? Integer.compare(port, other.port) : order;
    }

    /** {@code 127.0.0.1:6881} or {@code [::1]:6881}, the IPv6 address in eight groups. */
    @Override
    public String toString() {
        return host() + ":" + port;
    }

    /** The address as text, in brackets for IPv6. */
    public String host() {
        if (isIpv4()) {
            int ip = ipv4();
            return (ip >>> 24) + "." + (ip >>> 16 & 0xFF) + "." + (ip >>> 8 & 0xFF) + "." + (ip & 0xFF);
        }
        StringBuilder text = new StringBuilder("[");
        for (int group = 0; group < 8; group++) {
            long half = group < 4 ? high : low;
            text.append(group == 0 ? "" : ":").append(Long.toHexString(half >>> (48 - 16 * (group & 3)) & 0xFFFF));
        }
        return text.append("]").toString();
    }
}

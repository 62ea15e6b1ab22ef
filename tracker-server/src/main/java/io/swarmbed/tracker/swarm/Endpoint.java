package io.swarmbed.tracker.swarm;

import java.nio.ByteBuffer;

/**
 * An address and a TCP port: the identity of a peer within its swarm.
 *
 * @param high the first eight bytes of the IPv6 address; 0 for IPv4
 * @param low the last eight bytes; an IPv4 address is held as IPv4-mapped IPv6 ({@code ::ffff:a.b.c.d})
 * @param port 0 to 65535; 0 is a peer that nobody can dial
 */
public record Endpoint(long high, long low, int port) {
    private static final long MAPPED = 0xFFFFL;

    public Endpoint {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    /** An IPv4 endpoint; the address in network byte order. */
    public static Endpoint ofIpv4(int address, int port) {
        return new Endpoint(0, MAPPED << 32 | Integer.toUnsignedLong(address), port);
    }

    /**
     * An endpoint at an address of 4 or 16 bytes, as {@link java.net.InetAddress#getAddress()} gives them.
     *
     * @throws IllegalArgumentException when the address has another length
     */
    public static Endpoint of(byte[] address, int port) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        return switch (address.length) {
            case 4 -> ofIpv4(bytes.getInt(), port);
            case 16 -> new Endpoint(bytes.getLong(), bytes.getLong(), port);
            default -> throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length);
        };
    }

    public boolean isIpv4() {
        return high == 0 && low >>> 32 == MAPPED;
    }

    public Endpoint withPort(int otherPort) {
        return new Endpoint(high, low, otherPort);
    }
}

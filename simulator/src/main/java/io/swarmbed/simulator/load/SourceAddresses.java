package io.swarmbed.simulator.load;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** The addresses that requests come from: whatever the system takes, or so many of 127.0.0.0/8. */
final class SourceAddresses {
    /** The first of several, 127.0.1.1, which no server listens at by habit. */
    private static final int BASE = 0x7F00_0101;

    private final int count;

    private SourceAddresses(int count) {
        this.count = count;
    }

    /**
     * The addresses for a tracker.
     *
     * @throws IllegalArgumentException when several are wanted of a tracker that is elsewhere
     */
    static SourceAddresses of(int count, InetAddress tracker) {
        if (count > 1 && !(tracker instanceof Inet4Address && tracker.isLoopbackAddress())) {
            throw new IllegalArgumentException(
                    "sources: several addresses are to be had on loopback only, for a tracker at 127.0.0.1");
        }
        return new SourceAddresses(count);
    }

    int count() {
        return count;
    }

    /** The address of a source, with any free port. */
    InetSocketAddress address(int source) {
        if (count == 1) {
            return new InetSocketAddress(0);
        }
        try {
            byte[] bytes = ByteBuffer.allocate(4).putInt(BASE + source).array();
            return new InetSocketAddress(InetAddress.getByAddress(bytes), 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The source at an IPv4 address of several; the one there is, whatever it is called, when there is just one. */
    int sourceAt(int address) {
        return count == 1 ? 0 : address - BASE;
    }
}

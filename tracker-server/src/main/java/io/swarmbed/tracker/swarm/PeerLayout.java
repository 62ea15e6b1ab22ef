package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.PeerId;
import java.nio.ByteBuffer;

/**
 * How a peer lies in an array of ints: its address (one int or four), its port with a flag, the second of its last
 * announce, the number of its joining, and its id where ids are kept. Every method takes the array and where in it the
 * peer begins.
 */
final class PeerLayout {
    private static final int PORT = 0xFFFF;
    /** Beside the port: the peer's completion has been counted. */
    private static final int COUNTED = 1 << 16;

    private static final long MAPPED = 0xFFFFL << 32;

    private final boolean ipv6;
    private final boolean keepsIds;
    private final int port;
    private final int seen;
    private final int joined;
    private final int id;

    PeerLayout(boolean ipv6, boolean keepsIds) {
        this.ipv6 = ipv6;
        this.keepsIds = keepsIds;
        port = ipv6 ? 4 : 1;
        seen = port + 1;
        joined = seen + 1;
        id = joined + 1;
    }

    boolean isIpv6() {
        return ipv6;
    }

    boolean keepsIds() {
        return keepsIds;
    }

    /** Ints of a peer. */
    int length() {
        return keepsIds ? id + PeerId.LENGTH / Integer.BYTES : id;
    }

    /** Writes a peer that has not completed. */
    void put(int[] array, int at, Endpoint peer, int number) {
        if (ipv6) {
            putLong(array, at, peer.high());
            putLong(array, at + 2, peer.low());
        } else {
            array[at] = (int) peer.low();
        }
        array[at + port] = peer.port();
        array[at + joined] = number;
    }

    boolean matches(int[] array, int at, Endpoint peer) {
        return (array[at + port] & PORT) == peer.port()
                && low(array, at) == peer.low()
                && high(array, at) == peer.high();
    }

    long high(int[] array, int at) {
        return ipv6 ? getLong(array, at) : 0;
    }

    long low(int[] array, int at) {
        return ipv6 ? getLong(array, at + 2) : MAPPED | Integer.toUnsignedLong(array[at]);
    }

    int port(int[] array, int at) {
        return array[at + port] & PORT;
    }

    Endpoint endpoint(int[] array, int at) {
        return new Endpoint(high(array, at), low(array, at), port(array, at));
    }

    int seen(int[] array, int at) {
        return array[at + seen];
    }

    void seen(int[] array, int at, int seconds) {
        array[at + seen] = seconds;
    }

    int joined(int[] array, int at) {
        return array[at + joined];
    }

    boolean isCounted(int[] array, int at) {
        return (array[at + port] & COUNTED) != 0;
    }

    void count(int[] array, int at) {
        array[at + port] |= COUNTED;
    }

    void id(int[] array, int at, PeerId peerId) {
        if (keepsIds) {
            putLong(array, at + id, peerId.high());
            putLong(array, at + id + 2, peerId.middle());
            array[at + id + 4] = peerId.low();
        }
    }

    PeerId id(int[] array, int at) {
        return new PeerId(getLong(array, at + id), getLong(array, at + id + 2), array[at + id + 4]);
    }

    void writeCompact(int[] array, int at, ByteBuffer target) {
        if (ipv6) {
            target.putInt(array[at]).putInt(array[at + 1]).putInt(array[at + 2]);
            target.putInt(array[at + 3]);
        } else {
            target.putInt(array[at]);
        }
        target.putShort((short) array[at + port]);
    }

    private static long getLong(int[] array, int at) {
        return (long) array[at] << 32 | Integer.toUnsignedLong(array[at + 1]);
    }

    private static void putLong(int[] array, int at, long value) {
        array[at] = (int) (value >>> 32);
        array[at + 1] = (int) value;
    }
}

package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.PeerId;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What is kept of each peer of a table, one array a column, addressed by slot. IPv4 peers need no high half. */
final class PeerColumns {
    private final boolean ipv6;
    private final boolean keepsIds;
    private long[] high = new long[0];
    private long[] low = new long[0];
    private char[] port = new char[0];
    private int[] seen = new int[0];
    private int[] joined = new int[0];
    private boolean[] counted = new boolean[0];
    private byte[] ids = new byte[0];

    PeerColumns(boolean ipv6, boolean keepsIds) {
        this.ipv6 = ipv6;
        this.keepsIds = keepsIds;
    }

    boolean isIpv6() {
        return ipv6;
    }

    boolean keepsIds() {
        return keepsIds;
    }

    void resize(int capacity) {
        if (ipv6) {
            high = Arrays.copyOf(high, capacity);
        }
        low = Arrays.copyOf(low, capacity);
        port = Arrays.copyOf(port, capacity);
        seen = Arrays.copyOf(seen, capacity);
        joined = Arrays.copyOf(joined, capacity);
        counted = Arrays.copyOf(counted, capacity);
        if (keepsIds) {
            ids = Arrays.copyOf(ids, capacity * PeerId.LENGTH);
        }
    }

    void set(int slot, Endpoint peer) {
        if (ipv6) {
            high[slot] = peer.high();
        }
        low[slot] = peer.low();
        port[slot] = (char) peer.port();
        counted[slot] = false;
    }

    void copy(int from, int to) {
        if (ipv6) {
            high[to] = high[from];
        }
        low[to] = low[from];
        port[to] = port[from];
        seen[to] = seen[from];
        joined[to] = joined[from];
        counted[to] = counted[from];
        if (keepsIds) {
            System.arraycopy(ids, from * PeerId.LENGTH, ids, to * PeerId.LENGTH, PeerId.LENGTH);
        }
    }

    boolean matches(int slot, Endpoint peer) {
        return low[slot] == peer.low() && port[slot] == peer.port() && (!ipv6 || high[slot] == peer.high());
    }

    long high(int slot) {
        return ipv6 ? high[slot] : 0;
    }

    long low(int slot) {
        return low[slot];
    }

    int port(int slot) {
        return port[slot];
    }

    int seen(int slot) {
        return seen[slot];
    }

    void seen(int slot, int seconds) {
        seen[slot] = seconds;
    }

    /** The number of its joining: the lower, the longer the peer has been there. */
    int joined(int slot) {
        return joined[slot];
    }

    void joined(int slot, int number) {
        joined[slot] = number;
    }

    /** Marks the peer's completion as counted. @return whether it was not before */
    boolean count(int slot) {
        boolean first = !counted[slot];
        counted[slot] = true;
        return first;
    }

    void id(int slot, PeerId id) {
        if (keepsIds) {
            id.write(ByteBuffer.wrap(ids, slot * PeerId.LENGTH, PeerId.LENGTH));
        }
    }

    void writeId(int slot, ByteBuffer target) {
        target.put(ids, slot * PeerId.LENGTH, PeerId.LENGTH);
    }

    void writeCompact(int slot, ByteBuffer target) {
        if (ipv6) {
            target.putLong(high[slot]).putLong(low[slot]);
        } else {
            target.putInt((int) low[slot]);
        }
        target.putShort((short) port[slot]);
    }
}

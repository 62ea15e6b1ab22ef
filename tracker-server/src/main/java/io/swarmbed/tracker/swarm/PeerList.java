package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.PeerId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Peers of one address family in a reply, in random order. Positions run from 0 to {@link #size()} - 1. Immutable, unless
 * they were written into a buffer of the caller's: it is a view of that then, and good for as long as the buffer is.
 */
public final class PeerList {
    /** Bytes of a compact IPv4 peer (BEP 23). */
    public static final int IPV4_LENGTH = 6;

    /** Bytes of a compact IPv6 peer (BEP 7). */
    public static final int IPV6_LENGTH = 18;

    private static final byte[] NO_IDS = {};
    private static final PeerList NO_IPV4 = new PeerList(false, ByteBuffer.allocate(0), 0, NO_IDS);
    private static final PeerList NO_IPV6 = new PeerList(true, ByteBuffer.allocate(0), 0, NO_IDS);

    private final boolean ipv6;
    private final ByteBuffer bytes;
    private final int from;
    private final int length;
    private final byte[] ids;

    /** The compact peers that the buffer holds from there to its position. */
    private PeerList(boolean ipv6, ByteBuffer bytes, int from, byte[] ids) {
        this.ipv6 = ipv6;
        this.bytes = bytes;
        this.from = from;
        this.length = bytes.position() - from;
        this.ids = ids;
    }

    static PeerList empty(boolean ipv6) {
        return ipv6 ? NO_IPV6 : NO_IPV4;
    }

    /** The peers in these slots of the table. */
    static PeerList of(PeerTable table, int[] slots, int count) {
        PeerLayout layout = table.layout();
        byte[] ids = layout.keepsIds() ? new byte[count * PeerId.LENGTH] : NO_IDS;
        if (layout.keepsIds()) {
            ByteBuffer target = ByteBuffer.wrap(ids);
            for (int i = 0; i < count; i++) {
                table.writeId(slots[i], target);
            }
        }
        ByteBuffer compact = ByteBuffer.allocate(count * stride(layout.isIpv6()));
        return appended(table, slots, count, compact, ids);
    }

    /** The same, but appended to the buffer, and without ids. */
    static PeerList appended(PeerTable table, int[] slots, int count, ByteBuffer compact) {
        return appended(table, slots, count, compact, NO_IDS);
    }

    private static PeerList appended(PeerTable table, int[] slots, int count, ByteBuffer compact, byte[] ids) {
        int from = compact.position();
        for (int i = 0; i < count; i++) {
            table.writeCompact(slots[i], compact);
        }
        return new PeerList(table.layout().isIpv6(), compact, from, ids);
    }

    public int size() {
        return length / stride(ipv6);
    }

    public boolean isIpv6() {
        return ipv6;
    }

    /** The peers in compact form, {@value #IPV4_LENGTH} or {@value #IPV6_LENGTH} bytes each: a read-only view. */
    public ByteBuffer compact() {
        return bytes.asReadOnlyBuffer().limit(from + length).position(from).slice();
    }

    public Endpoint endpoint(int position) {
        int at = from + position * stride(ipv6);
        return ipv6
                ? new Endpoint(bytes.getLong(at), bytes.getLong(at + 8), Short.toUnsignedInt(bytes.getShort(at + 16)))
                : Endpoint.ofIpv4(bytes.getInt(at), Short.toUnsignedInt(bytes.getShort(at + 4)));
    }

    /** The peer's id; empty when the registry keeps none. */
    public Optional<PeerId> peerId(int position) {
        return ids.length == 0
                ? Optional.empty()
                : Optional.of(PeerId.read(ByteBuffer.wrap(ids, position * PeerId.LENGTH, PeerId.LENGTH)));
    }

    /** Bytes of a compact peer. */
    static int stride(boolean ipv6) {
        return ipv6 ? IPV6_LENGTH : IPV4_LENGTH;
    }
}

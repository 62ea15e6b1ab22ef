package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.PeerId;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Peers of one address family in a reply, in random order; immutable. Positions run from 0 to {@link #size()} - 1. */
public final class PeerList {
    /** Bytes of a compact IPv4 peer (BEP 23). */
    public static final int IPV4_LENGTH = 6;

    /** Bytes of a compact IPv6 peer (BEP 7). */
    public static final int IPV6_LENGTH = 18;

    private final boolean ipv6;
    private final byte[] compact;
    private final byte[] ids;

    private PeerList(boolean ipv6, byte[] compact, byte[] ids) {
        this.ipv6 = ipv6;
        this.compact = compact;
        this.ids = ids;
    }

    static PeerList empty(boolean ipv6) {
        return new PeerList(ipv6, new byte[0], new byte[0]);
    }

    /** The peers in these slots of the table. */
    static PeerList of(PeerTable table, int[] slots, int count) {
        boolean ipv6 = table.layout().isIpv6();
        ByteBuffer compact = ByteBuffer.allocate(count * (ipv6 ? IPV6_LENGTH : IPV4_LENGTH));
        ByteBuffer ids = ByteBuffer.allocate(table.layout().keepsIds() ? count * PeerId.LENGTH : 0);
        for (int i = 0; i < count; i++) {
            table.writeCompact(slots[i], compact);
            if (table.layout().keepsIds()) {
                table.writeId(slots[i], ids);
            }
        }
        return new PeerList(ipv6, compact.array(), ids.array());
    }

    public int size() {
        return compact.length / stride();
    }

    public boolean isIpv6() {
        return ipv6;
    }

    /** The peers in compact form, {@value #IPV4_LENGTH} or {@value #IPV6_LENGTH} bytes each: a read-only view. */
    public ByteBuffer compact() {
        return ByteBuffer.wrap(compact).asReadOnlyBuffer();
    }

    public Endpoint endpoint(int position) {
        ByteBuffer at = ByteBuffer.wrap(compact, position * stride(), stride());
        return ipv6
                ? new Endpoint(at.getLong(), at.getLong(), Short.toUnsignedInt(at.getShort()))
                : Endpoint.ofIpv4(at.getInt(), Short.toUnsignedInt(at.getShort()));
    }

    /** The peer's id; empty when the registry keeps none. */
    public Optional<PeerId> peerId(int position) {
        return ids.length == 0
                ? Optional.empty()
                : Optional.of(PeerId.read(ByteBuffer.wrap(ids, position * PeerId.LENGTH, PeerId.LENGTH)));
    }

    private int stride() {
        return ipv6 ? IPV6_LENGTH : IPV4_LENGTH;
    }
}

package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.PeerId;
import java.util.Optional;

/**
 * A walk over all swarms of a registry in steps, between which the registry may be used. Every swarm that is known
 * throughout is told, a small one at one moment. A peer of a large swarm that turns or is moved between two parts of its
 * swarm may be missed or told twice.
 */
public final class SwarmWalk {
    private final SwarmRegistry registry;
    private int row;
    private boolean ipv6;
    private int slot;

    SwarmWalk(SwarmRegistry registry) {
        this.registry = registry;
    }

    /**
     * Tells about so many more peers and swarms, or a small swarm's worth beyond. Peers that have expired are left out.
     *
     * @return whether more remain
     */
    public boolean step(int atMost, long nowSeconds, SwarmVisitor visitor) {
        Swarms swarms = registry.swarms();
        SwarmRows rows = swarms.rows();
        int now = Math.toIntExact(nowSeconds);
        int left = atMost;
        while (left > 0 && row < rows.end()) {
            if (!rows.isVacant(row)) {
                visitor.swarm(rows.infoHash(row), rows.downloaded(row), Math.max(0, now - rows.lastAnnounce(row)));
                left = family(swarms, left, now, visitor);
            }
            left--;
            if (slot == 0 && !ipv6) {
                row++;
            }
        }
        return row < rows.end();
    }

    /** Tells of the peers of the row's swarm, leaving the place where the next step goes on. @return what is left of the step */
    private int family(Swarms swarms, int atMost, int now, SwarmVisitor visitor) {
        int left = atMost;
        do {
            PeerTable table = swarms.open(row, ipv6);
            boolean small = table.size() <= PeerBlocks.LARGEST;
            while (slot < table.size() && (small || left > 0)) {
                tell(table, now, visitor);
                slot++;
                left--;
            }
            if (slot < table.size()) {
                return left;
            }
            slot = 0;
            ipv6 = !ipv6;
        } while (ipv6);
        return left;
    }

    private void tell(PeerTable table, int now, SwarmVisitor visitor) {
        PeerLayout layout = table.layout();
        int[] page = table.page(slot);
        int at = table.at(slot);
        int age = now - layout.seen(page, at);
        if (age < registry.settings().timeoutSeconds()) {
            Optional<PeerId> id = layout.keepsIds() ? Optional.of(layout.id(page, at)) : Optional.empty();
            visitor.peer(
                    layout.endpoint(page, at), table.isSeed(slot), layout.isCounted(page, at), Math.max(0, age), id);
        }
    }
}

package io.swarmbed.tracker.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

/** What must hold of a registry between any two calls, found out by looking at everything. */
final class RegistryInvariants {
    private RegistryInvariants() {}

    static void check(SwarmRegistry registry, String place) {
        Swarms swarms = registry.swarms();
        SwarmRows rows = swarms.rows();
        int known = 0;
        int peers = 0;
        for (int row = 0; row < rows.end(); row++) {
            if (!rows.isVacant(row)) {
                known++;
                peers += rows.size(row);
                assertThat(rows.find(rows.infoHash(row))).as(place).isEqualTo(row);
                checkFamily(registry, row, false, place);
                checkFamily(registry, row, true, place);
            }
        }
        assertThat(known).as(place).isEqualTo(rows.size());
        assertThat(registry.census().torrents()).as(place).isEqualTo(known);
        assertThat(registry.census().peers()).as(place).isEqualTo(peers);
    }

    private static void checkFamily(SwarmRegistry registry, int row, boolean ipv6, String place) {
        SwarmRows rows = registry.swarms().rows();
        PeerTable table = registry.swarms().open(row, ipv6);
        assertThat(rows.size(row, ipv6 ? SwarmRows.IPV6 : SwarmRows.IPV4))
                .as(place)
                .isEqualTo(table.size());
        assertThat(table.leechers()).as(place).isBetween(0, table.size());
        assertThat(table instanceof SmallPeers)
                .as(place)
                .isEqualTo(table.size() <= PeerBlocks.LARGEST && !(table instanceof LargePeers));
        int oldest = Integer.MAX_VALUE;
        Set<Endpoint> endpoints = new HashSet<>();
        for (int slot = 0; slot < table.size(); slot++) {
            Endpoint endpoint = table.layout().endpoint(table.page(slot), table.at(slot));
            assertThat(endpoint.isIpv4()).as(place).isEqualTo(!ipv6);
            assertThat(endpoints.add(endpoint)).as(place).isTrue();
            assertThat(table.find(endpoint)).as(place).isEqualTo(slot);
            oldest = Math.min(oldest, table.seen(slot));
        }
        if (table.size() > 0) {
            assertThat(table.oldestSeen()).as(place).isEqualTo(oldest);
            assertThat((long) rows.due(row))
                    .as(place)
                    .isLessThanOrEqualTo(oldest + (long) registry.settings().timeoutSeconds());
        }
    }
}

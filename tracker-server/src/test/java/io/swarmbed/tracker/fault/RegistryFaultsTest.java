package io.swarmbed.tracker.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmRegistry;
import io.swarmbed.tracker.swarm.SwarmSettings;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RegistryFaultsTest {
    private static final InfoHash TORRENT = InfoHash.of(new byte[20]);

    private final RandomStream random = SeedTree.root(1).stream();
    private final SwarmRegistry registry = new SwarmRegistry(SwarmSettings.defaults(), 1);
    private long now;

    private RegistryFaults faults(Spell... spells) {
        return new RegistryFaults(
                new TrackerConduct(List.of(spells), 0, 0), () -> now, registry::select, registry::clear);
    }

    private AnnounceResponse.Accepted announce(RegistryFaults faults, int peer, int wanted) {
        faults.prepare();
        return (AnnounceResponse.Accepted) faults.told(registry.announce(
                new AnnounceRequest(
                        TORRENT,
                        Endpoint.ofIpv4(peer, 6881),
                        PeerId.of(new byte[20]),
                        1,
                        AnnounceEvent.STARTED,
                        wanted),
                0,
                random));
    }

    @Test
    void everything_is_forgotten_once_at_each_restart() {
        RegistryFaults faults =
                faults(new Spell(10, 0, new Trouble.Forgetful()), new Spell(20, 0, new Trouble.Forgetful()));
        announce(faults, 1, 50);
        assertThat(announce(faults, 2, 50).peers().size()).isEqualTo(1);
        now = 10;
        assertThat(announce(faults, 3, 50).peers().size()).isZero();
        assertThat(announce(faults, 1, 50).totals()).isEqualTo(new SwarmTotals(0, 2, 0));
        now = 25;
        assertThat(announce(faults, 4, 50).peers().size()).isZero();
        assertThat(announce(faults, 5, 50).peers().size()).isEqualTo(1);
    }

    @Test
    void everybody_is_told_the_first_peers_while_it_is_biased() {
        RegistryFaults faults = faults(new Spell(10, 10, new Trouble.Biased()));
        for (int peer = 1; peer <= 30; peer++) {
            announce(faults, peer, 0);
        }
        now = 10;
        for (int peer = 20; peer <= 30; peer++) {
            AnnounceResponse.Accepted answer = announce(faults, peer, 3);
            assertThat(List.of(
                            answer.peers().endpoint(0),
                            answer.peers().endpoint(1),
                            answer.peers().endpoint(2)))
                    .containsExactly(Endpoint.ofIpv4(1, 6881), Endpoint.ofIpv4(2, 6881), Endpoint.ofIpv4(3, 6881));
        }
        now = 20;
        long others = 0;
        for (int peer = 20; peer <= 30; peer++) {
            others += announce(faults, peer, 1).peers().endpoint(0).equals(Endpoint.ofIpv4(1, 6881)) ? 0 : 1;
        }
        assertThat(others).isGreaterThan(5);
    }

    @Test
    void the_counts_are_wrong_and_the_peers_are_right_while_it_lies() {
        Lie lie = new Lie.Numbers(OptionalInt.of(1000), OptionalInt.of(0));
        RegistryFaults faults = faults(new Spell(10, 10, new Trouble.Lying(lie)));
        announce(faults, 1, 50);
        now = 10;
        AnnounceResponse.Accepted answer = announce(faults, 2, 50);
        assertThat(answer.totals()).isEqualTo(new SwarmTotals(1000, 0, 0));
        assertThat(answer.peers().endpoint(0)).isEqualTo(Endpoint.ofIpv4(1, 6881));
        assertThat(faults.told(registry.scrape(TORRENT, 0))).isEqualTo(new SwarmTotals(1000, 0, 0));
        now = 20;
        assertThat(faults.told(registry.scrape(TORRENT, 0))).isEqualTo(new SwarmTotals(0, 2, 0));
    }

    @Test
    void a_refusal_is_told_as_it_is() {
        AnnounceResponse.Refused refusal = new AnnounceResponse.Refused("full");
        RegistryFaults faults = faults(new Spell(0, 10, new Trouble.Lying(new Lie.Scaled(0))));
        assertThat(faults.told(refusal)).isSameAs(refusal);
    }
}

package io.swarmbed.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static Population population(int torrents, int peers, double zipf, int sources) {
        return new Population(new PopulationSettings(7, torrents, peers, zipf, 0.25, sources));
    }

    @Test
    void swarms_of_one_size_differ_by_one_peer_at_most() {
        Population population = population(7, 100, 0, 1);
        assertThat(IntStream.range(0, 7).map(population::swarmSize)).allMatch(size -> size == 14 || size == 15);
        assertThat(IntStream.range(0, 7).map(population::swarmSize).sum()).isEqualTo(100);
    }

    @Test
    void swarm_sizes_follow_zipfs_law() {
        Population population = population(1000, 100_000, 1, 1);
        double harmonic =
                IntStream.rangeClosed(1, 1000).mapToDouble(i -> 1.0 / i).sum();
        for (int torrent : new int[] {0, 1, 9, 99, 999}) {
            double expected = 100_000 / harmonic / (torrent + 1);
            assertThat((double) population.swarmSize(torrent)).isCloseTo(expected, within(1.0));
        }
    }

    @Test
    void peers_of_a_torrent_have_ports_and_sources_of_their_own_and_keep_them_apart_from_their_successors() {
        Population population = population(1, 500, 0, 3);
        Set<Long> identities = new HashSet<>();
        Request request = new Request();
        for (int generation = 0; generation < 10; generation++) {
            for (int peer = 0; peer < 500; peer++) {
                population.identify(request, peer);
                assertThat(request.port).isBetween(1024, 65535);
                assertThat(request.source).isBetween(0, 2).isEqualTo(population.sourceOf(peer));
                assertThat(identities.add((long) request.source << 16 | request.port))
                        .isTrue();
                assertThat(population.hasAnnounced(0, request.source, request.port))
                        .isTrue();
                population.succeeds(peer);
            }
        }
        assertThat(population.hasAnnounced(0, 0, 1024 + 11 * 167)).isFalse();
        assertThat(population.hasAnnounced(0, 0, 80)).isFalse();
    }

    @Test
    void the_share_of_seeds_is_as_wanted() {
        Population population = population(10, 20_000, 0, 1);
        long seeds = IntStream.range(0, 20_000).filter(population::isSeed).count();
        assertThat(seeds).isBetween(4_700L, 5_300L);
    }

    @Test
    void the_same_seed_gives_the_same_info_hashes_however_many_there_are() {
        assertThat(Population.infoHashes(3, 100)).startsWith(Population.infoHashes(3, 10));
        assertThat(Population.infoHashes(3, 10)).isNotEqualTo(Population.infoHashes(4, 10));
    }

    @Test
    void a_swarm_too_large_for_its_sources_is_refused() {
        assertThatThrownBy(() -> population(1, 70_000, 0, 1)).hasMessageContaining("take 2 sources");
        assertThat(population(1, 70_000, 0, 2).swarmSize(0)).isEqualTo(70_000);
    }
}

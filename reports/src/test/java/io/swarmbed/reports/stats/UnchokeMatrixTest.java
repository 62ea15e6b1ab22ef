package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.reports.table.Pair;
import io.swarmbed.reports.table.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class UnchokeMatrixTest {
    private static Peer peer(int number, String group, double up) {
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble limit = up == 0 ? none : OptionalDouble.of(up);
        return new Peer(
                number,
                "p" + number,
                group,
                false,
                OptionalDouble.of(0),
                none,
                none,
                limit,
                none,
                0,
                0,
                0,
                0,
                none,
                none,
                none,
                "",
                none,
                none,
                none,
                none);
    }

    private static Pair pair(int from, int to, double regular, double optimistic, double seed) {
        return new Pair(from, to, 10, 10, regular, optimistic, seed, 0, Optional.empty());
    }

    @Test
    void peers_stand_by_group_then_from_the_slowest_uplink() {
        List<Peer> peers = List.of(peer(0, "b", 5), peer(1, "a", 0), peer(2, "a", 9), peer(3, "a", 3));

        UnchokeMatrix matrix = UnchokeMatrix.of(List.of("a", "b"), peers, List.of(), false);

        assertThat(matrix.bins()).extracting(bin -> bin.peers().get(0).number()).containsExactly(3, 2, 1, 0);
    }

    @Test
    void a_cell_is_the_sum_of_all_kinds_and_the_diagonal_is_empty() {
        List<Peer> peers = List.of(peer(0, "a", 1), peer(1, "a", 2));

        double[][] seconds = UnchokeMatrix.of(List.of("a"), peers, List.of(pair(0, 1, 1, 2, 4)), false)
                .seconds();

        assertThat(seconds[0][1]).isEqualTo(7);
        assertThat(seconds[1][0]).isZero();
        assertThat(seconds[0][0]).isNaN();
    }

    @Test
    void above_two_hundred_peers_a_cell_is_the_mean_over_its_pairs() {
        List<Peer> peers = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            peers.add(peer(i, i < 150 ? "a" : "b", 1));
        }
        for (int from = 0; from < 300; from++) {
            for (int to = 0; to < 300; to++) {
                if (from != to) {
                    pairs.add(pair(from, to, from < 150 && to < 150 ? 6 : 2, 0, 0));
                }
            }
        }

        UnchokeMatrix matrix = UnchokeMatrix.of(List.of("a", "b"), peers, pairs, false);

        assertThat(matrix.bins()).hasSize(60);
        assertThat(matrix.widestBin()).isEqualTo(5);
        assertThat(matrix.seconds()[0]).startsWith(6, 6, 6).endsWith(2, 2, 2);
        assertThat(matrix.seconds()[59][59]).isEqualTo(2);
    }

    @Test
    void of_a_sampled_run_only_recorded_peers_are_shown() {
        List<Peer> peers = List.of(peer(0, "a", 1), peer(1, "a", 2), peer(2, "a", 3));

        UnchokeMatrix matrix = UnchokeMatrix.of(List.of("a"), peers, List.of(pair(0, 2, 1, 0, 0)), true);

        assertThat(matrix.peers()).isEqualTo(2);
    }

    @Test
    void what_peers_outside_the_sample_give_is_unknown_and_not_nothing() {
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            peers.add(peer(i, "a", i + 1));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int to = 1; to < 120; to++) {
            pairs.add(pair(0, to, 6, 0, 0));
        }

        UnchokeMatrix matrix = UnchokeMatrix.of(List.of("a"), peers, pairs, true);

        assertThat(matrix.widestBin()).isEqualTo(2);
        assertThat(matrix.seconds()[0]).startsWith(6, 6);
        assertThat(matrix.seconds()[1]).containsOnly(Double.NaN);
    }
}

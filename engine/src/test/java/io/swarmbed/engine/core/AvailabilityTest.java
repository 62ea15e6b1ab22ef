package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order by rarity against a model that recomputes everything. */
class AvailabilityTest {
    private final RandomStream random = new RandomStream(1);

    /** The order is made when it is asked for, so that is done first. */
    private static void checkOrder(Availability availability) {
        assertThat(availability.min()).isNotNegative();
        availability.checkOrder();
    }

    @Test
    void a_have_moves_the_piece_one_bucket_up() {
        Availability availability = new Availability(3);
        availability.add(0);
        availability.add(0);
        availability.add(1);
        assertThat(availability.min()).isZero();
        assertThat(availability.rarest(PieceSet.all(3), random)).isEqualTo(2);
        availability.add(2);
        availability.add(2);
        assertThat(availability.min()).isEqualTo(1);
        assertThat(availability.rarest(PieceSet.all(3), random)).isEqualTo(1);
        checkOrder(availability);
    }

    @Test
    void seeds_count_for_every_piece() {
        Availability availability = new Availability(2);
        availability.addSeed();
        availability.addSeed();
        availability.add(1);
        assertThat(availability.copies(0)).isEqualTo(2);
        assertThat(availability.copies(1)).isEqualTo(3);
        assertThat(availability.min()).isEqualTo(2);
        availability.removeSeed();
        assertThat(availability.min()).isEqualTo(1);
    }

    @Test
    void a_peer_that_becomes_a_seed_leaves_the_copies_as_they_are() {
        Availability availability = new Availability(100);
        PieceSet some = new PieceSet(100);
        some.add(7);
        availability.add(some);
        for (int piece = 0; piece < 100; piece++) {
            availability.add(piece);
        }
        availability.remove(PieceSet.all(100));
        availability.addSeed();
        checkOrder(availability);
        assertThat(availability.copies(7)).isEqualTo(2);
        assertThat(availability.min()).isEqualTo(1);
        assertThat(availability.rarestCount()).isEqualTo(99);
    }

    @Test
    void retired_pieces_are_never_the_rarest_but_keep_their_count() {
        Availability availability = new Availability(3);
        availability.add(1);
        availability.add(2);
        availability.retire(0);
        assertThat(availability.min()).isEqualTo(1);
        assertThat(availability.rarestCount()).isEqualTo(2);
        availability.add(0);
        availability.add(0);
        assertThat(availability.copies(0)).isEqualTo(2);
        availability.restore(0);
        checkOrder(availability);
        assertThat(availability.min()).isEqualTo(1);
        availability.retire(1);
        availability.retire(2);
        assertThat(availability.rarest(PieceSet.all(3), random)).isZero();
        availability.retire(0);
        assertThat(availability.min()).isEqualTo(Integer.MAX_VALUE);
        assertThat(availability.rarestCount()).isZero();
        assertThat(availability.rarest(PieceSet.all(3), random)).isEqualTo(PiecePicker.NONE);
    }

    @Test
    void a_copy_that_was_never_counted_cannot_go() {
        assertThatThrownBy(() -> new Availability(1).remove(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_strictly_rarer_pieces_are_found_below_a_limit() {
        Availability availability = new Availability(2);
        availability.addSeed();
        availability.add(0);
        PieceSet both = PieceSet.all(2);
        assertThat(availability.rarest(both, 1, random)).isEqualTo(PiecePicker.NONE);
        assertThat(availability.rarest(both, 2, random)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_history_gives_what_a_plain_count_gives(int seed) {
        RandomStream draws = new RandomStream(seed);
        int pieces = 1 + draws.nextInt(seed % 2 == 0 ? 12 : 200);
        Availability availability = new Availability(pieces);
        NaiveAvailability naive = new NaiveAvailability(pieces);
        List<PieceSet> peers = new ArrayList<>();
        for (int step = 0; step < 3_000; step++) {
            change(draws, pieces, availability, naive, peers);
            PieceSet among = draw(pieces, draws, draws.nextInt(101));
            int fewerThan = draws.nextInt(4) == 0 ? draws.nextInt(12) : Integer.MAX_VALUE;
            int rarest = availability.rarest(among, fewerThan, random);
            assertThat(naive.rarest(among, fewerThan)).as("step " + step).contains(rarest);
            assertThat(availability.min()).isEqualTo(naive.min());
            assertThat(availability.rarestCount()).isEqualTo(naive.rarestCount());
            int piece = draws.nextInt(pieces);
            assertThat(availability.copies(piece)).isEqualTo(naive.copies(piece));
            if (step % 16 == 0) {
                checkOrder(availability);
            }
        }
    }

    private static void change(
            RandomStream draws, int pieces, Availability availability, NaiveAvailability naive, List<PieceSet> peers) {
        int piece = draws.nextInt(pieces);
        switch (draws.nextInt(8)) {
            case 0 -> {
                PieceSet has = draw(pieces, draws, draws.nextInt(101));
                peers.add(has);
                availability.add(has);
                naive.peers.add(has);
            }
            case 1 -> {
                if (peers.size() > 3) {
                    PieceSet gone = peers.remove(draws.nextInt(peers.size()));
                    availability.remove(gone);
                    naive.forget(gone);
                }
            }
            case 2, 3, 4 -> {
                if (!peers.isEmpty()) {
                    PieceSet has = peers.get(draws.nextInt(peers.size()));
                    if (has.add(piece)) {
                        availability.add(piece);
                    } else {
                        has.remove(piece);
                        availability.remove(piece);
                    }
                }
            }
            case 5 -> {
                availability.retire(piece);
                naive.retired.add(piece);
            }
            case 6 -> {
                availability.restore(piece);
                naive.retired.remove(piece);
            }
            default -> {
                if (naive.seeds < 3) {
                    availability.addSeed();
                    naive.seeds++;
                } else {
                    availability.removeSeed();
                    naive.seeds--;
                }
            }
        }
    }

    private static PieceSet draw(int pieces, RandomStream draws, int percent) {
        PieceSet set = new PieceSet(pieces);
        for (int piece = 0; piece < pieces; piece++) {
            if (draws.nextInt(100) < percent) {
                set.add(piece);
            }
        }
        return set;
    }

    /** Small sets are walked, large buckets probed, others counted: each way must be fair. */
    @ParameterizedTest
    @ValueSource(ints = {4, 40, 400})
    void equally_rare_pieces_are_chosen_equally_often(int pieces) {
        Availability availability = new Availability(pieces);
        PieceSet among = new PieceSet(pieces);
        for (int piece = 0; piece < pieces; piece++) {
            if (piece % 4 == 0) {
                availability.add(piece);
            }
            if (piece % 4 < 2 || piece % 8 == 2) {
                among.add(piece);
            }
        }
        int[] chosen = new int[pieces];
        int perPiece = 400;
        int members = 0;
        for (int piece = 0; piece < pieces; piece++) {
            members += piece % 4 == 1 || piece % 8 == 2 ? 1 : 0;
        }
        for (int i = 0; i < perPiece * members; i++) {
            chosen[availability.rarest(among, random)]++;
        }
        double chiSquare = 0;
        for (int piece = 0; piece < pieces; piece++) {
            boolean member = piece % 4 == 1 || piece % 8 == 2;
            if (member) {
                chiSquare += (chosen[piece] - perPiece) * (double) (chosen[piece] - perPiece) / perPiece;
            } else {
                assertThat(chosen[piece]).isZero();
            }
        }
        int freedom = members - 1;
        assertThat(chiSquare)
                .isBetween(freedom - 4 * Math.sqrt(2.0 * freedom), freedom + 4 * Math.sqrt(2.0 * freedom) + 4);
    }
}

package com.example.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.swarmbed.engine.policy.PiecePicker;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TailPickerTest {
    /** How often each piece is picked in a hundred picks. */
    private static Map<Integer, Integer> hundred(double share, Offer offer) {
        TailPicker picker = new TailPicker(share);
        Map<Integer, Integer> picks = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            picks.merge(picker.pick(offer), 1, Integer::sum);
        }
        return picks;
    }

    @Test
    void of_equally_rare_pieces_the_last_is_preferred() {
        assertEquals(Map.of(2, 100), hundred(1, new Offer(1, 1, 1, 5)));
    }

    @Test
    void rarity_comes_first() {
        assertEquals(Map.of(0, 100), hundred(1, new Offer(1, 2, 2, 2)));
    }

    @Test
    void the_share_says_how_often() {
        Map<Integer, Integer> none = hundred(0, new Offer(1, 1, 1, 1));
        Map<Integer, Integer> half = hundred(0.5, new Offer(1, 1, 1, 1));
        assertEquals(4, none.size());
        assertEquals(4, half.size());
        assertEquals(true, half.get(3) > 45 && none.get(3) < 45, none + " " + half);
    }

    @Test
    void an_open_piece_is_finished_unless_another_is_rarer() {
        assertEquals(Map.of(1, 100), hundred(1, new Offer(2, 2, 2).open(1)));
        assertEquals(Map.of(2, 100), hundred(1, new Offer(2, 2, 1).open(1)));
    }

    @Test
    void where_nothing_is_offered_nothing_is_picked() {
        assertEquals(PiecePicker.NONE, new TailPicker(1).pick(new Offer()));
    }

    @Test
    void the_provider_has_an_option_for_the_share() {
        assertEquals("share", new TailPickerProvider().options().get(0).name());
    }
}

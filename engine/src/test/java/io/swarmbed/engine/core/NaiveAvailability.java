package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PiecePicker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Availability counted anew at every question. */
final class NaiveAvailability {
    final List<PieceSet> peers = new ArrayList<>();
    final PieceSet retired;
    int seeds;

    NaiveAvailability(int pieceCount) {
        retired = new PieceSet(pieceCount);
    }

    /** Forgets this very set, not one that equals it. */
    void forget(PieceSet peer) {
        for (int i = 0; i < peers.size(); i++) {
            if (peers.get(i) == peer) {
                peers.remove(i);
                return;
            }
        }
    }

    int copies(int piece) {
        int copies = seeds;
        for (PieceSet peer : peers) {
            copies += peer.contains(piece) ? 1 : 0;
        }
        return copies;
    }

    int min() {
        int min = Integer.MAX_VALUE;
        for (int piece = 0; piece < retired.pieceCount(); piece++) {
            if (!retired.contains(piece)) {
                min = Math.min(min, copies(piece));
            }
        }
        return min;
    }

    int rarestCount() {
        int min = min();
        int count = 0;
        for (int piece = 0; piece < retired.pieceCount(); piece++) {
            count += !retired.contains(piece) && copies(piece) == min ? 1 : 0;
        }
        return count;
    }

    /** Every right answer. */
    Set<Integer> rarest(PieceSet among, int fewerThan) {
        int fewest = Integer.MAX_VALUE;
        Set<Integer> answers = new TreeSet<>();
        for (int piece = 0; piece < retired.pieceCount(); piece++) {
            int copies = copies(piece);
            if (among.contains(piece) && !retired.contains(piece) && copies < fewerThan && copies <= fewest) {
                if (copies < fewest) {
                    answers.clear();
                }
                fewest = copies;
                answers.add(piece);
            }
        }
        return answers.isEmpty() ? Set.of(PiecePicker.NONE) : answers;
    }
}

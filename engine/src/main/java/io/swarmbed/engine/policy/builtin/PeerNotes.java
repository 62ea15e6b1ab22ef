package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.PeerView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a rule remembers of each connected peer from round to round. */
final class PeerNotes<T> {
    private final Supplier<T> blank;
    /** Ids in ascending order, and what is remembered of each. */
    private List<Integer> ids = new ArrayList<>();

    private List<T> notes = new ArrayList<>();

    PeerNotes(Supplier<T> blank) {
        this.blank = blank;
    }

    /** Takes in who has come and gone; peers are in ascending order of their ids. */
    void follow(List<? extends PeerView> peers) {
        List<Integer> nextIds = new ArrayList<>(peers.size());
        List<T> nextNotes = new ArrayList<>(peers.size());
        int old = 0;
        for (PeerView peer : peers) {
            while (old < ids.size() && ids.get(old) < peer.id()) {
                old++;
            }
            boolean known = old < ids.size() && ids.get(old) == peer.id();
            nextIds.add(peer.id());
            nextNotes.add(known ? notes.get(old) : blank.get());
        }
        ids = nextIds;
        notes = nextNotes;
    }

    /** What is remembered of the peer at this index of those that were followed last. */
    T at(int index) {
        return notes.get(index);
    }

    /** What is remembered of a peer that was there in the last {@link #follow}. */
    T of(PeerView peer) {
        int low = 0;
        int high = ids.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ids.get(middle) < peer.id()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return notes.get(low);
    }
}

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.PeerView;
import java.util.Arrays;
import java.util.List;

/**
 * Mainline's list of connections: it decides whose turn it is. A new connection comes in at a random place; the list is
 * cut and its parts exchanged when a turn passes.
 */
final class Turns {
    /** The connections of the last round in order of connecting. */
    private int[] ids = new int[16];
    /** The list: indices into {@link #ids}. */
    private int[] list = new int[16];

    private int[] scratch = new int[16];
    private PeerView[] peers = new PeerView[0];
    private int size;

    /** Takes in who has come and gone since the last round. */
    void follow(ChokeView view) {
        List<? extends PeerView> current = view.peers();
        int stayed = forgetLost(current);
        size = stayed;
        grow(current.size());
        for (int index = stayed; index < current.size(); index++) {
            int place = view.random().nextInt(size + 1);
            System.arraycopy(list, place, list, place + 1, size - place);
            list[place] = index;
            size++;
        }
        if (peers.length != size) {
            peers = new PeerView[size];
        }
        for (int index = 0; index < size; index++) {
            ids[index] = current.get(index).id();
        }
        for (int place = 0; place < size; place++) {
            peers[place] = current.get(list[place]);
        }
    }

    /** Removes from the list who is not there any more and renumbers the others; returns how many those are. */
    private int forgetLost(List<? extends PeerView> current) {
        int stayed = 0;
        for (int index = 0; index < size; index++) {
            boolean there = stayed < current.size() && current.get(stayed).id() == ids[index];
            scratch[index] = there ? stayed++ : -1;
        }
        int kept = 0;
        for (int place = 0; place < size; place++) {
            int index = scratch[list[place]];
            if (index >= 0) {
                list[kept++] = index;
            }
        }
        return stayed;
    }

    private void grow(int wanted) {
        if (wanted > ids.length) {
            int length = Math.max(wanted, 2 * ids.length);
            ids = Arrays.copyOf(ids, length);
            list = Arrays.copyOf(list, length);
            scratch = new int[length];
        }
    }

    int size() {
        return size;
    }

    /** The peer at this place of the list. */
    PeerView peer(int place) {
        return peers[place];
    }

    /** Makes the peer at this place the first; those before it go to the end. */
    void startFrom(int place) {
        if (place == 0 || place == size) {
            return;
        }
        System.arraycopy(list, 0, scratch, 0, place);
        System.arraycopy(list, place, list, 0, size - place);
        System.arraycopy(scratch, 0, list, size - place, place);
        PeerView[] before = Arrays.copyOf(peers, place);
        System.arraycopy(peers, place, peers, 0, size - place);
        System.arraycopy(before, 0, peers, size - place, place);
    }

    /** Makes the first peer that is choked and interested the first, if there is one. */
    void moveOn() {
        for (int place = 0; place < size; place++) {
            if (peers[place].choked() && peers[place].interested()) {
                startFrom(place);
                return;
            }
        }
    }
}

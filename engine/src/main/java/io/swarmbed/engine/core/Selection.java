package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Places;
import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.SelectionView;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes round the addresses of a torrent's peers, and asks the selector which is next. */
final class Selection implements SelectionView {
    private final TorrentSession torrent;
    private final PeerSelector selector;
    private final List<Candidate> candidates;
    private @Nullable RandomStream random;
    /** The place of the candidate that was chosen last. */
    private int cursor;

    Selection(TorrentSession torrent, PeerSelector selector, List<Candidate> candidates) {
        this.torrent = torrent;
        this.selector = selector;
        this.candidates = candidates;
    }

    /** Whom to dial; null when there is nobody. */
    @Nullable
    Candidate next() {
        int size = candidates.size();
        if (size == 0) {
            return null;
        }
        int index = ask();
        int from = start();
        if (index == PeerSelector.NONE) {
            cursor = from == 0 ? size - 1 : from - 1;
            return null;
        }
        cursor = place(index);
        return candidates.get(cursor);
    }

    /** Whether there is somebody to dial. */
    boolean hasNext() {
        return !candidates.isEmpty() && ask() != PeerSelector.NONE;
    }

    private int ask() {
        int index = selector.next(this);
        if (index != PeerSelector.NONE && (index < 0 || index >= candidates.size() || !dialable(index))) {
            throw StrategyException.of(
                    "selector", selector, "chose address " + index + ", which is none that can be dialled");
        }
        return index;
    }

    /** Whether a connection with this peer may be kept. */
    boolean accepts(PeerAddress remote) {
        return selector.accepts(this, places().region(remote));
    }

    private int start() {
        return cursor + 1 < candidates.size() ? cursor + 1 : 0;
    }

    private int place(int index) {
        int place = start() + index;
        return place < candidates.size() ? place : place - candidates.size();
    }

    private Places places() {
        return torrent.env().places();
    }

    @Override
    public int size() {
        return candidates.size();
    }

    @Override
    public boolean dialable(int index) {
        return candidates.get(place(index)).dialable(torrent.now(), torrent.isComplete());
    }

    @Override
    public int region(int index) {
        return places().region(candidates.get(place(index)).address);
    }

    @Override
    public int ownRegion() {
        return places().own();
    }

    @Override
    public int target() {
        return torrent.settings().connections().target();
    }

    @Override
    public int max() {
        return torrent.settings().connections().max();
    }

    @Override
    public int links() {
        return connections() + dialling(false, 0);
    }

    @Override
    public int linksTo(int region) {
        return connectionsTo(region) + dialling(true, region);
    }

    @Override
    public int connections() {
        return torrent.peers().size();
    }

    @Override
    public int connectionsTo(int region) {
        int connections = 0;
        for (PeerSession peer : torrent.peers()) {
            connections += places().region(peer.connection().remote()) == region ? 1 : 0;
        }
        return connections;
    }

    private int dialling(boolean inRegion, int region) {
        int dials = 0;
        for (Candidate candidate : candidates) {
            if (candidate.isDialling() && (!inRegion || places().region(candidate.address) == region)) {
                dials++;
            }
        }
        return dials;
    }

    @Override
    public RandomStream random() {
        RandomStream stream = random;
        if (stream == null) {
            stream = torrent.env().seeds().child("selector").stream();
            random = stream;
        }
        return stream;
    }

    @Override
    public long nowNanos() {
        return torrent.now();
    }
}

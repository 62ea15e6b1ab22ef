package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PeerView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why peers have not completed: which pieces nobody has, and who waits for what. */
final class Diagnosis {
    private static final int NAMES = 3;
    private static final int RANGES = 5;

    private final int pieceCount;
    private final Collection<VirtualPeer> present;

    /** @param present the peers in the swarm, in order of joining */
    Diagnosis(int pieceCount, Collection<VirtualPeer> present) {
        this.pieceCount = pieceCount;
        this.present = present;
    }

    /** What a peer that has not completed waits for. */
    private enum Wait {
        HASHES("received pieces that are still being hashed; a faster 'disk.hash' or a longer 'stop.after' would do"),
        CONNECTION("no connection: nobody whom they know of can be reached"),
        PIECES("connections, but to nobody who has a piece that they lack"),
        UNCHOKE("been choked by everybody who has a piece that they lack"),
        PICK("nothing requested, though others would serve them pieces that they lack: look at their picker"),
        BLOCKS("asked for blocks that do not come");

        private final String words;

        Wait(String words) {
            this.words = words;
        }
    }

    /** Sentences for a person, the most telling first; none when every present peer is complete. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        PieceSet held = new PieceSet(pieceCount);
        Map<Wait, List<String>> stuck = new EnumMap<>(Wait.class);
        for (VirtualPeer peer : present) {
            peer.session().pieces().forEach(held::add);
            if (!peer.session().isComplete()) {
                stuck.computeIfAbsent(waitOf(peer), kind -> new ArrayList<>())
                        .add(peer.plan().name());
            }
        }
        if (stuck.isEmpty()) {
            return List.of();
        }
        if (!held.isFull()) {
            lines.add("no present peer has " + missing(held));
        }
        stuck.forEach((wait, names) -> lines.add(names(names) + " " + wait.words));
        return lines;
    }

    private static Wait waitOf(VirtualPeer peer) {
        if (peer.hashing()) {
            return Wait.HASHES;
        }
        List<PeerView> views = peer.session().peerViews().toList();
        if (views.isEmpty()) {
            return Wait.CONNECTION;
        }
        List<PeerView> interesting =
                views.stream().filter(PeerView::interesting).toList();
        if (interesting.isEmpty()) {
            return Wait.PIECES;
        }
        if (peer.session().openRequests() > 0) {
            return Wait.BLOCKS;
        }
        return interesting.stream().allMatch(PeerView::chokesUs) ? Wait.UNCHOKE : Wait.PICK;
    }

    private static String names(List<String> names) {
        String some = names.stream().limit(NAMES).collect(Collectors.joining(", "));
        String all = names.size() > NAMES ? names.size() + " peers (" + some + ", …)" : some;
        return all + (names.size() == 1 ? " has" : " have");
    }

    private String missing(PieceSet held) {
        List<String> ranges = new ArrayList<>();
        for (int piece = 0; piece < pieceCount; piece++) {
            int from = piece;
            while (piece < pieceCount && !held.contains(piece)) {
                piece++;
            }
            if (piece > from) {
                ranges.add(piece - from == 1 ? String.valueOf(from) : from + "–" + (piece - 1));
            }
        }
        int count = pieceCount - held.size();
        String some = ranges.stream().limit(RANGES).collect(Collectors.joining(", "));
        return (count == 1 ? "piece " : count + " of the " + pieceCount + " pieces: ")
                + some
                + (ranges.size() > RANGES ? ", …" : "");
    }
}

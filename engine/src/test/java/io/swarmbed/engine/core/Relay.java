package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A choker that follows a script: every holder serves some peers at a time who have no other source, and goes on to the
 * next ones as soon as the last block of these has begun to leave, whatever the clock says. With s at a time there are s + 1
 * times as many holders after each generation: in generation g, holder j of those there are serves the peers
 * {@code holders + j·s} and the following.
 */
final class Relay implements Choker, Observer {
    /** What all peers of one swarm share. */
    static final class Script {
        final Swarm swarm;
        final int atOnce;
        final int peers;
        final List<Relay> relays = new ArrayList<>();
        private final Map<PeerId, Integer> numbers = new HashMap<>();
        boolean running;

        /** @param peers how many there are, the seed included */
        Script(Swarm swarm, int atOnce, int peers) {
            this.swarm = swarm;
            this.atOnce = atOnce;
            this.peers = peers;
        }

        Relay next() {
            relays.add(new Relay(this, relays.size()));
            return relays.get(relays.size() - 1);
        }

        /** Lets the seed serve. */
        void start() {
            running = true;
            relays.get(0).choose();
        }

        private int number(PeerId id) {
            for (int i = numbers.size(); i < swarm.peers.size(); i++) {
                numbers.put(swarm.peers.get(i).session.peerId(), i);
            }
            return numbers.getOrDefault(id, -1);
        }
    }

    private final Script script;
    private final int number;
    /** For each connection whom it leads to. */
    private final List<PeerId> remotes = new ArrayList<>();
    /** Holders at the beginning of this peer's current generation. */
    private int holders;

    private long blocksToSend;

    private Relay(Script script, int number) {
        this.script = script;
        this.number = number;
        this.holders = 1;
        while (holders <= number) {
            holders *= script.atOnce + 1;
        }
        count();
    }

    private boolean serves(int peer) {
        int first = holders + number * script.atOnce;
        return peer >= first && peer < first + script.atOnce;
    }

    private void count() {
        int first = holders + number * script.atOnce;
        int served = Math.max(0, Math.min(script.peers - first, script.atOnce));
        blocksToSend = (long) served * script.swarm.torrent.geometry().blockCount(0);
    }

    private void choose() {
        script.swarm.peers.get(number).session.chokes().completed();
    }

    @Override
    public void round(ChokeView view) {
        if (!script.running || !view.seeding()) {
            return;
        }
        for (PeerView peer : view.peers()) {
            if (serves(script.number(remotes.get(peer.id())))) {
                view.unchoke(peer, ChokeView.Kind.SEED);
            }
        }
    }

    @Override
    public void connected(int connection, PeerAddress remote, PeerId peerId, boolean outgoing) {
        while (remotes.size() <= connection) {
            remotes.add(peerId);
        }
    }

    @Override
    public void blockSent(int connection, int piece, int begin, int length) {
        if (--blocksToSend == 0) {
            holders *= script.atOnce + 1;
            count();
            choose();
        }
    }
}

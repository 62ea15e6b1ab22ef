package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a peer that is recorded in detail: when it had which piece, whom it unchoked, and what it did for each
 * of the others. A pair is written down once one of the two has left the swarm and their connections have ended.
 * Guarded by the peer's recorder.
 */
final class PeerDetail {
    private final int peer;
    private final DetailTables tables;
    private final Others others;
    private final Map<Integer, PairRecord> pairs = new TreeMap<>();
    private boolean left;

    /** What is known of all peers by their indices. */
    interface Others {
        /** Whether the peer has left the swarm for good. */
        boolean hasLeft(int peer);

        /** When the peer had the whole content; 0 if from the start, after all times if it has not. */
        long leecherUntil(int peer);
    }

    PeerDetail(int peer, DetailTables tables, Others others) {
        this.peer = peer;
        this.tables = tables;
        this.others = others;
    }

    /** The peer has completed a piece, at the time that is returned. */
    long verified(int piece) {
        return tables.piece(peer, piece);
    }

    /** The record of a new connection; none when one of the two has left, as the pair may be written down already. */
    @Nullable
    ConnectionRecord connected(int remote, long now) {
        if (left || others.hasLeft(remote)) {
            return null;
        }
        PairRecord pair = pairs.computeIfAbsent(remote, unmet -> new PairRecord());
        return new ConnectionRecord(remote, pair, this, now);
    }

    /** When the first of the two had the whole content. */
    long bothLeechersUntil(int remote) {
        return Math.min(others.leecherUntil(peer), others.leecherUntil(remote));
    }

    /** The remote peer is treated so from the time on that is returned. */
    long choking(ConnectionRecord connection, Choking choking) {
        return tables.choke(peer, connection.remote(), choking);
    }

    void disconnected(ConnectionRecord connection, long now) {
        connection.ended(now);
        if ((left || others.hasLeft(connection.remote()))
                && !connection.pair().connected()
                && pairs.remove(connection.remote()) != null) {
            tables.pair(peer, connection.remote(), connection.pair());
        }
    }

    /** The peer leaves the swarm for good; its connections are about to end. */
    void leaving() {
        left = true;
        for (Iterator<Map.Entry<Integer, PairRecord>> all = pairs.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Integer, PairRecord> pair = all.next();
            if (!pair.getValue().connected()) {
                tables.pair(peer, pair.getKey(), pair.getValue());
                all.remove();
            }
        }
    }

    /** The run is over and all connections have ended. */
    void finish() {
        pairs.forEach((remote, pair) -> tables.pair(peer, remote, pair));
        pairs.clear();
    }
}

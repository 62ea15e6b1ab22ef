package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;

/**
 * One open connection between peers of the swarm, at the end of one that is recorded in detail. Time counts as unchoked
 * only while the remote peer is interested.
 */
final class ConnectionRecord {
    private final int remote;
    private final PairRecord pair;
    private final PeerDetail owner;
    private final long openedAt;
    private Choking choking = Choking.CHOKED;
    private boolean unchokedByRemote;
    private boolean interested;
    private long interestedSince;
    private long slotSince;

    /**
     * @param remote the remote peer's index
     * @param pair where times are added up
     * @param owner knows how long both have been leechers
     */
    ConnectionRecord(int remote, PairRecord pair, PeerDetail owner, long now) {
        this.remote = remote;
        this.pair = pair;
        this.owner = owner;
        this.openedAt = now;
        pair.opened();
    }

    int remote() {
        return remote;
    }

    PairRecord pair() {
        return pair;
    }

    void choking(Choking value, long now) {
        endSlot(now);
        choking = value;
    }

    /** The remote peer chokes this one, or unchokes it. */
    void choked(boolean value, long now) {
        endSlot(now);
        unchokedByRemote = !value;
    }

    void interested(boolean value, long now) {
        endSlot(now);
        endInterest(now);
        interested = value;
        interestedSince = now;
    }

    /** @param leeching whether the sender was a leecher */
    void sent(int length, boolean leeching) {
        pair.sent(length, leeching);
    }

    /** The connection has ended, or the run has. */
    void ended(long now) {
        endSlot(now);
        endInterest(now);
        interested = false;
        pair.closed(Math.max(0, now - openedAt), asLeechers(openedAt, now));
    }

    private void endSlot(long now) {
        if (interested) {
            pair.served(choking, Math.max(0, now - slotSince), unchokedByRemote);
        }
        slotSince = now;
    }

    private void endInterest(long now) {
        if (interested) {
            pair.interested(Math.max(0, now - interestedSince), asLeechers(interestedSince, now));
        }
    }

    /** How much of this time both were leechers. */
    private long asLeechers(long since, long now) {
        return Math.max(0, Math.min(now, owner.bothLeechersUntil(remote)) - since);
    }
}

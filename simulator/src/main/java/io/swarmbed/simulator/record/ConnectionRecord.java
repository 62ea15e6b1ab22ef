package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;

/**
 * One open connection between peers of the swarm, at the end of one that is recorded in detail. Time counts as unchoked
 * only while the remote peer is interested.
 */
final class ConnectionRecord {
    private final int remote;
    private final PairRecord pair;
    private final long openedAt;
    private Choking choking = Choking.CHOKED;
    private boolean interested;
    private long interestedSince;
    private long slotSince;

    /**
     * @param remote the remote peer's index
     * @param pair where times are added up
     */
    ConnectionRecord(int remote, PairRecord pair, long now) {
        this.remote = remote;
        this.pair = pair;
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

    void interested(boolean value, long now) {
        endSlot(now);
        endInterest(now);
        interested = value;
        interestedSince = now;
    }

    void sent(int length) {
        pair.sent(length);
    }

    /** The connection has ended, or the run has. */
    void ended(long now) {
        endSlot(now);
        endInterest(now);
        interested = false;
        pair.closed(Math.max(0, now - openedAt));
    }

    private void endSlot(long now) {
        if (interested) {
            pair.served(choking, Math.max(0, now - slotSince));
        }
        slotSince = now;
    }

    private void endInterest(long now) {
        if (interested) {
            pair.interested(Math.max(0, now - interestedSince));
        }
    }
}

package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One open connection of a recorded peer. A slot is in use, and counts as unchoked time, only while the remote peer is
 * interested: mainline also unchokes peers that want nothing, so that they can ask at once when they come to.
 */
final class ConnectionRecord {
    private final OptionalInt remote;
    private final Optional<PairRecord> pair;
    private final long openedAt;
    private Choking choking = Choking.CHOKED;
    private boolean interested;
    private long interestedSince;
    private long slotSince;

    /**
     * @param remote the remote peer's index, when it is one of the swarm
     * @param pair where times are added up, when they are
     */
    ConnectionRecord(OptionalInt remote, Optional<PairRecord> pair, long now) {
        this.remote = remote;
        this.pair = pair;
        this.openedAt = now;
    }

    OptionalInt remote() {
        return remote;
    }

    Optional<PairRecord> pair() {
        return pair;
    }

    /** How the remote peer is treated, whether it is interested or not. */
    Choking choking() {
        return choking;
    }

    /** The kind of slot that is in use, or {@code CHOKED} for none. */
    Choking slot() {
        return interested ? choking : Choking.CHOKED;
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
        pair.ifPresent(record -> record.sent(length));
    }

    /** The connection has ended, or the run has. */
    void ended(long now) {
        endSlot(now);
        endInterest(now);
        interested = false;
        pair.ifPresent(record -> record.present(Math.max(0, now - openedAt)));
    }

    private void endSlot(long now) {
        if (slot() != Choking.CHOKED) {
            pair.ifPresent(record -> record.served(choking, Math.max(0, now - slotSince)));
        }
        slotSince = now;
    }

    private void endInterest(long now) {
        if (interested) {
            pair.ifPresent(record -> record.interested(Math.max(0, now - interestedSince)));
        }
    }
}

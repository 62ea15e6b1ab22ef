package io.swarmbed.engine.link;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A peer's upload link. Nothing is queued here: when the link is free it asks the connection whose turn it is for its
 * next block. One thread.
 *
 * <p>Each call of {@link Source#sendNextBlock} that sends makes the connection call {@link #transmit} once with the
 * size of the message and hold it back until the time that this returns.
 */
public final class Uplink {
    /** What one connection sends. */
    public interface Source {
        /**
         * Sends one block.
         *
         * @return false when there is none to send or the connection is not writable; {@link Member#ready} tells when
         *     that has changed
         */
        boolean sendNextBlock();
    }

    /** What has been told when a block leaves. */
    public interface Sender {
        /** The rate has changed: the block leaves at this time, and not when {@link #transmit} has said. */
        void leavesAt(long departure);
    }

    private final Pace pace;
    private final Clock clock;
    private final Alarm free;
    private final TurnRing<Member> ring = new TurnRing<>();
    private @Nullable Member current;
    /** Who sent the last block, if it is to be told. */
    private @Nullable Sender sender;

    private boolean pumping;
    private boolean backlogged;

    /** @param bytesPerSecond 0 for a link without a limit */
    public Uplink(long bytesPerSecond, Clock clock, Alarms alarms) {
        this(bytesPerSecond, PacketHeaders.NONE, clock, alarms);
    }

    /**
     * @param bytesPerSecond 0 for a link without a limit
     * @param headers what messages cost beside their own bytes
     */
    public Uplink(long bytesPerSecond, PacketHeaders headers, Clock clock, Alarms alarms) {
        this.pace = new Pace(bytesPerSecond, headers);
        this.clock = clock;
        this.free = alarms.alarm(this::pump);
    }

    public boolean limited() {
        return pace.limited();
    }

    /** 0 for a link without a limit. */
    public long bytesPerSecond() {
        return pace.bytesPerSecond();
    }

    /**
     * Changes the capacity at once where the sender of the block under way can be told when it leaves, else from the next
     * block on.
     *
     * @param bytesPerSecond at least 1 for a link with a limit; 0 for one without, which cannot be given one
     * @throws IllegalArgumentException if a limit would appear or vanish
     */
    public void rate(long bytesPerSecond) {
        long now = clock.nanos();
        Sender last = sender;
        if (last == null || pace.idle(now)) {
            pace.rate(bytesPerSecond);
            return;
        }
        pace.rate(bytesPerSecond, now);
        last.leavesAt(pace.busyUntil());
        if (!ring.isEmpty()) {
            free.at(pace.busyUntil());
        }
    }

    public Member join(Source source) {
        return new Member(source);
    }

    /**
     * Sends a block's message of this many bytes on the connection whose turn it is.
     *
     * @return when its last byte leaves
     */
    public long transmit(int wireBytes) {
        return send(wireBytes, null);
    }

    /** Does the same for a sender that can change the time at which a block leaves. */
    public long transmit(int wireBytes, Sender newSender) {
        return send(wireBytes, newSender);
    }

    private long send(int wireBytes, @Nullable Sender newSender) {
        sender = newSender;
        long departure = pace.occupy(wireBytes, clock.nanos(), backlogged);
        if (current != null) {
            current.deficit -= wireBytes;
            backlogged = true;
        }
        return departure;
    }

    /** Bytes, packet headers included, that were given to the link and have not left; 0 for one without a limit. */
    public long unsentBytes() {
        return pace.unmoved(clock.nanos());
    }

    /** The weight of the connection whose turn it is; 1 outside of a turn. */
    public int currentWeight() {
        Member member = current;
        return member == null ? 1 : member.weight;
    }

    /** Accounts for another message, which takes its time from the next block's when the link is busy. */
    public void control(int wireBytes) {
        pace.owe(wireBytes, clock.nanos());
    }

    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        while (!ring.isEmpty() && pace.idle(clock.nanos())) {
            Member member = ring.current();
            member.readied = false;
            current = member;
            boolean sent = member.source.sendNextBlock();
            current = null;
            if (!sent && !member.readied) {
                ring.remove(member);
            }
        }
        pumping = false;
        if (ring.isEmpty()) {
            backlogged = false;
        } else {
            free.at(pace.busyUntil());
        }
    }

    /** One connection's share of the link. */
    public final class Member extends Turn {
        private final Source source;
        private boolean readied;
        private boolean left;

        private Member(Source source) {
            this.source = source;
        }

        /** There is a block to send and the connection is writable; may be called at any time. */
        public void ready() {
            if (left) {
                return;
            }
            readied = true;
            if (!ring.contains(this)) {
                ring.add(this);
            }
            pump();
        }

        /**
         * Sets the share against other connections.
         *
         * @param weight at least 1
         */
        public void weight(int weight) {
            int sound = Math.max(1, weight);
            if (sound != this.weight) {
                this.weight = sound;
                ring.reweighed();
            }
        }

        /** Leaves the link for good. */
        public void leave() {
            left = true;
            ring.remove(this);
        }
    }
}

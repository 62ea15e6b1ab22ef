package io.swarmbed.engine.link;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A peer's download link. Blocks that have arrived wait with their connections, and the link takes them in turn; a
 * queue in order of arrival would let an incumbent keep its share against a newcomer. One thread.
 *
 * <p>A world that knows beforehand when a block will arrive may announce it with {@link Member#expect}. The link then
 * begins with the block as of the time of its arrival, but not before somebody asks: when a block meets an idle link, and
 * nothing comes in between, the world need not wake up for the arrival. Blocks are
 * delivered when they would be otherwise, or a nanosecond later where the rate leaves fractions.
 */
public final class Downlink {
    /** What has arrived on one connection and was not delivered yet. */
    public interface Sink {
        /** Bytes of the message of the first block that waits; 0 when none does. */
        int firstBlockBytes();

        /** Delivers the first block and the messages behind it, up to the next block. */
        void deliver();

        /** The block that was expected waits from here on, with its connection. */
        default void arrivedAsExpected() {}

        /**
         * Another event than {@link Member#moved} ends the block that was expected, or the link's rate has changed before
         * it arrived: the connection has to see to what is under way as if nothing had been expected.
         */
        default void notAsExpected() {}
    }

    private static final long NEVER = Long.MIN_VALUE;

    private final Pace pace;
    private final Clock clock;
    private final Alarm done;
    private final TurnRing<Member> ring = new TurnRing<>();
    private @Nullable Member serving;
    /** Whose blocks are expected, in order of arrival. */
    private @Nullable Member expected;

    private boolean pumping;

    /** @param bytesPerSecond 0 for a link without a limit */
    public Downlink(long bytesPerSecond, Clock clock, Alarms alarms) {
        this(bytesPerSecond, PacketHeaders.NONE, clock, alarms);
    }

    /**
     * @param bytesPerSecond 0 for a link without a limit
     * @param headers what messages cost beside their own bytes
     */
    public Downlink(long bytesPerSecond, PacketHeaders headers, Clock clock, Alarms alarms) {
        this.pace = new Pace(bytesPerSecond, headers);
        this.clock = clock;
        this.done = alarms.alarm(this::finish);
    }

    /** Whether blocks have to wait at all; when not, a connection need not queue. */
    public boolean limited() {
        return pace.limited();
    }

    /** 0 for a link without a limit. */
    public long bytesPerSecond() {
        return pace.bytesPerSecond();
    }

    /**
     * Changes the capacity at once, also for what remains of a block under way.
     *
     * @param bytesPerSecond at least 1 for a link with a limit; 0 for one without, which cannot be given one
     * @throws IllegalArgumentException if a limit would appear or vanish
     */
    public void rate(long bytesPerSecond) {
        long now = clock.nanos();
        settle(now);
        pace.rate(bytesPerSecond, now);
        retime(now);
        Member first = expected;
        expected = null;
        while (first != null) {
            Member member = first;
            first = member.behind;
            member.forget();
            member.sink.notAsExpected();
        }
    }

    /** The block under way ends at another time than was told. */
    private void retime(long now) {
        Member member = serving;
        if (member != null) {
            done.at(Math.max(now, pace.busyUntil()));
            if (member.movedAt != NEVER) {
                member.movedAt = NEVER;
                member.sink.notAsExpected();
            }
        }
    }

    public Member join(Sink sink) {
        return new Member(sink);
    }

    /** Accounts for a message without a block, which takes its time from the next block's when the link is busy. */
    public void control(int wireBytes) {
        long now = clock.nanos();
        settle(now);
        pace.owe(wireBytes, now);
    }

    /**
     * Takes in what was expected before this time, which is the present: what arrives at the same time may have to come
     * first, such as an earlier message of the same connection.
     */
    public void settle(long now) {
        Member member = expected;
        while (member != null && member.arrival < now) {
            expected = member.behind;
            member.behind = null;
            member.expecting = false;
            take(member);
            member = expected;
        }
    }

    private void take(Member member) {
        member.sink.arrivedAsExpected();
        if (!ring.contains(member)) {
            ring.add(member);
        }
        if (serving == null && !pumping) {
            begin(member.arrival, false);
        }
        if (serving != member) {
            member.movedAt = NEVER;
            member.sink.notAsExpected();
        }
    }

    private void finish() {
        long now = clock.nanos();
        settle(now);
        Member member = serving;
        serving = null;
        pumping = true;
        if (member != null && !member.left) {
            member.movedAt = NEVER;
            member.sink.deliver();
        }
        pumping = false;
        begin(now, true);
    }

    private void begin(long now, boolean backlogged) {
        while (serving == null && !ring.isEmpty()) {
            Member member = ring.current();
            int bytes = member.sink.firstBlockBytes();
            if (bytes == 0) {
                ring.remove(member);
                continue;
            }
            member.deficit -= bytes;
            serving = member;
            long end = pace.occupy(bytes, now, backlogged);
            if (member.movedAt == NEVER) {
                done.at(end);
            } else if (end > member.movedAt) {
                done.at(end);
                member.movedAt = NEVER;
                member.sink.notAsExpected();
            }
        }
    }

    /** One connection's share of the link. */
    public final class Member extends Turn {
        private final Sink sink;
        private boolean left;
        /** Whether a block is expected that has not arrived, and behind whose it comes. */
        private boolean expecting;

        private @Nullable Member behind;
        private long arrival;
        private long order;
        /** When the connection calls {@link #moved} for the block that is expected or being moved. */
        private long movedAt = NEVER;

        private Member(Sink sink) {
            this.sink = sink;
        }

        /** A block has arrived. */
        public void arrived() {
            if (left) {
                return;
            }
            long now = clock.nanos();
            settle(now);
            if (!ring.contains(this)) {
                ring.add(this);
            }
            if (serving == null && !pumping) {
                begin(now, false);
            }
        }

        /**
         * Announces this connection's next block; none of its blocks waits. The connection calls {@link #moved} at the
         * time that this returns and, if that is the time of arrival, {@link #arrived} before.
         *
         * @param arrivalNanos when it will arrive, not in the past
         * @param newOrder its place among blocks that arrive at the same time
         * @param bytes of its message
         * @return when it will have moved if nothing comes in between; the time of arrival if the link is busy then
         */
        public long expect(long arrivalNanos, long newOrder, int bytes) {
            long end = arrivalNanos + pace.nanosFor(bytes);
            if (end == arrivalNanos || !pace.idle(arrivalNanos)) {
                return arrivalNanos;
            }
            arrival = arrivalNanos;
            order = newOrder;
            movedAt = end;
            expecting = true;
            Member before = null;
            Member after = expected;
            while (after != null && after.precedes(this)) {
                before = after;
                after = after.behind;
            }
            behind = after;
            if (before == null) {
                expected = this;
            } else {
                before.behind = this;
            }
            return movedAt;
        }

        private boolean precedes(Member other) {
            return arrival < other.arrival || (arrival == other.arrival && order < other.order);
        }

        /** The time has come that {@link #expect} has returned. */
        public void moved() {
            if (serving == this && movedAt != NEVER) {
                finish();
            }
        }

        /** Does not call {@link #moved} for what is expected; what has arrived as expected is the link's to end. */
        public void unexpect() {
            settle(clock.nanos());
            if (expecting) {
                Member before = null;
                for (Member at = expected; at != this && at != null; at = at.behind) {
                    before = at;
                }
                if (before == null) {
                    expected = behind;
                } else {
                    before.behind = behind;
                }
                forget();
            } else if (serving == this && movedAt != NEVER) {
                movedAt = NEVER;
                done.at(pace.busyUntil());
            }
        }

        private void forget() {
            expecting = false;
            behind = null;
            movedAt = NEVER;
        }

        /** Leaves the link for good; what waits is the connection's to release. */
        public void leave() {
            unexpect();
            left = true;
            ring.remove(this);
        }
    }
}

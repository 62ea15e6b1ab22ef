package io.swarmbed.engine.link;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A peer's download link. Blocks that have arrived wait with their connections, and the link takes them in turn; a
 * queue in order of arrival would let an incumbent keep its share against a newcomer. One thread.
 */
public final class Downlink {
    /** What has arrived on one connection and was not delivered yet. */
    public interface Sink {
        /** Bytes of the message of the first block that waits; 0 when none does. */
        int firstBlockBytes();

        /** Delivers the first block and the messages behind it, up to the next block. */
        void deliver();
    }

    private final Pace pace;
    private final Clock clock;
    private final Alarm done;
    private final TurnRing<Member> ring = new TurnRing<>();
    private @Nullable Member serving;
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
     * Changes the capacity from the next block on.
     *
     * @param bytesPerSecond at least 1 for a link with a limit; 0 for one without, which cannot be given one
     * @throws IllegalArgumentException if a limit would appear or vanish
     */
    public void rate(long bytesPerSecond) {
        pace.rate(bytesPerSecond);
    }

    public Member join(Sink sink) {
        return new Member(sink);
    }

    /** Accounts for a message without a block, which takes its time from the next block's when the link is busy. */
    public void control(int wireBytes) {
        pace.owe(wireBytes, clock.nanos());
    }

    private void finish() {
        Member member = serving;
        serving = null;
        pumping = true;
        if (member != null && !member.left) {
            member.sink.deliver();
        }
        pumping = false;
        begin(true);
    }

    private void begin(boolean backlogged) {
        while (serving == null && !ring.isEmpty()) {
            Member member = ring.current();
            int bytes = member.sink.firstBlockBytes();
            if (bytes == 0) {
                ring.remove(member);
                continue;
            }
            member.deficit -= bytes;
            serving = member;
            done.at(pace.occupy(bytes, clock.nanos(), backlogged));
        }
    }

    /** One connection's share of the link. */
    public final class Member extends Turn {
        private final Sink sink;
        private boolean left;

        private Member(Sink sink) {
            this.sink = sink;
        }

        /** A block has arrived. */
        public void arrived() {
            if (left) {
                return;
            }
            if (!ring.contains(this)) {
                ring.add(this);
            }
            if (serving == null && !pumping) {
                begin(false);
            }
        }

        /** Leaves the link for good; what waits is the connection's to release. */
        public void leave() {
            left = true;
            ring.remove(this);
        }
    }
}

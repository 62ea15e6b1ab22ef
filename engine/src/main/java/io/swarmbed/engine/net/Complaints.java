package io.swarmbed.engine.net;

import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs why remote peers that broke the protocol were cut off: once for each host, and not more than a line a second, so
 * that hostile peers cannot fill a log. Belongs to the peer's loop.
 */
final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final long SECOND = 1_000_000_000L;
    private static final int MAX_HOSTS = 1000;

    private final PeerLoop loop;
    private final Set<PeerAddress> known = new HashSet<>();
    private long nextAt = Long.MIN_VALUE;

    Complaints(PeerLoop loop) {
        this.loop = loop;
    }

    /** A connection to this peer ended for this reason; tells whether that was logged as a warning. */
    boolean consider(PeerAddress remote, CloseReason reason) {
        boolean broken = reason.kind() == CloseReason.Kind.PROTOCOL || reason.kind() == CloseReason.Kind.BANNED;
        long now = loop.nanos();
        if (broken && now >= nextAt && known.size() < MAX_HOSTS && known.add(remote.withPort(0))) {
            nextAt = now + SECOND;
            LOG.warn("cut off {}: {}", remote, reason);
            return true;
        }
        LOG.debug("closed {}: {}", remote, reason);
        return false;
    }
}

package io.swarmbed.tracker.service;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.swarm.Endpoint;
import java.util.Optional;

/** Who may use the tracker, and for which torrents. Asked by every front-end thread, hence safe from any thread. */
public interface Admission {
    /** Everybody, for every torrent, as often as they like. */
    Admission OPEN = new Admission() {
        @Override
        public boolean admits(Endpoint sender, long nowNanos) {
            return true;
        }

        @Override
        public Optional<String> refusal(Optional<String> passkey) {
            return Optional.empty();
        }

        @Override
        public Optional<String> refusal(InfoHash infoHash) {
            return Optional.empty();
        }
    };

    /**
     * Whether a request of this sender may be answered at all. Asked once for each request, before it is read, of a sender
     * that has shown that the address is its own: by its TCP connection, or by a connection id.
     *
     * @param sender its port does not count
     * @param nowNanos since any fixed moment, never decreasing
     */
    boolean admits(Endpoint sender, long nowNanos);

    /**
     * The same for a sender who may have forged the address, as that of a UDP packet with no valid connection id. What is
     * counted here is not to be held against the one whose address it is.
     */
    default boolean admitsUnproven(Endpoint sender, long nowNanos) {
        return admits(sender, nowNanos);
    }

    /** Why the bearer of this passkey, or of none, is not served: a line for the user of the peer. Empty when welcome. */
    Optional<String> refusal(Optional<String> passkey);

    /** Why this torrent is not served. Empty when it is. */
    Optional<String> refusal(InfoHash infoHash);
}

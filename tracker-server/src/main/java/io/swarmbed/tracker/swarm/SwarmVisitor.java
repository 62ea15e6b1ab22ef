package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import java.util.Optional;

/**
 * Is told what a registry knows: a swarm, then peers of that swarm, then the next swarm. A large swarm may be told in
 * several parts, each headed by the swarm again. What one registry tells, another may be told: see
 * {@link SwarmRegistry#restorer}.
 */
public interface SwarmVisitor {
    /**
     * A swarm, whose peers follow.
     *
     * @param downloaded completions counted
     * @param idleSeconds since the last announce of any of its peers, at least 0
     */
    void swarm(InfoHash infoHash, int downloaded, int idleSeconds);

    /**
     * A peer of the swarm told last.
     *
     * @param counted whether its completion has been counted
     * @param ageSeconds since its last announce, at least 0
     * @param id empty when the registry keeps none
     */
    void peer(Endpoint endpoint, boolean seed, boolean counted, int ageSeconds, Optional<PeerId> id);

    /** Nothing more follows. */
    void done();
}

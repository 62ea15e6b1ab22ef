package io.swarmbed.engine.client;

import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.net.NetworkSettings;
import io.swarmbed.engine.random.SeedTree;

/**
 * What one peer is, for all its torrents.
 *
 * @param network where it listens and how it dials
 * @param uploadBytesPerSecond limit on what it sends, 0 for none
 * @param downloadBytesPerSecond limit on what it receives, 0 for none
 * @param peerId how it names itself
 * @param seeds the root of its random streams
 */
public record ClientSettings(
        NetworkSettings network,
        long uploadBytesPerSecond,
        long downloadBytesPerSecond,
        PeerId peerId,
        SeedTree seeds) {
    /** How this engine's peer ids begin (BEP 20). */
    public static final String PEER_ID_PREFIX = "-SB0100-";
}

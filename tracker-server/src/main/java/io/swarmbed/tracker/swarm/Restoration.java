package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import java.util.Optional;

/** Fills a registry with what it is told. */
final class Restoration implements SwarmVisitor {
    private static final int NONE = -1;
    private static final PeerId UNKNOWN = new PeerId(0, 0, 0);

    private final Swarms swarms;
    private final SwarmSettings settings;
    private final Census census;
    private final int now;
    private int row = NONE;

    Restoration(Swarms swarms, SwarmSettings settings, Census census, int now) {
        this.swarms = swarms;
        this.settings = settings;
        this.census = census;
        this.now = now;
    }

    @Override
    public void swarm(InfoHash infoHash, int downloaded, int idleSeconds) {
        int next = swarms.rows().find(infoHash);
        if (next != row) {
            done();
        }
        row = next;
        if (row == NONE && idleSeconds < settings.timeoutSeconds() && census.admitTorrent(settings.maxTorrents())) {
            row = swarms.recreate(infoHash, now - idleSeconds, now);
        }
        if (row != NONE) {
            SwarmRows rows = swarms.rows();
            rows.downloaded(row, Math.max(downloaded, rows.downloaded(row)));
        }
    }

    @Override
    public void peer(Endpoint endpoint, boolean seed, boolean counted, int ageSeconds, Optional<PeerId> id) {
        if (row != NONE
                && endpoint.port() != 0
                && ageSeconds < settings.timeoutSeconds()
                && swarms.open(row, !endpoint.isIpv4()).find(endpoint) < 0
                && census.admitPeer(settings.maxPeers())) {
            swarms.restore(row, endpoint, seed, counted, now - Math.max(0, ageSeconds), id.orElse(UNKNOWN));
        }
    }

    @Override
    public void done() {
        if (row != NONE) {
            swarms.restored(row);
            row = NONE;
        }
    }
}

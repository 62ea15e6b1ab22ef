package io.swarmbed.simulator.cli;

import io.swarmbed.engine.storage.Progress;

/** How far the check of present content is; written on the peer's thread, read on any. */
final class CheckProgress implements Progress {
    private volatile long done;
    private volatile long total;

    @Override
    public void advanced(long doneBytes, long totalBytes) {
        total = totalBytes;
        done = doneBytes;
    }

    boolean underWay() {
        return done < total;
    }

    String share() {
        return Quantities.share(done, total);
    }
}

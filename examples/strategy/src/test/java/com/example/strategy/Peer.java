package com.example.strategy;

import io.swarmbed.engine.policy.PeerView;

/** A peer as a choker sees it: interested, with so many pieces, giving so many bytes/s. */
record Peer(int id, boolean interested, int pieceCount, long downloadRate, long uploadRate, long unchokedAtNanos)
        implements PeerView {
    static Peer giving(int id, int pieces, long bytesPerSecond) {
        return new Peer(id, true, pieces, bytesPerSecond, 0, Long.MIN_VALUE);
    }

    static Peer bored(int id) {
        return new Peer(id, false, 0, 1_000_000, 0, Long.MIN_VALUE);
    }

    @Override
    public boolean interesting() {
        return true;
    }

    @Override
    public boolean choked() {
        return true;
    }

    @Override
    public boolean chokesUs() {
        return false;
    }

    @Override
    public boolean snubbed() {
        return false;
    }

    @Override
    public boolean seed() {
        return false;
    }

    @Override
    public long downloaded() {
        return 0;
    }

    @Override
    public long uploaded() {
        return 0;
    }

    @Override
    public long sinceUploadNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public long connectedAtNanos() {
        return 0;
    }

    @Override
    public int unchokedInRound() {
        return -1;
    }
}

package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.PeerView;

/** A peer of a {@link ChokeTable}, and what has become of it. */
final class ChokePeer implements PeerView {
    private final int id;
    boolean interested = true;
    boolean snubbed;
    long downloadRate;
    long uploadRate;
    long downloaded;
    long uploaded;
    long sinceUploadNanos = Long.MAX_VALUE;
    int pieceCount = 1;
    boolean chokesUs;
    boolean interesting = true;
    boolean choked = true;
    int unchokedInRound = -1;
    char decision = '.';
    int weight;
    int roundsUnchoked;
    int roundsOptimistic;
    int timesUnchoked;

    ChokePeer(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public boolean interested() {
        return interested;
    }

    @Override
    public boolean interesting() {
        return interesting;
    }

    @Override
    public boolean choked() {
        return choked;
    }

    @Override
    public boolean chokesUs() {
        return chokesUs;
    }

    @Override
    public boolean snubbed() {
        return snubbed;
    }

    @Override
    public boolean seed() {
        return false;
    }

    @Override
    public int pieceCount() {
        return pieceCount;
    }

    @Override
    public long downloadRate() {
        return downloadRate;
    }

    @Override
    public long uploadRate() {
        return uploadRate;
    }

    @Override
    public long downloaded() {
        return downloaded;
    }

    @Override
    public long uploaded() {
        return uploaded;
    }

    @Override
    public long sinceUploadNanos() {
        return sinceUploadNanos;
    }

    @Override
    public long connectedAtNanos() {
        return 0;
    }

    @Override
    public long unchokedAtNanos() {
        return unchokedInRound < 0 ? Long.MIN_VALUE : unchokedInRound * 10_000_000_000L;
    }

    @Override
    public int unchokedInRound() {
        return unchokedInRound;
    }
}

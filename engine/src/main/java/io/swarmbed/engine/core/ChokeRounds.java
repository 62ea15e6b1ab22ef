package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Observer.Choking;
import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.random.RandomStream;
import java.util.List;
import java.util.Objects;

/**
 * Holds the choker's rounds and carries out what they decide: by the clock at a phase of the peer's own, and at once when
 * a slot falls free, a peer could use a free slot, or the download completes.
 */
final class ChokeRounds implements ChokeView {
    private final TorrentSession torrent;
    private final Choker choker;
    private final RandomStream random;
    private final Alarm clockRound;
    private final Alarm extraRound;
    private final long roundNanos;
    private final List<PeerView> view;
    private Cause cause = Cause.ROUND;
    private Cause extraCause = Cause.ROUND;
    private int round;
    private long nextRoundAt;
    private long settledAt = Long.MIN_VALUE / 2;
    private int unchoked;
    private boolean roundIsDue;
    private boolean holdsBack;

    ChokeRounds(TorrentSession torrent, Choker choker, RandomStream random) {
        this.torrent = torrent;
        this.choker = choker;
        this.random = random;
        this.view = new PeerViews(torrent);
        this.roundNanos = torrent.settings().chokeRound().toNanos();
        this.clockRound = torrent.env().alarms().alarm(this::byTheClock);
        this.extraRound = torrent.env().alarms().alarm(() -> {
            roundIsDue = false;
            Cause why = extraCause;
            extraCause = Cause.ROUND;
            hold(why);
        });
    }

    void start(long phaseNanos) {
        nextRoundAt = torrent.now() + phaseNanos;
        clockRound.at(nextRoundAt);
    }

    void stop() {
        clockRound.cancel();
        extraRound.cancel();
    }

    private void byTheClock() {
        nextRoundAt = Math.max(nextRoundAt + roundNanos, torrent.now());
        clockRound.at(nextRoundAt);
        round++;
        settledAt = torrent.now();
        long window = torrent.settings().rateWindow().toNanos();
        for (PeerSession peer : torrent.peers()) {
            peer.download().settle(settledAt, window);
            peer.upload().settle(settledAt, window);
        }
        hold(Cause.ROUND);
    }

    /** When the rates were last settled: in the last round of the clock. */
    long settledAt() {
        return settledAt;
    }

    void gainedInterest(PeerSession peer) {
        if (unchoked < slots() || !choker.keepsToSlots() || !peer.upload().choked()) {
            soon(Cause.INTEREST);
        }
    }

    void lostInterest(PeerSession peer) {
        if (!peer.upload().choked()) {
            soon(Cause.INTEREST);
        }
    }

    void left(PeerSession peer) {
        if (!peer.upload().choked()) {
            if (peer.upload().interested()) {
                unchoked--;
            }
            soon(Cause.LEFT);
        }
    }

    void completed() {
        soon(Cause.COMPLETED);
    }

    private void soon(Cause why) {
        if (extraCause != Cause.COMPLETED) {
            extraCause = why;
        }
        roundIsDue = true;
        extraRound.at(torrent.now());
    }

    /** Whether an extra round is held in this very moment. */
    boolean roundIsDue() {
        return roundIsDue;
    }

    private void hold(Cause why) {
        cause = why;
        List<PeerSession> peers = torrent.peers();
        for (PeerSession peer : peers) {
            peer.status().clearDecision();
        }
        choker.round(this);
        unchoked = 0;
        for (PeerSession peer : peers) {
            carryOut(peer);
            if (!peer.upload().choked() && peer.upload().interested()) {
                unchoked++;
            }
        }
    }

    private void carryOut(PeerSession peer) {
        PeerStatus status = peer.status();
        Kind kind = status.decision();
        Choking before = peer.upload().choking();
        Choking after = kind == null ? Choking.CHOKED : choking(kind);
        if (kind != null) {
            peer.weight(status.weight());
        }
        if (before == after) {
            return;
        }
        peer.upload().choking(after, torrent.now(), round);
        if (after == Choking.CHOKED) {
            peer.sendChoke();
        } else if (before == Choking.CHOKED) {
            peer.sendUnchoke();
        }
        torrent.observer().choking(peer.id(), after);
    }

    private static Choking choking(Kind kind) {
        return switch (kind) {
            case REGULAR -> Choking.REGULAR;
            case OPTIMISTIC -> Choking.OPTIMISTIC;
            case SEED -> Choking.SEED;
        };
    }

    /** A block may not be sent yet. */
    void heldBack() {
        holdsBack = true;
    }

    /** Whether the choker is one that holds blocks back. */
    boolean holdsBack() {
        return holdsBack;
    }

    /** Whether no more interested peers are unchoked than there are slots. */
    boolean keepsToSlots() {
        return choker.keepsToSlots();
    }

    /** Asked before each block. */
    boolean mayServe(PeerSession peer) {
        return choker.mayServe(peer.status());
    }

    @Override
    public Cause cause() {
        return cause;
    }

    @Override
    public int round() {
        return round;
    }

    @Override
    public long roundNanos() {
        return roundNanos;
    }

    @Override
    public int roundsPerRotation() {
        return torrent.settings().roundsPerRotation();
    }

    @Override
    public boolean seeding() {
        return torrent.isComplete();
    }

    @Override
    public int slots() {
        return torrent.settings().slots();
    }

    @Override
    public long uploadCapacity() {
        return torrent.uplink().limited() ? torrent.uplink().bytesPerSecond() : UNLIMITED;
    }

    @Override
    public int pieceLength() {
        return torrent.geometry().pieceLength();
    }

    @Override
    public int pieceCount() {
        return torrent.geometry().pieceCount();
    }

    @Override
    public List<? extends PeerView> peers() {
        return view;
    }

    @Override
    public void unchoke(PeerView peer, Kind kind, int weight) {
        if (!(peer instanceof PeerStatus status) || !status.isOf(torrent)) {
            throw new IllegalArgumentException("not a peer of this round: " + peer);
        }
        if (weight < 1) {
            throw new IllegalArgumentException("the weight of a peer must be at least 1, not " + weight);
        }
        status.decide(Objects.requireNonNull(kind, "the kind of an unchoke must be given"), weight);
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public long nowNanos() {
        return torrent.now();
    }
}

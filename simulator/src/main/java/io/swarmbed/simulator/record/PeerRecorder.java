package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.simulator.record.GroupTotals.Count;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one peer, on its thread, and adds to the totals of its group. Blocks are counted without a lock, since they
 * come by the million: a peer's own bytes are to be read once it has stopped. All else may happen on any thread.
 */
public final class PeerRecorder implements Observer {
    static final long NOT_YET = -1;

    private final SwarmRecorder swarm;
    private final PeerFacts facts;
    private final GroupTotals totals;
    private final @Nullable PeerDetail detail;
    private final OpenConnections open = new OpenConnections();
    /** What this peer can give to others, unless it had all from the start. */
    private @Nullable PieceSet copies;

    private boolean allCopies;
    private long uploaded;
    private long downloaded;
    private long wasted;
    private long fromElsewhere;
    private long uploadedWhileLeeching;
    private long firstPieceAt = NOT_YET;
    private long announcesAnswered;
    private long announcesFailed;
    private long firstPeersAt = NOT_YET;
    private volatile long joinedAt = NOT_YET;
    private volatile long completedAt = NOT_YET;
    private volatile long leftAt = NOT_YET;
    private volatile String failure = "";
    private volatile @Nullable Boolean contentRight;
    private @Nullable PeerAddress address;
    private long protocolSent = NOT_YET;
    private long protocolReceived = NOT_YET;

    /** @param detail empty when only sums are kept of this peer */
    PeerRecorder(SwarmRecorder swarm, PeerFacts facts, GroupTotals totals, Optional<PeerDetail> detail) {
        this.swarm = swarm;
        this.facts = facts;
        this.totals = totals;
        this.detail = detail.orElse(null);
    }

    // ---- told by the world

    /** The peer listens here from this moment on. */
    public synchronized void joined(PeerAddress listening) {
        address = listening;
        joinedAt = swarm.now();
        totals.add(Count.JOINED, 1);
        countPresence(1);
    }

    /**
     * The peer leaves the swarm for good at this moment: nobody can have pieces from it any more. To be told before its
     * session stops.
     */
    public synchronized void leaving() {
        if (leftAt != NOT_YET) {
            return;
        }
        countPresence(-1);
        leftAt = swarm.now();
        if (allCopies) {
            swarm.availability().addAll(-1);
        }
        if (copies != null) {
            copies.forEach(piece -> swarm.availability().add(piece, -1));
            copies = null;
        }
        if (detail != null) {
            detail.leaving();
        }
    }

    /** Adds this peer, if it is there, to what its group has at present, or takes it away. */
    private void countPresence(int sign) {
        if (!present()) {
            return;
        }
        totals.add(isComplete() ? Count.SEEDS : Count.LEECHERS, sign);
        totals.add(Count.CONNECTIONS, (long) sign * open.size());
        for (int place = 0; place < open.size(); place++) {
            totals.addSlots(open.slot(place), sign);
        }
    }

    /**
     * Told when the peer has just completed, and otherwise when it leaves or the run ends: blocks are counted when they
     * begin, and of the last one these bytes had not left.
     */
    public void unsentWhileLeeching(long bytes) {
        uploadedWhileLeeching -= Math.min(Math.min(bytes, PieceGeometry.BLOCK_LENGTH), uploadedWhileLeeching);
    }

    /** The peer's content was compared with its hashes after the run. */
    public void contentChecked(boolean right) {
        contentRight = right;
    }

    /**
     * What the peer has sent and received in all, in a world that can tell.
     *
     * @param sentBytes of the peer protocol beside the content of blocks
     * @param receivedBytes the same of what it received
     */
    public synchronized void protocolBytes(long sentBytes, long receivedBytes) {
        protocolSent = sentBytes;
        protocolReceived = receivedBytes;
    }

    // ---- told by the session

    @Override
    public synchronized void opened(int alreadyVerified) {
        if (!facts.complete()) {
            totals.add(Count.PIECES_TO_DOWNLOAD_VERIFIED, alreadyVerified);
        }
        if (alreadyVerified == swarm.pieceCount() && leftAt == NOT_YET) {
            allCopies = true;
            swarm.availability().addAll(1);
        }
    }

    @Override
    public synchronized void connected(int connection, PeerAddress remote, PeerId peerId, boolean outgoing) {
        if (swarm.ended()) {
            return;
        }
        ConnectionRecord record = null;
        boolean elsewhere = false;
        OptionalInt index = swarm.indexOf(peerId);
        if (index.isPresent()) {
            record = detail != null ? detail.connected(index.getAsInt(), swarm.now()) : null;
            elsewhere =
                    !facts.region().equals(swarm.peer(index.getAsInt()).facts().region());
        }
        open.add(connection, record, elsewhere);
        if (present()) {
            totals.add(Count.CONNECTIONS, 1);
        }
    }

    @Override
    public synchronized void disconnected(int connection, CloseReason reason) {
        int place = place(connection);
        if (place == OpenConnections.NONE) {
            return;
        }
        ConnectionRecord record = open.record(place);
        if (detail != null && record != null) {
            boolean unchoked = open.choking(place) != Choking.CHOKED;
            detail.disconnected(record, unchoked ? detail.choking(record, Choking.CHOKED) : swarm.now());
        }
        if (present()) {
            totals.addSlots(open.slot(place), -1);
            totals.add(Count.CONNECTIONS, -1);
        }
        open.remove(place);
        if (reason.kind() == CloseReason.Kind.PROTOCOL || reason.kind() == CloseReason.Kind.BANNED) {
            swarm.warn(facts.name() + " dropped a connection: " + reason);
        }
    }

    @Override
    public synchronized void choking(int connection, Choking choking) {
        int place = place(connection);
        if (place == OpenConnections.NONE) {
            return;
        }
        ConnectionRecord record = open.record(place);
        if (detail != null && record != null) {
            record.choking(choking, detail.choking(record, choking));
        }
        Choking before = open.slot(place);
        open.choking(place, choking);
        countSlot(before, open.slot(place));
    }

    @Override
    public synchronized void choked(int connection, boolean choked) {
        int place = place(connection);
        ConnectionRecord record = place == OpenConnections.NONE ? null : open.record(place);
        if (record != null) {
            record.choked(choked, swarm.now());
        }
    }

    @Override
    public synchronized void wanted(int connection, boolean interested) {
        int place = place(connection);
        if (place == OpenConnections.NONE) {
            return;
        }
        ConnectionRecord record = open.record(place);
        if (record != null) {
            record.interested(interested, swarm.now());
        }
        Choking before = open.slot(place);
        open.interested(place, interested);
        countSlot(before, open.slot(place));
    }

    private int place(int connection) {
        return swarm.ended() ? OpenConnections.NONE : open.find(connection);
    }

    private void countSlot(Choking before, Choking after) {
        if (before != after && present()) {
            totals.addSlots(before, -1);
            totals.addSlots(after, 1);
        }
    }

    @Override
    public void blockSent(int connection, int piece, int begin, int length) {
        if (swarm.ended()) {
            return;
        }
        uploaded += length;
        totals.add(Count.UPLOADED_BYTES, length);
        boolean leeching = !isComplete();
        uploadedWhileLeeching += leeching ? length : 0;
        if (detail != null) {
            int place = open.find(connection);
            ConnectionRecord record = place == OpenConnections.NONE ? null : open.record(place);
            if (record != null) {
                record.sent(length, leeching);
            }
        }
    }

    @Override
    public void blockReceived(int connection, int piece, int begin, int length, boolean useless) {
        if (swarm.ended()) {
            return;
        }
        downloaded += length;
        totals.add(Count.DOWNLOADED_BYTES, length);
        totals.add(Count.BLOCKS_RECEIVED, 1);
        if (useless) {
            wasted += length;
        }
        if (!facts.region().isEmpty()) {
            int place = open.find(connection);
            fromElsewhere += place != OpenConnections.NONE && open.elsewhere(place) ? length : 0;
        }
    }

    @Override
    public synchronized void pieceVerified(int piece) {
        if (swarm.ended()) {
            return;
        }
        if (detail != null || firstPieceAt == NOT_YET) {
            long now = detail == null ? swarm.now() : detail.verified(piece);
            firstPieceAt = firstPieceAt == NOT_YET ? now : firstPieceAt;
        }
        if (!facts.complete()) {
            totals.add(Count.PIECES_TO_DOWNLOAD_VERIFIED, 1);
        }
        if (leftAt == NOT_YET && copies().add(piece)) {
            swarm.availability().add(piece, 1);
        }
    }

    private PieceSet copies() {
        if (copies == null) {
            copies = new PieceSet(swarm.pieceCount());
        }
        return copies;
    }

    @Override
    public synchronized void announced(AnnounceRequest request, AnnounceOutcome outcome) {
        if (swarm.ended()) {
            return;
        }
        if (outcome instanceof AnnounceOutcome.Success success) {
            announcesAnswered++;
            if (firstPeersAt == NOT_YET && !success.peers().isEmpty()) {
                firstPeersAt = swarm.now();
            }
        } else {
            announcesFailed++;
        }
    }

    @Override
    public void pieceFailed(int piece, int bytes) {
        if (swarm.ended()) {
            return;
        }
        wasted += bytes;
    }

    @Override
    public void pieceDiscarded(int piece, int bytes) {
        pieceFailed(piece, bytes);
    }

    @Override
    public synchronized void completed() {
        if (swarm.ended() || completedAt != NOT_YET) {
            return;
        }
        countPresence(-1);
        completedAt = swarm.now();
        countPresence(1);
        if (!facts.complete()) {
            totals.add(Count.COMPLETED, 1);
        }
    }

    @Override
    public void failed(String reason) {
        failure = reason;
    }

    // ---- read once the peer has stopped

    PeerFacts facts() {
        return facts;
    }

    private boolean present() {
        return joinedAt != NOT_YET && leftAt == NOT_YET;
    }

    /** Whether it has the whole content, from the start or by now. */
    private boolean isComplete() {
        return facts.complete() || completedAt != NOT_YET;
    }

    /** When it had the whole content; 0 if from the start, after all times if it has not. */
    long leecherUntil() {
        if (facts.complete()) {
            return 0;
        }
        long completed = completedAt;
        return completed == NOT_YET ? Long.MAX_VALUE : completed;
    }

    long joinedAt() {
        return joinedAt;
    }

    long firstPieceAt() {
        return firstPieceAt;
    }

    long announcesAnswered() {
        return announcesAnswered;
    }

    long announcesFailed() {
        return announcesFailed;
    }

    /** When the tracker first told it of another peer. */
    long firstPeersAt() {
        return firstPeersAt;
    }

    long completedAt() {
        return completedAt;
    }

    long leftAt() {
        return leftAt;
    }

    long uploaded() {
        return uploaded;
    }

    long downloaded() {
        return downloaded;
    }

    long wasted() {
        return wasted;
    }

    /** Bytes that came from peers in other regions. */
    long fromElsewhere() {
        return fromElsewhere;
    }

    long uploadedWhileLeeching() {
        return uploadedWhileLeeching;
    }

    /** {@link #NOT_YET} when it is not known. */
    long protocolSent() {
        return protocolSent;
    }

    /** {@link #NOT_YET} when it is not known. */
    long protocolReceived() {
        return protocolReceived;
    }

    /** Empty when nothing went wrong. */
    String failure() {
        return failure;
    }

    Optional<Boolean> contentRight() {
        return Optional.ofNullable(contentRight);
    }

    Optional<PeerAddress> address() {
        return Optional.ofNullable(address);
    }

    /** The run was over at this time: what is open ends, and the rest of the peer's pairs are written down. */
    synchronized void finish(long end) {
        if (detail != null) {
            for (int place = 0; place < open.size(); place++) {
                ConnectionRecord record = open.record(place);
                if (record != null) {
                    record.ended(end);
                }
            }
            open.clear();
            detail.finish();
        }
    }
}

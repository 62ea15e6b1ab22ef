package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Listens to one peer, on its thread. The counters may be read from another thread at any time; all else after the peer
 * has stopped.
 */
public final class PeerRecorder implements Observer {
    static final long NOT_YET = -1;

    private record Piece(int piece, long at) {}

    private record Choke(int to, Choking choking, long at) {}

    private final SwarmRecorder swarm;
    private final PeerFacts facts;
    private final Clock clock;
    private final boolean detailed;
    private final AtomicLong uploaded = new AtomicLong();
    private final AtomicLong downloaded = new AtomicLong();
    private final AtomicLong wasted = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<Choking, AtomicInteger> slots = new EnumMap<>(Choking.class);
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Choke> chokes = new ArrayList<>();
    private final Map<Integer, ConnectionRecord> open = new TreeMap<>();
    private final Map<Integer, PairRecord> pairs = new TreeMap<>();
    private volatile long joinedAt = NOT_YET;
    private volatile long completedAt = NOT_YET;
    private volatile long leftAt = NOT_YET;
    private volatile String failure = "";
    private volatile Optional<Boolean> contentRight = Optional.empty();
    private volatile Optional<PeerAddress> address = Optional.empty();
    private long uploadedWhileLeeching;
    private long firstPieceAt = NOT_YET;
    private boolean allCopies;
    private final AtomicInteger verified = new AtomicInteger();

    PeerRecorder(SwarmRecorder swarm, PeerFacts facts, Clock clock, boolean detailed) {
        this.swarm = swarm;
        this.facts = facts;
        this.clock = clock;
        this.detailed = detailed;
        for (Choking kind : Choking.values()) {
            slots.put(kind, new AtomicInteger());
        }
    }

    private AtomicInteger slot(Choking kind) {
        return Objects.requireNonNull(slots.get(kind));
    }

    // ---- told by the world

    /** The peer listens here from this moment on. */
    public void joined(PeerAddress listening) {
        address = Optional.of(listening);
        joinedAt = clock.nanos();
    }

    /** The peer leaves the swarm at this moment: nobody can have pieces from it any more. */
    public synchronized void leaving() {
        if (leftAt == NOT_YET) {
            leftAt = clock.nanos();
            if (allCopies) {
                swarm.removeAllCopies();
            }
            pieces.forEach(piece -> swarm.removeCopy(piece.piece));
        }
    }

    /** The peer's content was compared with its hashes after the run. */
    public void contentChecked(boolean right) {
        contentRight = Optional.of(right);
    }

    // ---- told by the session

    @Override
    public synchronized void opened(int alreadyVerified) {
        verified.set(alreadyVerified);
        if (alreadyVerified == swarm.pieceCount() && leftAt == NOT_YET) {
            allCopies = true;
            swarm.addAllCopies();
        }
    }

    @Override
    public void connected(int connection, PeerAddress remote, PeerId peerId, boolean outgoing) {
        if (swarm.ended()) {
            return;
        }
        connections.incrementAndGet();
        OptionalInt index = swarm.indexOf(peerId);
        Optional<PairRecord> pair = detailed && index.isPresent()
                ? Optional.of(pairs.computeIfAbsent(index.getAsInt(), i -> new PairRecord()))
                : Optional.empty();
        open.put(connection, new ConnectionRecord(index, pair, clock.nanos()));
    }

    @Override
    public void disconnected(int connection, CloseReason reason) {
        ConnectionRecord ended = swarm.ended() ? null : open.remove(connection);
        if (ended == null) {
            return;
        }
        connections.decrementAndGet();
        slot(ended.slot()).decrementAndGet();
        if (ended.choking() != Choking.CHOKED) {
            choke(ended, Choking.CHOKED);
        }
        ended.ended(clock.nanos());
        if (reason.kind() == CloseReason.Kind.PROTOCOL || reason.kind() == CloseReason.Kind.BANNED) {
            swarm.warn(facts.name() + " dropped a connection: " + reason);
        }
    }

    @Override
    public void choking(int connection, Choking choking) {
        change(connection, record -> {
            choke(record, choking);
            record.choking(choking, clock.nanos());
        });
    }

    @Override
    public void wanted(int connection, boolean interested) {
        change(connection, record -> record.interested(interested, clock.nanos()));
    }

    private void change(int connection, Consumer<ConnectionRecord> change) {
        ConnectionRecord record = swarm.ended() ? null : open.get(connection);
        if (record != null) {
            slot(record.slot()).decrementAndGet();
            change.accept(record);
            slot(record.slot()).incrementAndGet();
        }
    }

    private void choke(ConnectionRecord record, Choking choking) {
        if (record.pair().isPresent()) {
            chokes.add(new Choke(record.remote().orElseThrow(), choking, clock.nanos()));
        }
    }

    @Override
    public void blockSent(int connection, int piece, int begin, int length) {
        if (swarm.ended()) {
            return;
        }
        uploaded.addAndGet(length);
        if (!facts.complete() && completedAt == NOT_YET) {
            uploadedWhileLeeching += length;
        }
        ConnectionRecord record = open.get(connection);
        if (record != null) {
            record.sent(length);
        }
    }

    @Override
    public void blockReceived(int connection, int piece, int begin, int length, boolean useless) {
        if (swarm.ended()) {
            return;
        }
        downloaded.addAndGet(length);
        if (useless) {
            wasted.addAndGet(length);
        }
    }

    @Override
    public synchronized void pieceVerified(int piece) {
        if (swarm.ended()) {
            return;
        }
        long now = clock.nanos();
        if (firstPieceAt == NOT_YET) {
            firstPieceAt = now;
        }
        verified.incrementAndGet();
        if (leftAt == NOT_YET) {
            swarm.addCopy(piece);
        }
        // Kept for every peer, because copies have to be taken back when it leaves.
        pieces.add(new Piece(piece, now));
    }

    @Override
    public void pieceFailed(int piece, int bytes) {
        if (swarm.ended()) {
            return;
        }
        wasted.addAndGet(bytes);
    }

    @Override
    public void completed() {
        if (swarm.ended()) {
            return;
        }
        completedAt = clock.nanos();
    }

    @Override
    public void failed(String reason) {
        failure = reason;
    }

    // ---- read by the sampler and the run folder

    PeerFacts facts() {
        return facts;
    }

    boolean present() {
        return joinedAt != NOT_YET && leftAt == NOT_YET;
    }

    /** Whether it has the whole content, from the start or by now. */
    boolean isComplete() {
        return facts.complete() || completedAt != NOT_YET;
    }

    long joinedAt() {
        return joinedAt;
    }

    long completedAt() {
        return completedAt;
    }

    long leftAt() {
        return leftAt;
    }

    long uploaded() {
        return uploaded.get();
    }

    long downloaded() {
        return downloaded.get();
    }

    long wasted() {
        return wasted.get();
    }

    long uploadedWhileLeeching() {
        return uploadedWhileLeeching;
    }

    int connections() {
        return connections.get();
    }

    int slots(Choking kind) {
        return slot(kind).get();
    }

    /** Empty when nothing went wrong. */
    String failure() {
        return failure;
    }

    Optional<Boolean> contentRight() {
        return contentRight;
    }

    /** Pieces verified so far, those of the start included. */
    int verified() {
        return verified.get();
    }

    void writePieces(CsvFile file) {
        if (detailed) {
            pieces.forEach(piece -> file.row(facts.index(), piece.piece, Decimals.seconds(piece.at)));
        }
    }

    void writePairs(CsvFile file, long end) {
        open.values().forEach(record -> record.ended(end));
        open.clear();
        pairs.forEach((to, pair) -> pair.write(file, facts.index(), to));
    }

    void writeChokes(CsvFile file) {
        chokes.forEach(choke -> file.row(
                Decimals.seconds(choke.at),
                facts.index(),
                choke.to,
                choke.choking.name().toLowerCase(Locale.ROOT)));
    }

    void writePeer(CsvFile file) {
        file.row(
                facts.index(),
                facts.name(),
                facts.group(),
                address.map(PeerAddress::toString).orElse(""),
                facts.complete() ? 1 : 0,
                time(joinedAt),
                time(firstPieceAt),
                time(completedAt),
                time(leftAt),
                limit(facts.uploadBytesPerSecond()),
                limit(facts.downloadBytesPerSecond()),
                uploaded(),
                uploadedWhileLeeching,
                downloaded(),
                wasted(),
                contentRight.map(right -> right ? "1" : "0").orElse(""));
    }

    private static String time(long at) {
        return at == NOT_YET ? "" : Decimals.seconds(at);
    }

    private static String limit(long bytesPerSecond) {
        return bytesPerSecond == 0 ? "" : Long.toString(bytesPerSecond);
    }
}

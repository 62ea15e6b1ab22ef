package io.swarmbed.simulator.check;

import io.swarmbed.engine.core.TorrentSession;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.virtual.Traffic;
import io.swarmbed.engine.virtual.Verb;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.virtual.VirtualStore;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one peer has by what it tells, and whether that fits together: a piece is verified once, from blocks that were
 * delivered to this peer since it was begun; no more interested peers are unchoked than there are slots; and what it
 * counts is what the network has carried.
 */
final class PeerCheck implements Observer {
    private final SwarmCheck swarm;
    final VirtualNode node;
    private final VirtualStore store;
    private final int slots;
    private final boolean truthful;
    private final PieceGeometry geometry;
    private final PieceSet verified;
    /** By piece, which of its blocks have come since it was begun; verified pieces are left out. */
    private final Map<Integer, BitSet> begun = new HashMap<>();

    private final Set<Integer> connections = new HashSet<>();
    private final Set<Integer> unchoked = new HashSet<>();
    private final Set<Integer> interested = new HashSet<>();
    private @Nullable TorrentSession session;
    private @Nullable Message lastBlock;
    private int slotsTaken;
    private long verifiedBytes;
    private long usefulBytes;
    private long wastedBytes;
    private long sentBytes;
    private long receivedBytes;
    private long untilRecount;

    PeerCheck(
            SwarmCheck swarm,
            PieceGeometry geometry,
            VirtualNode node,
            VirtualStore store,
            int slots,
            boolean truthful) {
        this.swarm = swarm;
        this.node = node;
        this.store = store;
        this.slots = slots;
        this.truthful = truthful;
        this.geometry = geometry;
        this.verified = new PieceSet(geometry.pieceCount());
    }

    void started(TorrentSession started) {
        session = started;
    }

    @Nullable
    TorrentSession session() {
        return session;
    }

    boolean has(int piece) {
        return piece >= 0 && piece < geometry.pieceCount() && verified.contains(piece);
    }

    /** Whether it may be taken at its word, and tells of no piece that it does not have. */
    boolean truthful() {
        return truthful;
    }

    PieceSet verified() {
        return verified;
    }

    private void hold(boolean holds, Supplier<String> problem) {
        if (!holds) {
            throw swarm.broken(node.id(), problem.get());
        }
    }

    // ---- what the network tells

    void sent(int wireBytes) {
        sentBytes += wireBytes;
    }

    void received(int wireBytes) {
        receivedBytes += wireBytes;
    }

    /** A block is about to be delivered to this peer. */
    void blockComes(Message block) {
        lastBlock = block;
    }

    // ---- what the peer tells

    @Override
    public void opened(int count) {
        for (int piece = 0; piece < geometry.pieceCount(); piece++) {
            if (store.holds(piece)) {
                verified.add(piece);
                verifiedBytes += geometry.pieceLength(piece);
            }
        }
        hold(verified.size() == count, () -> "opens with " + count + " pieces, and its store holds " + verified.size());
    }

    @Override
    public void blockReceived(int connection, int piece, int begin, int length, boolean wasted) {
        Message block = lastBlock;
        lastBlock = null;
        hold(
                block != null && block.is(Verb.PIECE, piece, begin, length),
                () -> "received " + Message.text(Verb.PIECE, piece, begin, length) + ", delivered was "
                        + (block == null ? "nothing" : block));
        if (wasted) {
            wastedBytes += length;
            return;
        }
        hold(!verified.contains(piece), () -> "takes a block of piece " + piece + ", which it has verified");
        BitSet blocks = begun.computeIfAbsent(piece, each -> new BitSet());
        int index = begin / PieceGeometry.BLOCK_LENGTH;
        hold(
                begin % PieceGeometry.BLOCK_LENGTH == 0 && length == geometry.blockLength(piece, index),
                () -> "takes " + length + " bytes at " + begin + " of piece " + piece + " for a block");
        hold(!blocks.get(index), () -> "takes block " + index + " of piece " + piece + " twice");
        blocks.set(index);
        usefulBytes += length;
    }

    @Override
    public void pieceVerified(int piece) {
        close(piece, "verifies");
        verifiedBytes += geometry.pieceLength(piece);
        hold(store.holds(piece), () -> "has verified piece " + piece + ", which its store does not hold");
        hold(verified.add(piece), () -> "verifies piece " + piece + " twice");
    }

    @Override
    public void pieceFailed(int piece, int bytes) {
        close(piece, "finds corrupt");
        waste(bytes);
    }

    /** A piece is judged, for which all of its blocks must be here. */
    private void close(int piece, String does) {
        BitSet blocks = begun.remove(piece);
        int here = blocks == null ? 0 : blocks.cardinality();
        hold(
                here == geometry.blockCount(piece),
                () -> does + " piece " + piece + " with " + here + " of " + geometry.blockCount(piece)
                        + " blocks received");
    }

    @Override
    public void pieceDiscarded(int piece, int bytes) {
        hold(!verified.contains(piece), () -> "discards piece " + piece + ", which it has verified");
        begun.remove(piece);
        waste(bytes);
    }

    private void waste(int bytes) {
        wastedBytes += bytes;
        usefulBytes -= bytes;
    }

    @Override
    public void connected(int connection, PeerAddress remote, PeerId peerId, boolean outgoing) {
        hold(connections.add(connection), () -> "has its connection " + connection + " twice");
    }

    @Override
    public void disconnected(int connection, CloseReason reason) {
        hold(connections.remove(connection), () -> "closes its connection " + connection + ", which is not open");
        update(connection, unchoked, false);
        update(connection, interested, false);
    }

    @Override
    public void choking(int connection, Choking choking) {
        update(connection, unchoked, choking != Choking.CHOKED);
    }

    @Override
    public void wanted(int connection, boolean wanted) {
        update(connection, interested, wanted);
    }

    private void update(int connection, Set<Integer> set, boolean in) {
        int before = slot(connection);
        if (in) {
            set.add(connection);
        } else {
            set.remove(connection);
        }
        slotsTaken += slot(connection) - before;
    }

    private int slot(int connection) {
        return unchoked.contains(connection) && interested.contains(connection) ? 1 : 0;
    }

    // ---- what must hold

    /** At the end of a moment, when the rounds that it has led to have been held. */
    void checkSlots() {
        hold(slotsTaken <= slots, () -> "has " + slotsTaken + " interested peers unchoked, and " + slots + " slots");
    }

    /** After an event of this peer. */
    void checkBytes() {
        Traffic traffic = node.traffic();
        hold(
                traffic.sentBytes() == sentBytes && traffic.receivedBytes() == receivedBytes,
                () -> "counts " + traffic.sentBytes() + " bytes sent and " + traffic.receivedBytes()
                        + " received, its messages" + " make " + sentBytes + " and " + receivedBytes);
        TorrentSession counting = session;
        if (counting == null) {
            return;
        }
        hold(
                counting.uploadedBytes() == traffic.sentContentBytes(),
                () -> "has uploaded " + counting.uploadedBytes() + " bytes, the network has taken "
                        + traffic.sentContentBytes());
        hold(
                counting.downloadedBytes() == traffic.receivedContentBytes(),
                () -> "has downloaded " + counting.downloadedBytes() + " bytes, the network has brought "
                        + traffic.receivedContentBytes());
        hold(
                counting.downloadedBytes() == usefulBytes + wastedBytes && counting.wastedBytes() == wastedBytes,
                () -> "has downloaded " + counting.downloadedBytes() + " bytes and wasted " + counting.wastedBytes()
                        + ", by its blocks " + (usefulBytes + wastedBytes) + " and " + wastedBytes);
        hold(
                counting.bytesLeft() == geometry.totalLength() - verifiedBytes,
                () -> "lacks " + counting.bytesLeft() + " bytes, by its pieces "
                        + (geometry.totalLength() - verifiedBytes));
        hold(
                counting.connectionCount() == connections.size(),
                () -> "has " + counting.connectionCount() + " connections, told of " + connections.size());
    }

    /** Whether the session's own recount is due after an event, when one takes this many comparisons for free. */
    boolean recountIsDue(long free) {
        untilRecount -= free;
        return untilRecount <= 0;
    }

    void recounted(long comparisons) {
        untilRecount = comparisons;
    }
}

package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Payload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks peers for blocks and takes what comes: keeps each connection's window of requests full with the blocks of the
 * pieces that the picker names, hands on the blocks of peers that fail to serve, and asks several peers for the same
 * blocks when nothing else is left (the end game).
 */
final class Requester {
    /** A peer is asked for what others owe only while it owes less than this itself: the end game must not flood. */
    private static final int END_GAME_REQUESTS = 4;

    private static final int MOST_REQUESTERS = 100;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** What a peer is taken to send before its rate is known. */
    private static final long SLOWEST_BYTES_PER_SECOND = 1024;

    private static final long SLACK_NANOS = 200_000_000L;

    private final TorrentSession torrent;
    private final PiecePicker picker;
    private final PieceOffers offers;
    private final Alarm refill;
    /** Peers that may serve: those that do not choke us or named allowed-fast pieces, in the order of the roster. */
    private final List<PeerSession> sources = new ArrayList<>();

    private final FastPieces fastPieces = new FastPieces();

    private boolean congested;

    Requester(TorrentSession torrent, PiecePicker picker, RandomStream random) {
        this.torrent = torrent;
        this.picker = picker;
        this.offers = new PieceOffers(torrent, random);
        this.refill = torrent.env().alarms().alarm(this::fillAll);
    }

    void stop() {
        refill.cancel();
    }

    /** Requests from this peer what its window has room for. */
    void fill(PeerSession peer) {
        if (!peer.isSource() || !peer.interestTold() || congested || peer.closed()) {
            return;
        }
        Download download = peer.download();
        if (download.refused()) {
            return;
        }
        if (download.choked() && !servesChoked(peer)) {
            return;
        }
        if (!download.worthAsking()) {
            return;
        }
        offers.look(peer);
        boolean asked = true;
        while (asked && download.room() > 0) {
            asked = requestNext(peer);
        }
    }

    /** The pieces missing here that the peer serves although it chokes us, as bits of {@link FastPieces}. */
    private long fastOf(PeerSession peer) {
        return peer.download().allowedFast() & fastPieces.wanted();
    }

    FastPieces fastPieces() {
        return fastPieces;
    }

    /** Whether a piece that the peer serves although it chokes us is there and missing here. */
    private boolean servesChoked(PeerSession peer) {
        for (long bits = fastOf(peer); bits != 0; bits &= bits - 1) {
            if (peer.has(fastPieces.first(bits))) {
                return true;
            }
        }
        return false;
    }

    private void fillAll() {
        for (int i = 0; i < sources.size(); i++) {
            fill(sources.get(i));
        }
        sources.removeIf(this::servesNoLonger);
    }

    /** Whether all the pieces that the peer would serve although it chokes us are here. */
    private boolean servesNoLonger(PeerSession peer) {
        boolean no = peer.download().choked() && fastOf(peer) == 0;
        peer.isSource(!no);
        return no;
    }

    private void addSource(PeerSession peer) {
        if (peer.isSource()) {
            return;
        }
        int at = sources.size();
        while (at > 0 && sources.get(at - 1).id() > peer.id()) {
            at--;
        }
        sources.add(at, peer);
        peer.isSource(true);
    }

    private void removeSource(PeerSession peer) {
        if (peer.isSource()) {
            sources.remove(peer);
            peer.isSource(false);
        }
    }

    /** Blocks are free that peers with room did not get. */
    private void fillAllSoon() {
        refill.at(torrent.now());
    }

    private boolean requestNext(PeerSession peer) {
        PieceLedger ledger = torrent.ledger();
        int piece = picker.pick(offers);
        if (piece == PiecePicker.NONE) {
            return nothingFree(peer);
        }
        if (!offers.contains(piece)) {
            throw StrategyException.of("picker", picker, "chose piece " + piece + ", which was not offered");
        }
        OpenPiece open = ledger.find(piece);
        if (open == null) {
            open = start(piece, peer);
        }
        int block = open.firstFree();
        open.request(block, dueAt(peer, torrent.now()));
        peer.sendRequest(piece, block, torrent.now());
        if (open.free() == 0) {
            offers.exhausted(piece);
            if (ledger.allRequested()) {
                // Peers that found nothing left for them can join in the end game.
                fillAllSoon();
            }
        }
        return true;
    }

    private boolean nothingFree(PeerSession peer) {
        if (peer.download().suspect() && takeOver(peer)) {
            return true;
        }
        return peer.download().requested() < END_GAME_REQUESTS
                && torrent.ledger().allRequested()
                && requestAgain(peer);
    }

    private OpenPiece start(int piece, PeerSession peer) {
        OpenPiece open = torrent.ledger().start(piece);
        if (peer.download().suspect()) {
            open.reserveFor(peer);
        }
        offers.started(piece);
        return open;
    }

    /** A suspect begins a piece anew that only suspects could finish; tells whether there was one */
    private boolean takeOver(PeerSession suspect) {
        PieceLedger ledger = torrent.ledger();
        for (int i = 0; i < ledger.openCount(); i++) {
            OpenPiece open = ledger.open(i);
            if (!open.verifying()
                    && !open.isReserved()
                    && open.noneUnderWay()
                    && offers.mayRequest(open.piece)
                    && !offeredByAnyoneTrusted(open.piece)) {
                torrent.discard(open);
                start(open.piece, suspect);
                return true;
            }
        }
        return false;
    }

    private boolean offeredByAnyoneTrusted(int piece) {
        for (PeerSession peer : torrent.peers()) {
            if (!peer.download().suspect() && peer.has(piece)) {
                return true;
            }
        }
        return false;
    }

    /** A second has passed: blocks may be overdue, and in the end game the fastest are asked for them first. */
    void tick() {
        if (torrent.isComplete() || !torrent.ledger().allRequested()) {
            return;
        }
        long now = torrent.now();
        List<PeerSession> fastestFirst = new ArrayList<>(sources);
        fastestFirst.sort(Comparator.comparingLong(peer -> -peer.download().rate(now)));
        fastestFirst.forEach(this::fill);
    }

    /**
     * In the end game: asks this peer for the block that is due last, if it will have it in half that time, or for one
     * that is overdue. So a fast peer helps out at once, and equal ones do not fetch everything twice.
     */
    private boolean requestAgain(PeerSession peer) {
        PieceLedger ledger = torrent.ledger();
        long now = torrent.now();
        long dueAt = dueAt(peer, now);
        OpenPiece best = null;
        int bestBlock = 0;
        long latest = now + 2 * (dueAt - now);
        for (int i = 0; i < ledger.openCount(); i++) {
            OpenPiece open = ledger.open(i);
            if (open.verifying() || !open.openTo(peer) || !offers.mayRequest(open.piece)) {
                continue;
            }
            for (int block = 0; block < open.blockCount(); block++) {
                long due = open.due(block) < now ? Long.MAX_VALUE : open.due(block);
                if (due > latest
                        && !open.isReceived(block)
                        && open.requesters(block) < MOST_REQUESTERS
                        && !peer.download().isRequested(open.piece, block)) {
                    latest = due;
                    best = open;
                    bestBlock = block;
                }
            }
        }
        if (best == null) {
            return false;
        }
        best.request(bestBlock, dueAt);
        peer.sendRequest(best.piece, bestBlock, now);
        return true;
    }

    /** When a block that is requested from this peer should be here, generously reckoned. */
    private static long dueAt(PeerSession peer, long now) {
        Download download = peer.download();
        long rate = Math.max(SLOWEST_BYTES_PER_SECOND, download.rate(now));
        long bytes = (download.requested() + 1L) * PieceGeometry.BLOCK_LENGTH;
        return now + SLACK_NANOS + 2 * (bytes * NANOS_PER_SECOND / rate);
    }

    /** The peer serves only what it has begun, and the allowed-fast pieces; with BEP 6 it rejects the rest itself. */
    void choked(PeerSession peer) {
        if (fastOf(peer) == 0) {
            removeSource(peer);
        }
        if (!peer.fast()) {
            giveUp(peer, false);
        }
    }

    /** The peer serves this piece although it may choke us. */
    void allowedFast(PeerSession peer, int piece) {
        peer.download().allowFast(fastPieces.name(piece, torrent.ledger().isVerified(piece)));
        if (fastOf(peer) != 0) {
            addSource(peer);
        }
        fill(peer);
    }

    void unchoked(PeerSession peer) {
        addSource(peer);
        if (!peer.fast()) {
            // The choke dropped what was requested before, and what it had begun has come before this.
            peer.download().forgetLate();
        }
        fill(peer);
    }

    /** Tells whether there was such a request to reject */
    boolean rejected(PeerSession peer, int piece, int begin, int length) {
        if (!isBlock(piece, begin, length)) {
            return false;
        }
        int block = begin / PieceGeometry.BLOCK_LENGTH;
        Download download = peer.download();
        if (download.answersLate(piece, block)) {
            return true;
        }
        if (!download.refuse(piece, block)) {
            return false;
        }
        if (download.choked()) {
            download.withdrawFast(fastPieces.bit(piece));
        } else {
            download.refused(true);
            torrent.roster().lookSoon();
        }
        withdraw(peer, piece, block);
        fillAllSoon();
        return true;
    }

    private boolean isBlock(int piece, int begin, int length) {
        return begin % PieceGeometry.BLOCK_LENGTH == 0
                && torrent.geometry().contains(piece, begin, length)
                && length == torrent.geometry().blockLength(piece, begin / PieceGeometry.BLOCK_LENGTH);
    }

    /** Hands this peer's requests to others. */
    void giveUp(PeerSession peer, boolean cancel) {
        Download download = peer.download();
        while (download.requested() > 0) {
            abandon(peer, download.requestedPiece(0), download.requestedBlock(0), cancel);
        }
    }

    /** Hands those requests of a suspect to others that are for pieces it has no part in any longer. */
    private void giveUpShared(PeerSession suspect) {
        Download download = suspect.download();
        for (int i = download.requested() - 1; i >= 0; i--) {
            OpenPiece open = torrent.ledger().find(download.requestedPiece(i));
            if (open == null || !open.isReservedFor(suspect)) {
                abandon(suspect, download.requestedPiece(i), download.requestedBlock(i), true);
            }
        }
    }

    private void abandon(PeerSession peer, int piece, int block, boolean cancel) {
        if (cancel) {
            peer.sendCancel(piece, block);
        }
        peer.download().abandon(piece, block);
        withdraw(peer, piece, block);
        fillAllSoon();
    }

    private void withdraw(PeerSession peer, int piece, int block) {
        OpenPiece open = torrent.ledger().find(piece);
        if (open == null) {
            return;
        }
        open.withdraw(block);
        Download download = peer.download();
        boolean stranded = open.isReservedFor(peer) && (download.choked() || download.snubbed());
        if (open.untouched() || (stranded && !open.verifying() && open.noneUnderWay())) {
            torrent.discard(open);
        }
    }

    /** The connection is closed. */
    void left(PeerSession peer) {
        removeSource(peer);
        giveUp(peer, false);
        PieceLedger ledger = torrent.ledger();
        for (int i = ledger.openCount() - 1; i >= 0; i--) {
            OpenPiece open = ledger.open(i);
            if (open.isReservedFor(peer) && !open.verifying()) {
                torrent.discard(open);
            }
        }
    }

    /** Gives away the requests of a peer that has not sent a block for too long. */
    void sweep(PeerSession peer, long timeoutNanos) {
        if (peer.download().refused()) {
            peer.download().refused(false);
            fill(peer);
        }
        if (peer.download().overdue(torrent.now()) > timeoutNanos) {
            if (!peer.download().snubbed()) {
                peer.download().snubbed(true);
                torrent.observer().snubbed(peer.id(), true);
            }
            giveUp(peer, true);
        }
    }

    /** A block has come; its ownership passes. */
    void received(PeerSession peer, int piece, int begin, Payload data) {
        long now = torrent.now();
        int length = data.length();
        int block = begin / PieceGeometry.BLOCK_LENGTH;
        boolean whole = isBlock(piece, begin, length);
        Download download = peer.download();
        long requestedAt = whole ? download.answered(piece, block) : -1;
        boolean expected = requestedAt >= 0 || (whole && download.answersLate(piece, block));
        if (expected) {
            download.received(length, requestedAt, now);
            if (download.snubbed()) {
                download.snubbed(false);
                torrent.observer().snubbed(peer.id(), false);
            }
        }
        OpenPiece open = torrent.ledger().find(piece);
        boolean useful = expected && open != null && open.openTo(peer) && !open.isReceived(block);
        torrent.countDownload(length, !useful);
        torrent.observer().blockReceived(peer.id(), piece, begin, length, !useful);
        if (useful) {
            keep(peer, open, block, requestedAt >= 0, data);
        } else {
            data.release();
            if (requestedAt >= 0) {
                withdraw(peer, piece, block);
                fillAllSoon();
            }
        }
        if (!expected && peer.fast()) {
            peer.drop(CloseReason.protocol("a block that was not requested: piece " + piece + " at " + begin));
        }
        fill(peer);
        torrent.servedBy(peer);
    }

    private void keep(PeerSession peer, @Nullable OpenPiece open, int block, boolean asked, Payload data) {
        if (open == null) {
            data.release();
            return;
        }
        int others = open.requesters(block) - (asked ? 1 : 0);
        if (others > 0) {
            cancelElsewhere(peer, open.piece, block);
        }
        open.receive(block, peer);
        if (!torrent.store().write(open.piece, block * PieceGeometry.BLOCK_LENGTH, data)) {
            congested = true;
        }
        if (open.allReceived() && torrent.running()) {
            open.beginVerifying();
            torrent.store().verify(open.piece);
        }
    }

    private void cancelElsewhere(PeerSession source, int piece, int block) {
        for (PeerSession other : torrent.peers()) {
            if (other != source && other.download().isRequested(piece, block)) {
                other.sendCancel(piece, block);
                other.download().abandon(piece, block);
                fillAllSoon();
            }
        }
    }

    /** The store takes blocks again. */
    void drained() {
        congested = false;
        fillAllSoon();
    }

    /** The piece failed its hash: who sent it alone is guilty, several become suspects. */
    void failed(int piece) {
        OpenPiece open = torrent.ledger().find(piece);
        if (open == null) {
            return;
        }
        PeerSession[] contributors = open.contributors();
        torrent.ledger().reset(piece);
        if (contributors.length == 1) {
            torrent.convict(contributors[0], piece);
        }
        for (PeerSession contributor : contributors) {
            if (!contributor.closed()) {
                contributor.download().suspect(true);
                giveUpShared(contributor);
            }
        }
        fillAllSoon();
    }

    /** The piece has passed its hash: a suspect that sent it alone is cleared. */
    void verified(OpenPiece open) {
        fastPieces.verified(open.piece);
        PeerSession[] contributors = open.contributors();
        if (contributors.length == 1) {
            contributors[0].download().suspect(false);
        }
    }
}

package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtendedHandshake;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Payload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a torrent session: takes the remote peer's verbs, keeps what is known of it, and sends ours. It
 * checks that a verb makes sense; what follows from it is decided by the session's parts.
 */
final class PeerSession extends RemotePeer implements ConnectionListener, Uplink.Source {
    /** The longest block that is served; most clients ask for 16 KiB. */
    private static final int MAX_REQUEST = 128 * 1024;

    private final Download download;
    private final Upload upload;
    private Uplink.@Nullable Member share;
    private final PeerStatus status = new PeerStatus(this);
    private @Nullable CloseReason refusal;
    private boolean closed;
    private boolean greeted;
    /** The session's beats at which the remote peer was last heard of and last sent something. */
    private int heardAt;

    private int sentAt;

    PeerSession(TorrentSession torrent, Connection connection, int id) {
        super(torrent, connection, id);
        this.heardAt = torrent.beat();
        this.sentAt = heardAt;
        this.download = new Download(this, torrent.settings().requests().ceiling());
        this.upload = new Upload(this);
    }

    Download download() {
        return download;
    }

    Upload upload() {
        return upload;
    }

    /** What policies see of this connection. */
    PeerStatus status() {
        return status;
    }

    boolean closed() {
        return closed;
    }

    /** A meter of the content that is moved on this connection. */
    RateMeter newMeter() {
        return new RateMeter(
                torrent.settings().rateWindow().toNanos(),
                connectedAt(),
                torrent.chokes().settledAt());
    }

    /** Why the connection was not taken up. */
    Optional<CloseReason> refusal() {
        return Optional.ofNullable(refusal);
    }

    // ---- what we send

    /** Opens the conversation: what we have, who we are, what is always served. */
    void greet(PieceSet revealed) {
        if (fast() && revealed.isFull()) {
            out().haveAll();
        } else if (fast() && revealed.isEmpty()) {
            out().haveNone();
        } else if (!revealed.isEmpty()) {
            out().bitfield(revealed);
        }
        if (extendedProtocol()) {
            out().extended(ExtendedHandshake.ID, torrent.telling().introduction(this));
        }
    }

    /** Tells that we will request nothing any more (BEP 21). */
    void announceUploadOnly() {
        if (extendedProtocol() && torrent.settings().extensions().uploadOnly()) {
            out().extended(ExtendedHandshake.ID, torrent.telling().introduction(this));
        }
    }

    /** Names the pieces that are served to this peer even while it is choked, if it has next to nothing (BEP 6). */
    private void offerAllowedFast() {
        if (!torrent.settings().extensions().allowedFast() || !fast() || pieceCount() > AllowedFast.SIZE || seed()) {
            return;
        }
        int[] pieces = AllowedFast.of(connection.remote(), torrent);
        upload.allowFast(2 * pieces.length * torrent.geometry().blocksPerPiece());
        for (int piece : pieces) {
            out().allowedFast(piece);
        }
    }

    void sendHave(int piece) {
        if (torrent.settings().redundantHaves() || !has(piece)) {
            out().have(piece);
        }
    }

    void sendRequest(int piece, int block, long now) {
        download.requested(piece, block, now);
        out().request(piece, begin(block), torrent.geometry().blockLength(piece, block));
    }

    void sendCancel(int piece, int block) {
        out().cancel(piece, begin(block), torrent.geometry().blockLength(piece, block));
    }

    private static int begin(int block) {
        return block * PieceGeometry.BLOCK_LENGTH;
    }

    void sendInterest(boolean interested) {
        interestTold(interested);
        if (interested) {
            out().interested();
        } else {
            out().notInterested();
        }
        torrent.observer().interested(id(), interested);
    }

    void sendChoke() {
        out().choke();
        upload.refuse();
    }

    void sendUnchoke() {
        out().unchoke();
    }

    /** Answers a request that is not served (BEP 6). */
    void refuse(int piece, int begin, int length) {
        if (fast()) {
            out().reject(piece, begin, length);
        }
    }

    /** Sends a block; called by {@link Upload} when the uplink gives this connection its turn. */
    void send(int piece, int begin, Payload block) {
        int length = block.length();
        upload.sent(length, torrent.now());
        torrent.countUpload(length);
        out().piece(piece, begin, block);
        torrent.observer().blockSent(id(), piece, begin, length);
    }

    void read(int piece, int begin, int length) {
        torrent.store().read(id(), piece, begin, length);
    }

    private Connection out() {
        sentAt = torrent.beat();
        return connection;
    }

    @Override
    public boolean sendNextBlock() {
        if (closed || !connection.writable()) {
            return false;
        }
        if (!torrent.mayServe(this)) {
            torrent.chokes().heldBack();
            torrent.roster().lookSoon();
            return false;
        }
        upload.readAhead(torrent.settings().requests().readAhead());
        return !closed && upload.sendFirst();
    }

    /** A block was read for this connection. */
    void blockRead(int piece, int begin, Payload block) {
        upload.read(piece, begin, block);
        share().ready();
    }

    /** Something may be sent that could not be before. */
    void serve() {
        if (upload.hasWork()) {
            share().ready();
        }
    }

    void weight(int weight) {
        if (share != null || weight > 1) {
            share().weight(weight);
        }
    }

    /** Its share of the uplink, of which a peer that requests nothing has no need. */
    private Uplink.Member share() {
        Uplink.Member joined = share;
        if (joined == null) {
            joined = torrent.uplink().join(this);
            share = joined;
        }
        return joined;
    }

    /** Keeps the connection alive, or ends it when nothing was heard for too long. */
    void look(int keepAliveBeats) {
        if (torrent.beat() - sentAt >= keepAliveBeats) {
            out().keepAlive();
        }
        if (torrent.beat() - heardAt >= mostSilent(keepAliveBeats)) {
            drop(CloseReason.timeout("silent for " + (torrent.beat() - heardAt) + " s"));
        } else {
            // A strategy that served nobody may do so as time passes.
            serve();
        }
    }

    /** The beat at which {@link #look} will have something to do when nothing is sent or heard until then. */
    int nextLook(int keepAliveBeats) {
        return Math.min(sentAt + keepAliveBeats, heardAt + mostSilent(keepAliveBeats));
    }

    private static int mostSilent(int keepAliveBeats) {
        return 2 * keepAliveBeats + 11;
    }

    /** Closes the connection from this side. */
    void drop(CloseReason reason) {
        if (!closed) {
            connection.close(reason);
            end(reason);
        }
    }

    /** Closes a connection that was never taken up. */
    void refuseConnection(CloseReason reason) {
        refusal = reason;
        closed = true;
        connection.close(reason);
    }

    private void end(CloseReason reason) {
        closed = true;
        if (share != null) {
            share.leave();
        }
        upload.clear();
        torrent.closed(this, reason);
    }

    private void breach(String what) {
        drop(CloseReason.protocol(what));
    }

    // ---- what the remote peer sends

    private boolean heard() {
        heardAt = torrent.beat();
        return !closed;
    }

    /** A verb of BEP 6, which must be agreed upon. */
    private boolean heardFast(String verb) {
        if (heard() && !fast()) {
            breach(verb + " without the fast extension");
        }
        return !closed;
    }

    private boolean heardOf(int piece) {
        if (!heard()) {
            return false;
        }
        if (piece < 0 || piece >= torrent.geometry().pieceCount()) {
            breach("no such piece: " + piece);
            return false;
        }
        return true;
    }

    @Override
    public void choke() {
        if (heard() && !download.choked()) {
            download.choked(true, torrent.now());
            torrent.observer().choked(id(), true);
            torrent.requester().choked(this);
        }
    }

    @Override
    public void unchoke() {
        if (heard() && download.choked()) {
            download.choked(false, torrent.now());
            torrent.observer().choked(id(), false);
            torrent.requester().unchoked(this);
        }
    }

    @Override
    public void interested() {
        if (heard() && !upload.interested()) {
            upload.interested(true);
            torrent.observer().wanted(id(), true);
            torrent.chokes().gainedInterest(this);
        }
    }

    @Override
    public void notInterested() {
        if (heard() && upload.interested()) {
            upload.interested(false);
            torrent.observer().wanted(id(), false);
            torrent.chokes().lostInterest(this);
        }
    }

    @Override
    public void have(int piece) {
        if (!heardOf(piece)) {
            return;
        }
        boolean verified = torrent.ledger().isVerified(piece);
        if (gained(piece, verified)) {
            torrent.telling().heard(this, piece);
            torrent.offersChanged(this, !verified);
        }
    }

    @Override
    public void bitfield(PieceSet pieces) {
        if (heard()) {
            tells(pieces);
        }
    }

    @Override
    public void haveAll() {
        if (heardFast("have all")) {
            tells(torrent.holdings().everything());
        }
    }

    @Override
    public void haveNone() {
        if (heardFast("have none")) {
            tells(torrent.holdings().nothing());
        }
    }

    private void tells(PieceSet pieces) {
        if (pieces.isEmpty() && pieceCount() > 0) {
            breach("no piece any more after some");
            return;
        }
        boolean first = !greeted;
        greeted = true;
        offers(pieces, torrent.ledger().verified());
        torrent.telling().heardAll(this);
        if (first) {
            offerAllowedFast();
        }
        torrent.offersChanged(this, true);
    }

    @Override
    public void request(int piece, int begin, int length) {
        if (!heardOf(piece)) {
            return;
        }
        if (!torrent.geometry().contains(piece, begin, length) || length > MAX_REQUEST) {
            breach("no such block: piece " + piece + ", " + length + " bytes at " + begin);
            return;
        }
        int most = torrent.settings().requests().accepted();
        boolean accepted = torrent.ledger().isVerified(piece)
                && torrent.telling().told(this, piece)
                && upload.serves(piece, pieceCount())
                && upload.pending() < most;
        if (accepted) {
            upload.add(piece, begin, length);
            share().ready();
        } else if (fast() && upload.refusals() > 2 * most) {
            breach("ever more requests that are rejected");
        } else {
            refuse(piece, begin, length);
        }
    }

    @Override
    public void cancel(int piece, int begin, int length) {
        if (heardOf(piece) && upload.withdraw(piece, begin, length)) {
            refuse(piece, begin, length);
        }
    }

    @Override
    public void reject(int piece, int begin, int length) {
        if (heardFast("reject") && !torrent.requester().rejected(this, piece, begin, length)) {
            breach("a reject of what was not requested: piece " + piece + ", " + length + " bytes at " + begin);
        }
    }

    @Override
    public void piece(int piece, int begin, Payload block) {
        if (closed) {
            block.release();
            return;
        }
        heardAt = torrent.beat();
        if (!torrent.geometry().contains(piece, begin, block.length())) {
            String what = "no such block: piece " + piece + ", " + block.length() + " bytes at " + begin;
            block.release();
            breach(what);
            return;
        }
        torrent.requester().received(this, piece, begin, block);
    }

    @Override
    public void allowedFast(int piece) {
        if (heardFast("allowed fast")
                && heardOf(piece)
                && torrent.settings().extensions().allowedFast()) {
            torrent.requester().allowedFast(this, piece);
        }
    }

    @Override
    public void suggest(int piece) {
        if (heardFast("suggest")) {
            heardOf(piece);
        }
    }

    @Override
    public void port(int dhtPort) {
        heard();
    }

    @Override
    public void keepAlive() {
        heard();
    }

    @Override
    public void extended(int extension, ExtensionMessage message) {
        if (heard() && extendedProtocol() && message instanceof ExtendedHandshake handshake) {
            handshake
                    .requestQueue()
                    .ifPresent(queue -> download.ceiling(
                            Math.min(queue, torrent.settings().requests().ceiling())));
            listensOn(handshake.listenPort().orElse(0) & 0xFFFF);
            uploadOnly(handshake.uploadOnly() && torrent.settings().extensions().uploadOnly());
            torrent.identified(this, handshake.client().orElse(""));
        }
    }

    @Override
    public void writable() {
        serve();
    }

    @Override
    public void close(CloseReason reason) {
        if (!closed) {
            end(reason);
        }
    }
}

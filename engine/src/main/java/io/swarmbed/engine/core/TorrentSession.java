package io.swarmbed.engine.core;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.env.Env;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.meta.Torrent;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.policy.RequestSizer;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One torrent at one peer: the engine's centre, and its table of contents. It joins its parts and tells each what concerns
 * it: {@link PieceLedger} and {@link Availability} know the pieces, {@link Roster} the connections, {@link Requester}
 * asks for blocks, {@link ChokeRounds} says whom to serve, {@link Dialer} and {@link Announcer} find peers. One thread.
 */
public final class TorrentSession implements Network.Acceptor {
    /** What this engine calls itself in the extension handshake. */
    public static final String CLIENT_NAME = "Swarmbed 0.1";

    private final Torrent torrent;
    private final PeerId peerId;
    private final int listenPort;
    private final SessionSettings settings;
    private final Handshake handshake;
    private final Supplier<RequestSizer> sizers;
    private final Env env;
    private final Availability availability;
    private final Holdings holdings;
    private final Uplink uplink;
    private final Roster roster;
    private final Requester requester;
    private final ChokeRounds chokes;
    private final Telling telling;
    private final Dialer dialer;
    private final Announcer announcer;
    private final Bans bans = new Bans();
    private final Ticker ticker;
    private final long phaseNanos;
    private PieceLedger ledger;
    private State state = State.NEW;
    private int beat;
    private boolean complete;
    private long uploaded;
    private long downloaded;
    private long wasted;

    private enum State {
        NEW,
        OPENING,
        RUNNING,
        STOPPED
    }

    /**
     * @param listenPort where this peer accepts connections, as it tells trackers and peers
     * @param uplink the peer's upload link, which all its connections share
     */
    public TorrentSession(
            Torrent torrent,
            PeerId peerId,
            int listenPort,
            SessionSettings settings,
            Strategies strategies,
            Env env,
            Uplink uplink) {
        this.torrent = torrent;
        this.peerId = peerId;
        this.listenPort = listenPort;
        this.settings = settings;
        this.handshake = Handshake.of(
                torrent.infoHash(),
                peerId,
                settings.extensions().fast(),
                settings.extensions().extended());
        this.sizers = strategies.sizers();
        this.env = env;
        int pieces = torrent.geometry().pieceCount();
        this.availability = new Availability(pieces);
        this.holdings = new Holdings(pieces);
        this.ledger = new PieceLedger(torrent.geometry(), availability);
        SeedTree seeds = env.seeds();
        this.uplink = uplink;
        this.roster = new Roster(this);
        this.requester = new Requester(this, strategies.picker(), seeds.child("picker").stream());
        this.chokes = new ChokeRounds(this, strategies.choker(), seeds.child("choker").stream());
        this.telling = new Telling(this, strategies.disclosure());
        this.dialer = new Dialer(this, strategies.selector(), seeds.child("dialer").stream());
        this.announcer = new Announcer(this, seeds.child("announcer").stream());
        this.ticker = new Ticker(env, this::tick);
        // Rounds of many peers in lock-step would be an artefact, so each peer has a phase of its own.
        this.phaseNanos =
                seeds.child("phase").stream().nextLong(settings.chokeRound().toNanos());
    }

    // ---- life

    /** Opens the store, then announces, dials and serves. */
    public void start() {
        state = State.OPENING;
        env.store().open(new StoreAnswers(this, roster));
    }

    void opened(PieceSet verified) {
        if (state != State.OPENING) {
            return;
        }
        state = State.RUNNING;
        ledger = new PieceLedger(torrent.geometry(), verified, availability, env.swarmCopies());
        complete = ledger.complete();
        observer().opened(verified.size());
        telling.opened();
        ticker.start(phaseNanos % Ticker.INTERVAL_NANOS);
        chokes.start(phaseNanos);
        announcer.start();
        dialer.topUp();
    }

    /** Says good-bye to trackers and peers and closes the store; for good. */
    public void stop() {
        if (state == State.STOPPED) {
            return;
        }
        boolean announced = state == State.RUNNING;
        boolean opened = state != State.NEW;
        state = State.STOPPED;
        ledger.leaveSwarm();
        if (announced) {
            announcer.stop();
        }
        roster.closeAll(CloseReason.STOPPED);
        ticker.stop();
        chokes.stop();
        requester.stop();
        if (opened) {
            env.store().close();
        }
    }

    /** The store has failed. */
    void fail(String reason) {
        if (state != State.STOPPED) {
            observer().failed(reason);
            stop();
        }
    }

    /** A peer may be reached here. */
    public void addPeer(PeerAddress address) {
        dialer.add(address);
        dialer.topUp();
    }

    /** Whether there was an address among these that was not known. */
    boolean addPeers(List<PeerAddress> addresses) {
        boolean news = false;
        for (PeerAddress address : addresses) {
            news |= dialer.add(address);
        }
        dialer.topUp();
        return news;
    }

    private void tick() {
        beat++;
        roster.tick();
        requester.tick();
        telling.tick();
        dialer.topUp();
        if (peers().size() < settings.connections().min() && announcer.mayAsk() && !dialer.hasCandidate()) {
            announcer.wantPeers();
        }
    }

    // ---- connections

    @Override
    public Network.Answer answer(PeerAddress remote, Handshake theirs) {
        if (state != State.RUNNING) {
            return new Network.Answer.Refuse(CloseReason.STOPPED);
        }
        return roster.objection(remote, theirs, false)
                .<Network.Answer>map(Network.Answer.Refuse::new)
                .orElseGet(() -> new Network.Answer.Accept(handshake()));
    }

    @Override
    public ConnectionListener connected(Connection connection) {
        return connect(connection);
    }

    /** Takes up a connection, or closes it when there is something against it. */
    PeerSession connect(Connection connection) {
        PeerSession peer = roster.admit(connection);
        if (peer.closed()) {
            return peer;
        }
        observer().connected(peer.id(), connection.remote(), peer.peerId(), connection.outgoing());
        peer.greet(telling.greeting(peer));
        return peer;
    }

    void closed(PeerSession peer, CloseReason reason) {
        roster.remove(peer);
        peer.takePiecesAway();
        requester.left(peer);
        chokes.left(peer);
        telling.left(peer);
        dialer.disconnected(peer, reason);
        observer().disconnected(peer.id(), reason);
        dialer.replace();
    }

    void identified(PeerSession peer, String client) {
        observer().identified(peer.id(), client);
        dialer.identified(peer);
        dropIfUseless(peer);
    }

    /** The remote peer has told of pieces, wanted ones among them or not. */
    void offersChanged(PeerSession peer, boolean wanted) {
        updateInterest(peer);
        if (isUseless(peer) && peer.mayTellItsPort()) {
            // Whoever is dropped before it has told where it listens would be dialled later, to no end.
            roster.lookSoon();
        } else {
            dropIfUseless(peer);
        }
        if (wanted && !peer.closed()) {
            requester.fill(peer);
        }
    }

    private void updateInterest(PeerSession peer) {
        boolean interesting = peer.interesting();
        if (interesting != peer.interestTold() && !peer.closed()) {
            peer.sendInterest(interesting);
        }
    }

    /** Complete peers part. */
    void dropIfUseless(PeerSession peer) {
        if (isUseless(peer)) {
            peer.drop(CloseReason.BOTH_COMPLETE);
        }
    }

    private boolean isUseless(PeerSession peer) {
        return complete && peer.wantsNothing();
    }

    /** This peer sent corrupt content. */
    void convict(PeerSession peer, int piece) {
        bans.ban(peer.connection().remote(), peer.peerId());
        peer.drop(new CloseReason(CloseReason.Kind.BANNED, "corrupt piece " + piece));
    }

    /** A block of this peer has come: strategies may now serve it. */
    void servedBy(PeerSession peer) {
        if (chokes.holdsBack() && !peer.closed()) {
            peer.serve();
        }
    }

    boolean mayServe(PeerSession peer) {
        return chokes.mayServe(peer);
    }

    // ---- pieces

    void verified(int piece, boolean intact) {
        OpenPiece open = ledger.find(piece);
        if (open == null || state != State.RUNNING) {
            return;
        }
        if (!intact) {
            int bytes = geometry().pieceLength(piece);
            wasted += bytes;
            observer().pieceFailed(piece, bytes);
            requester.failed(piece);
            return;
        }
        ledger.verify(piece);
        requester.verified(open);
        observer().pieceVerified(piece);
        for (PeerSession peer : peers()) {
            peer.verifiedHere(piece);
            if (!telling.selective()) {
                peer.sendHave(piece);
            }
            updateInterest(peer);
        }
        telling.verified(piece);
        if (ledger.complete()) {
            completed();
        }
    }

    /** Throws away what came of an open piece. */
    void discard(OpenPiece open) {
        int bytes = ledger.receivedBytes(open);
        wasted += bytes;
        observer().pieceDiscarded(open.piece, bytes);
        ledger.reset(open.piece);
    }

    private void completed() {
        complete = true;
        observer().completed();
        announcer.completed();
        chokes.completed();
        for (PeerSession peer : roster.snapshot()) {
            dropIfUseless(peer);
            if (!peer.closed() && telling.tellsUploadOnly(peer)) {
                peer.announceUploadOnly();
            }
        }
    }

    // ---- what the parts ask

    Handshake handshake() {
        return handshake;
    }

    /** Where this peer accepts connections. */
    int listenPort() {
        return listenPort;
    }

    void countUpload(int bytes) {
        uploaded += bytes;
    }

    void countDownload(int bytes, boolean useless) {
        downloaded += bytes;
        if (useless) {
            wasted += bytes;
        }
    }

    long now() {
        return env.clock().nanos();
    }

    /** Seconds since the session began, as its ticker counts them. */
    int beat() {
        return beat;
    }

    boolean running() {
        return state == State.RUNNING;
    }

    Uplink uplink() {
        return uplink;
    }

    Env env() {
        return env;
    }

    Observer observer() {
        return env.observer();
    }

    BlockStore store() {
        return env.store();
    }

    SessionSettings settings() {
        return settings;
    }

    PieceGeometry geometry() {
        return torrent.geometry();
    }

    Availability availability() {
        return availability;
    }

    Holdings holdings() {
        return holdings;
    }

    PieceLedger ledger() {
        return ledger;
    }

    Roster roster() {
        return roster;
    }

    Requester requester() {
        return requester;
    }

    ChokeRounds chokes() {
        return chokes;
    }

    Telling telling() {
        return telling;
    }

    Dialer dialer() {
        return dialer;
    }

    /** How many requests may be under way, for one more connection. */
    RequestSizer newSizer() {
        return sizers.get();
    }

    Bans bans() {
        return bans;
    }

    PeerId peerId() {
        return peerId;
    }

    /** The open connections in the order in which they were made. */
    List<PeerSession> peers() {
        return roster.peers();
    }

    // ---- what an application asks

    /** Whether every piece is verified. */
    public boolean isComplete() {
        return complete;
    }

    InfoHash infoHash() {
        return torrent.infoHash();
    }

    public int verifiedPieces() {
        return ledger.verified().size();
    }

    /** The pieces that are verified, as a copy. */
    public PieceSet pieces() {
        return ledger.verified().copy();
    }

    public int connectionCount() {
        return peers().size();
    }

    /** What is known of each connected peer, in the order of connecting. */
    public Stream<PeerView> peerViews() {
        return peers().stream().map(PeerSession::status);
    }

    /** Requests that were sent and not answered. */
    public int openRequests() {
        return peers().stream().mapToInt(peer -> peer.download().requested()).sum();
    }

    /** Bytes of content sent. */
    public long uploadedBytes() {
        return uploaded;
    }

    /** Bytes of content received, useless ones included. */
    public long downloadedBytes() {
        return downloaded;
    }

    /** Bytes of content received twice, unasked, or in a piece that failed its hash or was begun anew. */
    public long wastedBytes() {
        return wasted;
    }

    /** Bytes of content that are not verified. */
    public long bytesLeft() {
        return ledger.bytesLeft();
    }
}

package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.Torrent;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One peer's TCP: it listens, dials, shakes hands and shapes, for any number of torrents. Everything happens on the
 * peer's loop, where all methods are to be called but {@link #open}, {@link #listening} and {@link #close}.
 *
 * <p>A message leaves when the uplink has moved it, travels for the connection's added latency, and waits for the
 * downlink if that has a limit: the same order as in virtual time.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails has nothing left to do
public final class PeerNetwork implements Network {
    private final PeerLoop loop;
    private final NetworkSettings settings;
    private final Uplink uplink;
    private final Downlink downlink;
    private final Listener listener;
    private final Dialler dialler;
    private final ChannelGroup channels;
    private final Complaints complaints;
    private final Map<InfoHash, Served> torrents = new HashMap<>();
    private volatile PeerAddress listening;
    private boolean closed;

    private PeerNetwork(PeerLoop loop, NetworkSettings settings, Uplink uplink, Downlink downlink) {
        this.loop = loop;
        this.settings = settings;
        this.uplink = uplink;
        this.downlink = downlink;
        this.listening = settings.listen();
        this.channels = new DefaultChannelGroup(loop.netty());
        this.complaints = new Complaints(loop);
        SocketTuning tuning = new SocketTuning(uplink, downlink);
        Optional<InetSocketAddress> local = settings.listensOnOneAddress()
                ? Optional.of(Addresses.toSocket(settings.listen().withPort(0)))
                : Optional.empty();
        this.listener = new Listener(this, tuning);
        this.dialler = new Dialler(this, tuning, local);
    }

    /**
     * Begins to listen; may be called on any thread.
     *
     * @param uplink the peer's, made with the loop's clock and alarms
     * @param downlink the peer's, made likewise
     * @return completes on the loop, exceptionally with a {@link ListenException} when the address is not to be had
     */
    public static CompletableFuture<PeerNetwork> open(
            PeerLoop loop, NetworkSettings settings, Uplink uplink, Downlink downlink) {
        PeerNetwork network = new PeerNetwork(loop, settings, uplink, downlink);
        return network.listener.open().thenApply(address -> {
            network.listening = address;
            return network;
        });
    }

    /** Where the peer listens, with the port that it got; may be called on any thread. */
    public PeerAddress listening() {
        return listening;
    }

    /**
     * Takes part in a torrent: its info-hash is answered, and may be dialled for.
     *
     * @throws IllegalStateException when this torrent is served already
     */
    public void serve(Torrent torrent, Acceptor acceptor) {
        Served served = new Served(torrent.geometry().pieceCount(), acceptor);
        if (torrents.putIfAbsent(torrent.infoHash(), served) != null) {
            throw new IllegalStateException("torrent " + torrent.infoHash() + " is served already");
        }
    }

    /** Answers no new connection for this torrent; those that are there stay. */
    public void withdraw(InfoHash torrent) {
        torrents.remove(torrent);
    }

    /** @throws IllegalStateException unless the torrent of the handshake is served */
    @Override
    public void dial(PeerAddress remote, Handshake ours, DialListener dialListener) {
        Served torrent = torrents.get(ours.infoHash());
        if (torrent == null) {
            throw new IllegalStateException("torrent " + ours.infoHash() + " is not served here");
        }
        Dial dial = new Dial(this, dialler, remote, ours, torrent.pieceCount(), dialListener);
        if (closed) {
            loop.execute(() -> dial.fail(CloseReason.STOPPED));
        } else {
            dialler.dial(dial);
        }
    }

    /**
     * Stops listening, ends dials and connections as {@link CloseReason#STOPPED}, and lets go of everything; what was
     * sent is written out first, for some seconds at most. May be called on any thread.
     *
     * @return completes when every socket is closed
     */
    public CompletableFuture<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (loop.netty().isShuttingDown()) {
            done.complete(null);
            return done;
        }
        loop.execute(() -> {
            closed = true;
            listener.close();
            dialler.close();
            channels.forEach(PeerNetwork::stop);
            channels.newCloseFuture().addListener(all -> done.complete(null));
        });
        return done;
    }

    private static void stop(Channel channel) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler == null) {
            channel.close();
        } else {
            handler.stop(CloseReason.STOPPED);
        }
    }

    /** Makes a connection of a channel on which both sides have shaken hands; what came behind stays the caller's. */
    void establish(
            HandshakeHandler before,
            PeerChannel peer,
            Handshake theirs,
            int pieceCount,
            Function<Connection, ConnectionListener> connected,
            ByteBuf rest) {
        ConnectionHandler handler = new ConnectionHandler(this, peer, theirs, before instanceof Dial);
        peer.channel().pipeline().replace(before, null, handler);
        handler.start(connected.apply(handler.connection()), pieceCount, rest);
    }

    PeerChannel peerChannel(SocketChannel channel, PeerAddress remote) {
        SocketWriter socket = new SocketWriter(channel, loop);
        long latency = latencyNanos(remote);
        Outlet outlet =
                latency > 0 || uplink.limited() ? new DelayLine(socket, loop, latency, uplink.limited()) : socket;
        return new PeerChannel(channel, remote, outlet);
    }

    Optional<Served> served(InfoHash torrent) {
        return closed ? Optional.empty() : Optional.ofNullable(torrents.get(torrent));
    }

    long latencyNanos(PeerAddress remote) {
        return settings.latencyNanos().applyAsLong(remote);
    }

    void track(Channel channel) {
        channels.add(channel);
    }

    Complaints complaints() {
        return complaints;
    }

    boolean closed() {
        return closed;
    }

    PeerLoop loop() {
        return loop;
    }

    NetworkSettings settings() {
        return settings;
    }

    Uplink uplink() {
        return uplink;
    }

    Downlink downlink() {
        return downlink;
    }
}

package io.swarmbed.engine.client;

import io.swarmbed.engine.core.TorrentSession;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.env.Env;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.env.ObserverPair;
import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.env.TrackerPort;
import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.meta.Torrent;
import io.swarmbed.engine.net.EventLoops;
import io.swarmbed.engine.net.PeerLoop;
import io.swarmbed.engine.net.PeerNetwork;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One peer on real sockets: it listens at one address and downloads and seeds any number of torrents. Many clients may
 * share event loops and storage threads. All methods may be called on any thread.
 */
public final class Client {
    private final PeerLoop loop;
    private final ClientSettings settings;
    private final Uplink uplink;
    private final PeerNetwork network;
    private final List<TorrentHandle> torrents = new CopyOnWriteArrayList<>();

    private Client(PeerLoop loop, ClientSettings settings, Uplink uplink, PeerNetwork network) {
        this.loop = loop;
        this.settings = settings;
        this.uplink = uplink;
        this.network = network;
    }

    /**
     * Begins to listen on one of the loops.
     *
     * @return fails with a {@link io.swarmbed.engine.net.ListenException} when the address is not to be had
     */
    public static CompletableFuture<Client> open(EventLoops loops, ClientSettings settings) {
        PeerLoop loop = loops.next();
        Uplink uplink = new Uplink(settings.uploadBytesPerSecond(), loop.clock(), loop.alarms());
        Downlink downlink = new Downlink(settings.downloadBytesPerSecond(), loop.clock(), loop.alarms());
        return PeerNetwork.open(loop, settings.network(), uplink, downlink)
                .thenApply(network -> new Client(loop, settings, uplink, network));
    }

    /** Where the client accepts connections, with the port that it got. */
    public PeerAddress listening() {
        return network.listening();
    }

    /** Starts a torrent: opens its store, announces, dials and serves. */
    public TorrentHandle add(Torrent torrent, TorrentOptions options) {
        CompletableFuture<Void> completion = new CompletableFuture<>();
        BlockStore store = options.store().apply(loop::execute);
        PendingAnnounces announces = new PendingAnnounces(options.tracker().apply(loop));
        Observer observer = new ObserverPair(
                options.observer(), new CompletionObserver(torrent.geometry().pieceCount(), completion));
        SeedTree seeds = settings.seeds().child(torrent.infoHash().toString());
        TorrentSession session = new TorrentSession(
                torrent,
                settings.peerId(),
                listening().port(),
                options.settings(),
                options.strategies(),
                new RealEnv(loop, seeds, network, store, announces, observer, options.swarmCopies()),
                uplink);
        loop.execute(() -> {
            network.serve(torrent, session);
            session.start();
        });
        TorrentHandle handle = new TorrentHandle(
                loop,
                session,
                store,
                announces,
                completion,
                torrent.geometry().pieceCount(),
                () -> network.withdraw(torrent.infoHash()));
        torrents.add(handle);
        return handle;
    }

    /** Stops every torrent, then closes all sockets. */
    public CompletableFuture<Void> close() {
        CompletableFuture<?>[] stops =
                torrents.stream().map(TorrentHandle::stop).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(stops)
                .<@Nullable Void>handle((done, failure) -> null)
                .thenCompose(done -> network.close());
    }

    private record RealEnv(
            PeerLoop loop,
            SeedTree seeds,
            Network network,
            BlockStore store,
            TrackerPort tracker,
            Observer observer,
            Optional<SwarmCopies> swarmCopies)
            implements Env {
        @Override
        public Clock clock() {
            return loop.clock();
        }

        @Override
        public Alarms alarms() {
            return loop.alarms();
        }
    }
}

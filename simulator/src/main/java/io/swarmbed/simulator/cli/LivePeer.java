package io.swarmbed.simulator.cli;

import io.swarmbed.engine.client.Client;
import io.swarmbed.engine.client.ClientSettings;
import io.swarmbed.engine.client.TorrentHandle;
import io.swarmbed.engine.client.TorrentOptions;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.env.TrackerPort;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.net.EventLoops;
import io.swarmbed.engine.net.ListenException;
import io.swarmbed.engine.net.NetworkSettings;
import io.swarmbed.engine.net.PeerLoop;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.storage.StorageWorkers;
import io.swarmbed.engine.tracker.TieredTrackers;
import io.swarmbed.engine.tracker.TrackerClientSettings;
import io.swarmbed.engine.tracker.TrackerConnector;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.simulator.guard.ChosenStrategies;
import io.swarmbed.simulator.guard.Guards;
import io.swarmbed.simulator.guard.StrategyWatch;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real peer of the command line, with its threads, for one torrent. */
final class LivePeer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivePeer.class);
    private static final int FIRST_PORT = 6881;
    private static final int PORTS = 9;
    private static final int NO_TRACKER_INTERVAL_SECONDS = 3600;

    private final ClientOptions options;
    private final SeedTree seeds;
    private final EventLoops loops;
    private final StorageWorkers workers;
    private final Client client;
    private final StrategyWatch watch = StrategyWatch.create();
    private final CompletableFuture<StrategyException> trouble;

    private LivePeer(
            ClientOptions options,
            SeedTree seeds,
            EventLoops loops,
            StorageWorkers workers,
            Client client,
            CompletableFuture<StrategyException> trouble) {
        this.options = options;
        this.seeds = seeds;
        this.loops = loops;
        this.workers = workers;
        this.client = client;
        this.trouble = trouble;
        var unused = watch.stuck().thenAccept(trouble::complete);
    }

    /**
     * Begins to listen.
     *
     * @param downloadBytesPerSecond 0 for no limit
     */
    static LivePeer open(ClientOptions options, long downloadBytesPerSecond) throws InterruptedException {
        SeedTree seeds = SeedTree.root(new SecureRandom().nextLong());
        CompletableFuture<StrategyException> trouble = new CompletableFuture<>();
        EventLoops loops = EventLoops.open(1, failure -> failed(failure, trouble));
        try {
            Client client = listen(options, downloadBytesPerSecond, seeds, loops);
            return new LivePeer(
                    options, seeds, loops, new StorageWorkers(StorageWorkers.Settings.DEFAULT), client, trouble);
        } catch (RuntimeException problem) {
            loops.close();
            throw problem;
        }
    }

    private static void failed(Throwable failure, CompletableFuture<StrategyException> trouble) {
        if (failure instanceof StrategyException problem) {
            LOG.debug("a strategy failed", problem);
            trouble.complete(problem);
        } else if (!trouble.isDone()) {
            LOG.error("a task of the peer failed", failure);
        }
    }

    /** The same, but it fails as soon as a strategy does. */
    <T> CompletableFuture<T> orTrouble(CompletableFuture<T> future) {
        CompletableFuture<T> either = future.copy();
        var unused = trouble.thenAccept(either::completeExceptionally);
        return either;
    }

    private static Client listen(ClientOptions options, long downloadLimit, SeedTree seeds, EventLoops loops)
            throws InterruptedException {
        List<PeerAddress> choice = options.listen()
                .map(List::of)
                .orElseGet(() -> IntStream.rangeClosed(0, PORTS)
                        .mapToObj(i -> PeerAddress.ofIpv4(0, i == PORTS ? 0 : FIRST_PORT + i))
                        .toList());
        PeerId peerId = PeerId.random(ClientSettings.PEER_ID_PREFIX, seeds.child("peer-id").stream());
        String problem = "";
        for (PeerAddress address : choice) {
            ClientSettings settings = new ClientSettings(
                    NetworkSettings.listeningOn(address), options.uploadLimit(), downloadLimit, peerId, seeds);
            try {
                return Client.open(loops, settings).get();
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof ListenException)) {
                    throw new IllegalStateException(failure.getCause());
                }
                problem = String.valueOf(failure.getCause().getMessage());
            }
        }
        throw new UserError(problem);
    }

    /** Makes the torrent's store and starts the torrent, with the peers that the user named. */
    TorrentHandle add(
            Metainfo torrent,
            ChosenStrategies strategies,
            BiFunction<StorageWorkers, Executor, BlockStore> store,
            StatusLine status) {
        TorrentHandle handle = client.add(
                torrent.torrent(),
                new TorrentOptions(
                        options.session(),
                        new Guards(watch).strategies(strategies, ""),
                        peerThread -> store.apply(workers, peerThread),
                        loop -> trackers(torrent, loop),
                        new SwarmNews(status, Set.copyOf(options.peers()))));
        options.peers().forEach(handle::addPeer);
        return handle;
    }

    PeerAddress listening() {
        return client.listening();
    }

    private TrackerPort trackers(Metainfo torrent, PeerLoop loop) {
        if (options.noTracker() || torrent.trackerTiers().isEmpty()) {
            AnnounceOutcome nobody = new AnnounceOutcome.Success(
                    List.of(), NO_TRACKER_INTERVAL_SECONDS, NO_TRACKER_INTERVAL_SECONDS, -1, -1);
            return (request, outcome) -> loop.execute(() -> outcome.accept(nobody));
        }
        TrackerClientSettings settings = TrackerClientSettings.defaults();
        Optional<PeerAddress> local = options.listen().filter(LivePeer::isOneAddress);
        SeedTree random = seeds.child("trackers");
        return new TieredTrackers(
                torrent.trackerTiers(),
                TrackerConnector.connect(
                        loop.netty(),
                        loop.clock(),
                        loop.alarms(),
                        random.child("transactions").stream(),
                        LivePeer::lookUp,
                        local.map(settings::withLocalAddress).orElse(settings)),
                loop.clock(),
                loop.alarms(),
                random.child("order").stream(),
                true);
    }

    private static boolean isOneAddress(PeerAddress address) {
        return !address.sameHost(PeerAddress.ofIpv4(0, 0)) && !address.sameHost(new PeerAddress(0, 0, 0));
    }

    /** Looking up a name may block for as long as the system likes, which must not keep the program from ending. */
    static void lookUp(Runnable lookup) {
        Thread thread = new Thread(lookup, "lookup");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says good-bye and lets go of everything. */
    @Override
    public void close() {
        CompletableFuture<?> closed = client.close().handle((done, failure) -> failure);
        if (watch.stuck().isDone()) {
            // The peer's only thread is in the hands of a strategy.
            closed.completeOnTimeout(null, 1, TimeUnit.SECONDS);
        }
        closed.join();
        watch.close();
        workers.close();
        loops.close();
    }
}

package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.client.Client;
import io.swarmbed.engine.client.ClientSettings;
import io.swarmbed.engine.client.TorrentHandle;
import io.swarmbed.engine.client.TorrentOptions;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.env.ObserverPair;
import io.swarmbed.engine.env.TrackerPort;
import io.swarmbed.engine.net.PeerLoop;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.storage.PieceStore;
import io.swarmbed.engine.storage.Progress;
import io.swarmbed.engine.tracker.TieredTrackers;
import io.swarmbed.engine.tracker.TrackerClient;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.simulator.record.PeerRecorder;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.world.PeerSetup;
import io.swarmbed.simulator.world.ProgressWatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One peer of the swarm, from joining to leaving. Its methods are called on the director's thread. */
final class LoopbackPeer {
    private static final long CHECK_SECONDS = 120;

    private final PeerPlan plan;
    private final LoopbackSite site;
    private final PeerRecorder recorder;
    private @Nullable Client client;
    private @Nullable TorrentHandle torrent;
    private @Nullable TrackerClient trackers;
    private @Nullable PeerLoop loop;
    private final CompletableFuture<Void> gotEnough = new CompletableFuture<>();
    private boolean joined;
    private boolean left;
    private boolean finished;
    private boolean broken;

    LoopbackPeer(PeerPlan plan, LoopbackSite site) {
        this.plan = plan;
        this.site = site;
        this.recorder = site.run().recorder().peer(plan.index());
    }

    PeerPlan plan() {
        return plan;
    }

    /** It has completed, or will not any more. */
    void finished() {
        finished = true;
    }

    boolean hasFinished() {
        return finished;
    }

    /** Its store or its listening socket has failed: there is nothing to check. */
    void broken() {
        broken = true;
    }

    boolean present() {
        return joined && !left;
    }

    /**
     * Begins to listen and starts the torrent.
     *
     * @return completes when the peer has all content, exceptionally when it cannot listen or its store fails
     */
    CompletableFuture<Void> join() {
        joined = true;
        PeerAddress address = site.addresses().of(plan.index());
        ClientSettings settings = new ClientSettings(
                site.network(address, plan),
                PeerSetup.rate(plan.uploadBytesPerSecond()),
                PeerSetup.rate(plan.downloadBytesPerSecond()),
                site.run().peerIds().get(plan.index()),
                seeds());
        return Client.open(site.loops(), settings).thenComposeAsync(opened -> started(opened), site.director());
    }

    private SeedTree seeds() {
        return site.run().plan().seeds(plan);
    }

    private CompletableFuture<Void> started(Client opened) {
        if (left) {
            return opened.close().thenCompose(done -> new CompletableFuture<>());
        }
        client = opened;
        recorder.joined(opened.listening());
        TorrentHandle handle = opened.add(
                site.run().metainfo().torrent(),
                new TorrentOptions(
                        site.setup().settings(plan),
                        site.setup().strategies(plan),
                        executor -> site.stores().store(plan, executor),
                        peerLoop -> tracker(peerLoop, opened.listening()),
                        observer(),
                        site.swarmCopies()));
        torrent = handle;
        return handle.completion();
    }

    private Observer observer() {
        int pieces = site.run().metainfo().geometry().pieceCount();
        return plan.quits()
                ? new ObserverPair(recorder, new ProgressWatch(plan, pieces, () -> gotEnough.complete(null)))
                : recorder;
    }

    /** Completes when the peer has the pieces with which it leaves. */
    CompletableFuture<Void> gotEnough() {
        return gotEnough;
    }

    private TrackerPort tracker(PeerLoop peerLoop, PeerAddress listening) {
        TrackerClient connected = site.trackerClient(peerLoop, listening, seeds());
        trackers = connected;
        loop = peerLoop;
        return new TieredTrackers(
                List.of(List.of(site.trackerUrl())),
                connected,
                peerLoop.clock(),
                peerLoop.alarms(),
                seeds().child("trackers").stream(),
                false);
    }

    /** Checks the content, and leaves the swarm for good; at once when it must not get more of it meanwhile. */
    CompletableFuture<Void> leave() {
        return close(!plan.quits(), recorder::leaving);
    }

    /** Stops at the end of the run, and checks the content before if told to. */
    CompletableFuture<Void> close(boolean checking) {
        return close(checking, () -> {});
    }

    private CompletableFuture<Void> close(boolean checking, Runnable checked) {
        left = true;
        Client opened = client;
        TorrentHandle handle = torrent;
        if (opened == null || handle == null) {
            checked.run();
            return CompletableFuture.completedFuture(null);
        }
        return (checking ? check(handle) : CompletableFuture.<Void>completedFuture(null))
                .thenRun(checked)
                .thenCompose(done -> opened.close())
                .thenRun(this::closeTrackers);
    }

    private void closeTrackers() {
        TrackerClient connected = trackers;
        if (connected != null && loop != null) {
            loop.execute(connected::close);
        }
    }

    /** Hashes what the store holds once more. Pieces that arrive in the meantime may be there beside those expected. */
    private CompletableFuture<Void> check(TorrentHandle handle) {
        PeerLoop owner = loop;
        if (broken || !plan.group().verify() || owner == null || !(handle.store() instanceof PieceStore store)) {
            return CompletableFuture.completedFuture(null);
        }
        return handle.status()
                .thenCompose(status -> {
                    CompletableFuture<Void> checked = new CompletableFuture<>();
                    int missing = status.pieceCount() - status.verifiedPieces();
                    owner.execute(() -> store.recheck(Progress.NONE, wrong -> {
                        recorder.contentChecked(wrong.size() <= missing);
                        checked.complete(null);
                    }));
                    return checked;
                })
                .completeOnTimeout(null, CHECK_SECONDS, TimeUnit.SECONDS);
    }
}

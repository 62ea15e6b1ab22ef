package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.core.SessionSettings;
import io.swarmbed.engine.core.Strategies;
import io.swarmbed.engine.core.TorrentSession;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.env.ObserverPair;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.meta.Torrent;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.StoreTiming;
import io.swarmbed.engine.virtual.Traffic;
import io.swarmbed.engine.virtual.VirtualEnv;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.virtual.VirtualStore;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.simulator.record.PeerRecorder;
import io.swarmbed.simulator.scenario.Disk;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.world.PeerAddresses;
import io.swarmbed.simulator.world.PeerSetup;
import io.swarmbed.simulator.world.ProgressWatch;

/** One peer of the swarm that has joined. */
final class VirtualPeer {
    private static final int PORT = 6881;
    private static final int MILLION = 1_000_000;

    private final PeerPlan plan;
    private final VirtualNode node;
    private final VirtualStore store;
    private final TorrentSession session;
    private final PeerRecorder recorder;
    private boolean finished;
    private boolean completed;

    /** Begins to listen and starts the torrent. */
    VirtualPeer(PeerPlan plan, VirtualSite site, Listener listener) {
        this.plan = plan;
        this.recorder = site.run().recorder().peer(plan.index());
        PeerAddress address = PeerAddresses.of(plan.index(), PORT);
        SeedTree seeds = site.run().plan().seeds(plan);
        Torrent torrent = site.run().metainfo().torrent();
        this.node = site.network().addNode(plan.index(), address, link(plan), seeds);
        this.node.reachable(plan.reachable());
        this.store = newStore(torrent, site, seeds);
        SessionSettings settings = site.setup().settings(plan);
        Strategies strategies = site.setup().strategies(plan);
        Observer observer = new ObserverPair(recorder, new Watch(this, listener));
        if (plan.quits()) {
            int pieces = torrent.geometry().pieceCount();
            observer = new ObserverPair(observer, new ProgressWatch(plan, pieces, () -> listener.gotEnough(this)));
        }
        if (site.check().isPresent()) {
            int slots = slots(strategies.choker(), settings);
            boolean truthful = strategies.disclosure().truthful();
            observer = new ObserverPair(observer, site.check().get().joins(node, store, slots, truthful));
        }
        this.session = new TorrentSession(
                torrent,
                site.run().peerIds().get(plan.index()),
                PORT,
                settings,
                strategies,
                new VirtualEnv(
                        node,
                        store,
                        site.tracker().port(node, seeds.child("tracker")),
                        observer,
                        PlannedPlaces.of(plan, site.run().plan()),
                        site.swarmCopies()),
                node.uplink());
        site.check().ifPresent(check -> check.starts(node, session));
        node.listen(session);
        recorder.joined(address);
        session.start();
    }

    /** Hears what ends a peer's download; the calls come from inside the session. */
    interface Listener {
        void completed(VirtualPeer peer);

        /** It has the pieces with which it leaves. */
        void gotEnough(VirtualPeer peer);

        void failed(VirtualPeer peer, String reason);
    }

    /** Upload slots that the peer gives at most. */
    private static int slots(Choker choker, SessionSettings settings) {
        return choker.keepsToSlots() ? settings.slots() : Integer.MAX_VALUE;
    }

    private static AccessLink link(PeerPlan plan) {
        return new AccessLink(
                PeerSetup.rate(plan.uploadBytesPerSecond()),
                PeerSetup.rate(plan.downloadBytesPerSecond()),
                plan.latencyNanos());
    }

    private VirtualStore newStore(Torrent torrent, VirtualSite site, SeedTree seeds) {
        Disk disk = plan.group().disk();
        StoreTiming timing = new StoreTiming(disk.readNanos(), PeerSetup.rate(disk.hashBytesPerSecond()));
        VirtualStore store = new VirtualStore(node, torrent.geometry(), held(torrent), site.tokens(), timing);
        int corrupt = plan.group().behaviour().corruptPerMillion();
        if (corrupt > 0) {
            RandomStream random = seeds.child("corrupt").stream();
            store.corruptWhen((piece, begin) -> random.nextInt(MILLION) < corrupt);
        }
        return store;
    }

    private PieceSet held(Torrent torrent) {
        int pieces = torrent.geometry().pieceCount();
        return plan.complete() ? PieceSet.all(pieces) : new PieceSet(pieces);
    }

    PeerPlan plan() {
        return plan;
    }

    TorrentSession session() {
        return session;
    }

    /** Whether it hashes pieces that it has received. */
    boolean hashing() {
        return store.hashing();
    }

    /** Whether its download has ended: it has completed, or will not any more. */
    boolean finished() {
        return finished;
    }

    void finish() {
        finished = true;
    }

    private void leechingEnds() {
        if (!plan.complete() && !completed) {
            recorder.unsentWhileLeeching(node.uplink().unsentBytes());
        }
    }

    /** Says good-bye and leaves the swarm for good. */
    void leave() {
        recorder.leaving();
        session.stop();
        recordTraffic();
        node.stopListening();
    }

    /** Tells the recorder what the protocol has cost beside the content; of a peer that stays, at the end of the run. */
    void recordTraffic() {
        leechingEnds();
        Traffic traffic = node.traffic();
        recorder.protocolBytes(
                traffic.sentBytes() - traffic.sentContentBytes(),
                traffic.receivedBytes() - traffic.receivedContentBytes());
    }

    /** Vanishes without a word; what it stops then can reach nobody. */
    void crash() {
        recordTraffic();
        recorder.leaving();
        node.crash();
        session.stop();
    }

    /** Changes the capacities of its links, in bytes per second; 0 is for a link without a limit, which stays so. */
    void rates(long upload, long download) {
        node.uplink().rate(upload);
        node.downlink().rate(download);
    }

    private record Watch(VirtualPeer peer, Listener listener) implements Observer {
        @Override
        public void completed() {
            peer.leechingEnds();
            peer.completed = true;
            listener.completed(peer);
        }

        @Override
        public void failed(String reason) {
            listener.failed(peer, reason);
        }
    }
}

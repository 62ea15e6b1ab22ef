package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.env.ObserverPair;
import io.swarmbed.engine.env.Places;
import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.env.TrackerPort;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.meta.Torrent;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.RequestSizer;
import io.swarmbed.engine.policy.builtin.AdaptiveRequests;
import io.swarmbed.engine.policy.builtin.RandomPeers;
import io.swarmbed.engine.policy.builtin.RarestFirst;
import io.swarmbed.engine.policy.builtin.TitForTat;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.NetworkModel;
import io.swarmbed.engine.virtual.StoreTiming;
import io.swarmbed.engine.virtual.Tokens;
import io.swarmbed.engine.virtual.VirtualEnv;
import io.swarmbed.engine.virtual.VirtualNetwork;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.virtual.VirtualStore;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A whole swarm of real sessions in virtual time, for protocol tests: no sockets, no waiting, every block counted. */
final class Swarm {
    static final int KIB = 1024;
    static final long SECOND = 1_000_000_000L;
    static final AccessLink HOME = new AccessLink(100 * KIB, 0, 10_000_000);

    final VirtualNetwork network;
    final Tokens tokens = Tokens.counting();
    final Torrent torrent;
    final List<Peer> peers = new ArrayList<>();
    final Tracker tracker = new Tracker();

    Swarm(long seed, long bytes, int pieceLength) {
        this(seed, bytes, pieceLength, NetworkModel.FAIR_QUEUE);
    }

    Swarm(long seed, long bytes, int pieceLength, NetworkModel model) {
        network = new VirtualNetwork(seed, model);
        torrent = new Torrent(
                InfoHash.ofHex("0123456789abcdef0123456789abcdef01234567"),
                new PieceGeometry(bytes, pieceLength),
                false);
    }

    /** What can be chosen for one peer before it joins. */
    static final class Options {
        AccessLink link = HOME;
        SessionSettings settings = SessionSettings.DEFAULT;
        PiecePicker picker = new RarestFirst();
        Choker choker = new TitForTat();
        Disclosure disclosure = Disclosure.EVERYTHING;
        PeerSelector selector = new RandomPeers();
        Supplier<RequestSizer> sizers = AdaptiveRequests::new;
        Places places = Places.NOWHERE;
        Observer observer = Observer.NONE;
        StoreTiming timing = StoreTiming.INSTANT;
        Optional<SwarmCopies> swarmCopies = Optional.empty();
        Consumer<VirtualStore> store = store -> {};

        Options settings(UnaryOperator<SessionSettings> change) {
            settings = change.apply(settings);
            return this;
        }
    }

    /** One peer of the swarm. */
    final class Peer {
        final VirtualNode node;
        final VirtualStore store;
        final TorrentSession session;
        final PeerAddress address;
        long completedAt = -1;
        long wastedBlocks;

        Peer(PieceSet held, Options options) {
            int number = network.nodeCount();
            address = PeerAddress.ofIpv4(0x0A00_0001 + (number << 8), 6881);
            node = network.addNode(address, options.link);
            store = new VirtualStore(node, torrent.geometry(), held, tokens, options.timing);
            options.store.accept(store);
            Observer observer = new ObserverPair(options.observer, new CompletionWatch(this));
            session = new TorrentSession(
                    torrent,
                    PeerId.random("-SB0100-", node.seeds().child("peer-id").stream()),
                    address.port(),
                    options.settings,
                    new Strategies(
                            options.picker, options.choker, options.disclosure, options.selector, options.sizers),
                    new VirtualEnv(node, store, tracker, observer, options.places, options.swarmCopies),
                    node.uplink());
            node.listen(session);
            session.start();
        }

        void leave() {
            session.stop();
            node.close();
        }
    }

    PieceSet everything() {
        return PieceSet.all(torrent.geometry().pieceCount());
    }

    PieceSet nothing() {
        return new PieceSet(torrent.geometry().pieceCount());
    }

    Peer seed(Consumer<Options> choose) {
        return join(everything(), choose);
    }

    Peer seed() {
        return seed(options -> {});
    }

    Peer leecher(Consumer<Options> choose) {
        return join(nothing(), choose);
    }

    Peer leecher() {
        return leecher(options -> {});
    }

    Peer join(PieceSet held, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        Peer peer = new Peer(held, options);
        peers.add(peer);
        return peer;
    }

    void runFor(long nanos) {
        network.time().runUntil(network.time().nanos() + nanos);
    }

    /** Checks every session after every event; stops early when the condition holds. */
    boolean runChecked(BooleanSupplier until, long seconds) {
        return network.time()
                .runUntil(
                        () -> {
                            for (Peer peer : peers) {
                                SessionInvariants.check(peer.session);
                                UsedSlots.check(peer.session);
                            }
                            return until.getAsBoolean();
                        },
                        network.time().nanos() + seconds * SECOND);
    }

    /** Runs until every peer has everything; fails when that takes longer than so many virtual seconds. */
    void runUntilAllComplete(long seconds) {
        boolean all =
                network.time().runUntil(() -> peers.stream().allMatch(p -> p.session.isComplete()), seconds * SECOND);
        assertThat(all)
                .as("complete peers after %d s: %d of %d", seconds, completePeers(), peers.size())
                .isTrue();
    }

    long completePeers() {
        return peers.stream().filter(p -> p.session.isComplete()).count();
    }

    double seconds() {
        return network.time().nanos() / 1e9;
    }

    /** Stops everybody, lets what is under way arrive, and checks that every block was given back exactly once. */
    void stopAndCheckTokens() {
        peers.forEach(peer -> peer.session.stop());
        runFor(60 * SECOND);
        assertThat(tokens.live()).as("blocks that nobody released").isZero();
    }

    /** Answers with every other peer it knows, after 10 ms. */
    final class Tracker implements TrackerPort {
        final List<AnnounceRequest> announces = new ArrayList<>();
        private final List<PeerId> ids = new ArrayList<>();
        private final List<PeerAddress> known = new ArrayList<>();
        int intervalSeconds = 1800;
        boolean down;

        @Override
        public void announce(AnnounceRequest request, Consumer<AnnounceOutcome> outcome) {
            announces.add(request);
            network.alarms()
                    .alarm(() -> outcome.accept(answer(request)))
                    .at(network.time().nanos() + 10_000_000);
        }

        private AnnounceOutcome answer(AnnounceRequest request) {
            if (down) {
                return new AnnounceOutcome.Failure("down");
            }
            List<PeerAddress> others = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                if (!ids.get(i).equals(request.peerId())) {
                    others.add(known.get(i));
                }
            }
            if (!ids.contains(request.peerId())) {
                for (Peer peer : peers) {
                    if (peer.session.peerId().equals(request.peerId())) {
                        ids.add(request.peerId());
                        known.add(peer.address);
                    }
                }
            }
            return new AnnounceOutcome.Success(others, intervalSeconds, 0, -1, -1);
        }
    }

    /** Notes when a peer completes and what it wasted. */
    private record CompletionWatch(Peer peer) implements Observer {
        @Override
        public void completed() {
            peer.completedAt = peer.node.clock().nanos();
        }

        @Override
        public void blockReceived(int connection, int piece, int begin, int length, boolean wasted) {
            peer.wastedBlocks += wasted ? 1 : 0;
        }
    }
}

package io.swarmbed.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.core.SessionSettings;
import io.swarmbed.engine.core.Strategies;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.net.CountedLoops;
import io.swarmbed.engine.net.NetworkSettings;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.storage.CountedBuffers;
import io.swarmbed.engine.storage.StorageWorkers;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Clients on loopback addresses of their own that share loops and storage threads; nothing may be left of them. */
final class Lab {
    private static final int SECONDS = 30;

    private final CountedLoops loops = new CountedLoops();
    private final CountedBuffers buffers = new CountedBuffers();
    private final StorageWorkers workers = buffers.workers();
    private final List<Client> clients = new ArrayList<>();

    StorageWorkers workers() {
        return workers;
    }

    static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(SECONDS, TimeUnit.SECONDS);
    }

    /** A client at 127.0.n.1. */
    Client client(int n, UnaryOperator<ClientSettings> change) throws Exception {
        PeerAddress address = PeerAddress.ofIpv4(0x7F00_0001 | n << 8, 0);
        SeedTree seeds = SeedTree.root(n);
        ClientSettings settings = new ClientSettings(
                NetworkSettings.listeningOn(address),
                0,
                0,
                PeerId.random(ClientSettings.PEER_ID_PREFIX, seeds.child("peer-id").stream()),
                seeds);
        Client client = await(Client.open(loops.loops(), change.apply(settings)));
        clients.add(client);
        return client;
    }

    Client client(int n) throws Exception {
        return client(n, settings -> settings);
    }

    /** How a torrent is served without trackers. */
    static TorrentOptions options(Function<Executor, BlockStore> store) throws PolicyException {
        return options(store, Observer.NONE);
    }

    static TorrentOptions options(Function<Executor, BlockStore> store, Observer observer) throws PolicyException {
        Policies policies = Policies.builtIn();
        return new TorrentOptions(
                SessionSettings.DEFAULT,
                new Strategies(
                        policies.picker(PolicyChoice.of("rarest-first")).get(),
                        policies.choker(PolicyChoice.of("tit-for-tat")).get()),
                store,
                loop -> (request, outcome) -> outcome.accept(new AnnounceOutcome.Failure("there is no tracker")),
                observer);
    }

    /** Ends everything, and fails when a buffer was kept or something was thrown on a loop. */
    void close() throws Exception {
        for (Client client : clients) {
            await(client.close());
        }
        workers.close();
        loops.close();
        assertThat(buffers.lent()).isZero();
    }
}

package io.swarmbed.engine.net;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.env.Network.Acceptor;
import io.swarmbed.engine.env.Network.Answer;
import io.swarmbed.engine.env.Network.DialListener;
import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.Torrent;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One peer on a real socket: everything it hears becomes a line. */
final class TestPeer {
    static final long PATIENCE_SECONDS = 10;
    static final Torrent TORRENT =
            new Torrent(new InfoHash(1, 2, 3), new PieceGeometry(SampleMessages.PIECES * 16384L, 16384), false);

    final PeerLoop loop;
    final Uplink uplink;
    final Downlink downlink;
    final PeerNetwork network;
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    final CompletableFuture<Connection> connected = new CompletableFuture<>();
    Function<Connection, ConnectionListener> behaviour = made -> new RecordingListener(lines::add);
    Function<Handshake, Answer> answer = theirs -> new Answer.Accept(handshake());

    private TestPeer(PeerLoop loop, long up, long down, NetworkSettings settings) throws Exception {
        this.loop = loop;
        uplink = new Uplink(up, loop.clock(), loop.alarms());
        downlink = new Downlink(down, loop.clock(), loop.alarms());
        network = PeerNetwork.open(loop, settings, uplink, downlink).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        call(() -> network.serve(TORRENT, acceptor()));
    }

    static TestPeer open(PeerLoop loop, int number) throws Exception {
        return open(loop, number, 0, 0, settings -> settings);
    }

    static TestPeer open(PeerLoop loop, int number, long up, long down, UnaryOperator<NetworkSettings> settings)
            throws Exception {
        PeerAddress address = PeerAddress.ofIpv4(0x7F000001 | number << 8, 0);
        return new TestPeer(loop, up, down, settings.apply(NetworkSettings.listeningOn(address)));
    }

    static TestPeer openAt(PeerLoop loop, PeerAddress address) throws Exception {
        return new TestPeer(loop, 0, 0, NetworkSettings.listeningOn(address));
    }

    Handshake handshake() {
        return handshake(TORRENT.infoHash());
    }

    Handshake handshake(InfoHash infoHash) {
        return Handshake.of(infoHash, new PeerId(1, 2, network.listening().port()), true, true);
    }

    private Acceptor acceptor() {
        return new Acceptor() {
            @Override
            public Answer answer(PeerAddress remote, Handshake theirs) {
                return answer.apply(theirs);
            }

            @Override
            public ConnectionListener connected(Connection connection) {
                return made(connection);
            }
        };
    }

    private ConnectionListener made(Connection connection) {
        ConnectionListener listener = behaviour.apply(connection);
        connected.complete(connection);
        return listener;
    }

    /** Dials; a failure becomes a line. */
    void dial(PeerAddress remote) {
        loop.execute(() -> network.dial(remote, handshake(), new DialListener() {
            @Override
            public ConnectionListener connected(Connection connection) {
                return made(connection);
            }

            @Override
            public void failed(CloseReason reason) {
                lines.add("failed " + reason);
            }
        }));
    }

    Connection connection() throws Exception {
        return connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs on the peer's loop, and waits for it. */
    void call(Runnable task) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error failure) {
                done.completeExceptionally(failure);
            }
        });
        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Uses the connection on the peer's loop. */
    void send(Consumer<Connection> verbs) throws Exception {
        Connection connection = connection();
        call(() -> verbs.accept(connection));
    }

    String line() throws InterruptedException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return line == null ? "nothing" : line;
    }

    void close() throws Exception {
        network.close().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends blocks of a queue whenever the uplink asks. */
    static final class QueuedBlocks implements Uplink.Source {
        final ArrayDeque<TestBlock> blocks = new ArrayDeque<>();
        private final Connection connection;

        QueuedBlocks(Connection connection) {
            this.connection = connection;
        }

        @Override
        public boolean sendNextBlock() {
            if (blocks.isEmpty() || !connection.writable()) {
                return false;
            }
            connection.piece(0, 0, blocks.remove());
            return true;
        }
    }
}

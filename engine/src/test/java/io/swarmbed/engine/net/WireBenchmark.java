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
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.Bytes;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerAddress;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Moves blocks from one constant buffer over loopback, requested and answered as sessions do it, without disk or hash:
 * what the wire alone costs. Arguments: GiB per round (4), rounds (3), connections (1), window of requests (512).
 */
public final class WireBenchmark {
    private static final int BLOCK = PieceGeometry.BLOCK_LENGTH;
    private static final Torrent TORRENT =
            new Torrent(new InfoHash(1, 2, 3), new PieceGeometry(1L << 30, 1 << 20), false);

    private WireBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int gibibytes = argument(arguments, 0, 4);
        int rounds = argument(arguments, 1, 3);
        int connections = argument(arguments, 2, 1);
        int window = argument(arguments, 3, 512);
        try (EventLoops loops = EventLoops.open(2, Throwable::printStackTrace)) {
            PeerLoop seedLoop = loops.next();
            Uplink uplink = new Uplink(0, seedLoop.clock(), seedLoop.alarms());
            PeerNetwork seed = open(seedLoop, uplink, "127.1.1.1");
            seedLoop.execute(() -> seed.serve(TORRENT, accepting(uplink)));
            PeerLoop leechLoop = loops.next();
            PeerNetwork leech = open(leechLoop, new Uplink(0, leechLoop.clock(), leechLoop.alarms()), "127.1.2.1");
            leechLoop.execute(() -> leech.serve(TORRENT, accepting(leech.uplink())));
            for (int round = 0; round < rounds; round++) {
                long blocks = ((long) gibibytes << 30) / BLOCK / connections;
                CountDownLatch done = new CountDownLatch(connections);
                long cpu = cpuNanos();
                long start = System.nanoTime();
                for (int i = 0; i < connections; i++) {
                    leechLoop.execute(() ->
                            leech.dial(seed.listening(), handshake(8), dialling(new Leecher(blocks, window, done))));
                }
                if (!done.await(120, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("stuck");
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                double gigabytes = (double) blocks * connections * BLOCK / 1e9;
                System.out.printf(
                        "%d MB/s, %.3f CPU s/GB%n",
                        Math.round(gigabytes * 1000 / seconds), (cpuNanos() - cpu) / 1e9 / gigabytes);
            }
        }
    }

    private static int argument(String[] arguments, int index, int fallback) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : fallback;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static PeerNetwork open(PeerLoop loop, Uplink uplink, String host) throws Exception {
        byte[] address = java.net.InetAddress.getByName(host).getAddress();
        return PeerNetwork.open(
                        loop,
                        NetworkSettings.listeningOn(PeerAddress.of(address, 0)),
                        uplink,
                        new Downlink(0, loop.clock(), loop.alarms()))
                .get(5, TimeUnit.SECONDS);
    }

    private static Handshake handshake(long seed) {
        return Handshake.of(TORRENT.infoHash(), PeerId.random("-SB0100-", new RandomStream(seed)), true, true);
    }

    private static Acceptor accepting(Uplink uplink) {
        return new Acceptor() {
            @Override
            public Answer answer(PeerAddress remote, Handshake theirs) {
                return new Answer.Accept(handshake(7));
            }

            @Override
            public ConnectionListener connected(Connection connection) {
                return new Seeder(connection, uplink);
            }
        };
    }

    private static DialListener dialling(Leecher leecher) {
        return new DialListener() {
            @Override
            public ConnectionListener connected(Connection connection) {
                leecher.start(connection);
                return leecher;
            }

            @Override
            public void failed(CloseReason reason) {
                throw new IllegalStateException(reason.toString());
            }
        };
    }

    /** Answers requests as the uplink asks for them. */
    private static final class Seeder extends SilentListener implements Uplink.Source {
        private final ByteBuffer content = ByteBuffer.allocateDirect(BLOCK);
        private final Bytes block = new Constant(content);
        private final Connection connection;
        private final Uplink.Member member;
        private int requested;

        Seeder(Connection connection, Uplink uplink) {
            this.connection = connection;
            this.member = uplink.join(this);
        }

        @Override
        public void request(int piece, int begin, int length) {
            requested++;
            member.ready();
        }

        @Override
        public void writable() {
            member.ready();
        }

        @Override
        public boolean sendNextBlock() {
            if (requested == 0 || !connection.writable()) {
                return false;
            }
            requested--;
            connection.piece(0, 0, block);
            return true;
        }

        @Override
        public void close(CloseReason reason) {
            member.leave();
        }
    }

    private record Constant(ByteBuffer content) implements Bytes {
        @Override
        public ByteBuffer buffer() {
            return content.duplicate();
        }

        @Override
        public int length() {
            return content.capacity();
        }

        @Override
        public void release() {}
    }

    /** Keeps a window of requests outstanding. */
    private static final class Leecher extends SilentListener {
        private final int window;
        private final CountDownLatch done;
        private long toRequest;
        private long toReceive;
        private Connection connection;

        Leecher(long blocks, int window, CountDownLatch done) {
            this.toRequest = blocks;
            this.toReceive = blocks;
            this.window = window;
            this.done = done;
        }

        void start(Connection made) {
            connection = made;
            for (int i = 0; i < window; i++) {
                next();
            }
        }

        private void next() {
            if (toRequest > 0) {
                toRequest--;
                connection.request(0, 0, BLOCK);
            }
        }

        @Override
        public void piece(int piece, int begin, Payload block) {
            block.release();
            next();
            if (--toReceive == 0) {
                connection.close(CloseReason.STOPPED);
                done.countDown();
            }
        }
    }
}

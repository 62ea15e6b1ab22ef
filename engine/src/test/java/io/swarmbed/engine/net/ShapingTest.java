package io.swarmbed.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.WireSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rates and latencies of real sockets, as far as a busy machine lets them be told; the rule itself is tested to the
 * nanosecond on the virtual clock.
 */
@Timeout(30)
class ShapingTest {
    private static final long MILLI = 1_000_000L;
    private static final int BLOCK = PieceGeometry.BLOCK_LENGTH;
    private static final int MESSAGE = WireSize.PIECE_HEADER + BLOCK;

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger blocksHeld = new AtomicInteger();
    private final EventLoops loops = EventLoops.open(2, Transport.best(), failures::add, allocator);

    @AfterEach
    void nothing_is_kept_and_nothing_failed() {
        loops.close();
        assertThat(failures).isEmpty();
        assertThat(blocksHeld).hasValue(0);
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    private static UnaryOperator<NetworkSettings> latency(long millis) {
        return settings -> settings.withLatencyNanos(remote -> millis * MILLI);
    }

    /** Counts blocks and completes with the time of each arrival once it has them all. */
    private static final class Meter extends SilentListener {
        private final PeerLoop loop;
        private final int blocks;
        private final List<Long> arrivals = new ArrayList<>();
        final CompletableFuture<List<Long>> all = new CompletableFuture<>();

        Meter(PeerLoop loop, int blocks) {
            this.loop = loop;
            this.blocks = blocks;
        }

        @Override
        public void piece(int piece, int begin, Payload block) {
            block.release();
            arrivals.add(loop.nanos());
            if (arrivals.size() == blocks) {
                all.complete(arrivals);
            }
        }
    }

    private ConnectionListener sender(TestPeer peer, Connection connection, int blocks) {
        TestPeer.QueuedBlocks source = new TestPeer.QueuedBlocks(connection);
        for (int i = 0; i < blocks; i++) {
            source.blocks.add(new TestBlock(new byte[BLOCK], blocksHeld));
        }
        Uplink.Member member = peer.uplink.join(source);
        peer.loop.execute(member::ready);
        return new SilentListener() {
            @Override
            public void writable() {
                member.ready();
            }

            @Override
            public void close(CloseReason reason) {
                member.leave();
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "200000, 0, 0",
        "2000000, 0, 0",
        "20000000, 0, 0",
        "2000000, 0, 40",
        "0, 200000, 0",
        "0, 2000000, 0",
        "0, 20000000, 0",
        "0, 2000000, 40",
        "2000000, 8000000, 10"
    })
    void a_limited_link_does_not_move_blocks_faster_than_its_rate(long up, long down, long latencyMillis)
            throws Exception {
        long rate = up == 0 ? down : up;
        double measured = rate(up, down, latencyMillis, 1 + (int) Math.max(8, rate / 2 / MESSAGE));
        // A link may make up for 50 ms of a late timer, a tenth of the half second that is measured.
        assertThat(measured).isBetween(0.1 * rate, 1.15 * rate);
    }

    /** Bytes per second, measured from the first block to the last; a busy machine may make it too low. */
    private double rate(long up, long down, long latencyMillis, int blocks) throws Exception {
        TestPeer seed = TestPeer.open(loops.next(), 1, up, 0, latency(latencyMillis));
        TestPeer leecher = TestPeer.open(loops.next(), 2, 0, down, latency(latencyMillis));
        seed.behaviour = connection -> sender(seed, connection, blocks);
        Meter meter = new Meter(leecher.loop, blocks);
        leecher.behaviour = connection -> meter;
        seed.dial(leecher.network.listening());
        List<Long> arrivals = meter.all.get(20, TimeUnit.SECONDS);
        seed.close();
        leecher.close();
        return (blocks - 1) * (double) MESSAGE * 1e9 / (arrivals.get(blocks - 1) - arrivals.get(0));
    }

    @Test
    void connections_share_an_uplink_evenly() throws Exception {
        TestPeer seed = TestPeer.open(loops.next(), 1, 2_000_000, 0, settings -> settings);
        seed.behaviour = connection -> sender(seed, connection, 24);
        List<Meter> meters = new ArrayList<>();
        List<TestPeer> leechers = new ArrayList<>();
        for (int i = 2; i < 4; i++) {
            TestPeer leecher = TestPeer.open(loops.next(), i);
            Meter meter = new Meter(leecher.loop, 24);
            leecher.behaviour = connection -> meter;
            meters.add(meter);
            leechers.add(leecher);
        }
        for (TestPeer leecher : leechers) {
            seed.dial(leecher.network.listening());
        }
        long first = meters.get(0).all.get(10, TimeUnit.SECONDS).get(23);
        long second = meters.get(1).all.get(10, TimeUnit.SECONDS).get(23);
        assertThat(Math.abs(first - second)).isLessThan(200 * MILLI);
        for (TestPeer leecher : leechers) {
            leecher.close();
        }
        seed.close();
    }

    @Test
    void latency_delays_set_up_by_two_round_trips_and_messages_by_one_way() throws Exception {
        TestPeer dialler = TestPeer.open(loops.next(), 1, 0, 0, latency(20));
        TestPeer acceptor = TestPeer.open(loops.next(), 2, 0, 0, latency(20));
        CompletableFuture<Long> heard = new CompletableFuture<>();
        CompletableFuture<Long> dialled = new CompletableFuture<>();
        CompletableFuture<Long> accepted = new CompletableFuture<>();
        acceptor.behaviour = connection -> {
            accepted.complete(acceptor.loop.nanos());
            return new SilentListener() {
                @Override
                public void have(int piece) {
                    heard.complete(acceptor.loop.nanos());
                }
            };
        };
        dialler.behaviour = connection -> {
            dialled.complete(dialler.loop.nanos());
            connection.have(1);
            return new SilentListener();
        };
        long start = dialler.loop.nanos();
        dialler.dial(acceptor.network.listening());
        assertLater(start, accepted, 60);
        long connected = assertLater(start, dialled, 80);
        assertLater(connected, heard, 20);
        dialler.close();
        acceptor.close();
    }

    private static long assertLater(long start, CompletableFuture<Long> event, long millis) throws Exception {
        long time = event.get(10, TimeUnit.SECONDS);
        assertThat(time - start).isBetween(millis * MILLI, (millis + 5000) * MILLI);
        return time;
    }

    @Test
    void verbs_keep_their_order_through_uplink_latency_and_downlink() throws Exception {
        TestPeer seed = TestPeer.open(loops.next(), 1, 5_000_000, 0, latency(5));
        TestPeer leecher = TestPeer.open(loops.next(), 2, 0, 4_000_000, latency(5));
        seed.dial(leecher.network.listening());
        List<String> expected = new ArrayList<>();
        seed.send(connection -> {
            for (int i = 0; i < 20; i++) {
                byte[] content = TestBlock.content(i, 1 + 800 * i);
                connection.have(i);
                connection.piece(i, 0, new TestBlock(content, blocksHeld));
                connection.request(i, 0, 1);
                connection.bitfield(new io.swarmbed.engine.meta.PieceSet(SampleMessages.PIECES));
                expected.add("have " + i);
                expected.add(RecordingListener.pieceLine(i, 0, content));
                expected.add("request " + i + " 0 1");
                expected.add("bitfield");
            }
            connection.close(CloseReason.STOPPED);
        });
        for (String line : expected) {
            assertThat(leecher.line()).startsWith(line);
        }
        assertThat(leecher.line()).startsWith("close remote");
        seed.close();
        leecher.close();
    }

    @Test
    void a_burst_of_small_messages_due_at_once_passes_a_latency() throws Exception {
        TestPeer dialler = TestPeer.open(loops.next(), 1, 0, 0, latency(5));
        TestPeer acceptor = TestPeer.open(loops.next(), 2, 0, 0, latency(5));
        dialler.dial(acceptor.network.listening());
        dialler.send(connection -> {
            for (int i = 0; i < 500; i++) {
                connection.request(i % 10, i, 1);
            }
        });
        for (int i = 0; i < 500; i++) {
            assertThat(acceptor.line()).startsWith("request " + i % 10 + " " + i + " 1");
        }
        dialler.close();
        acceptor.close();
    }

    @Test
    void blocks_under_way_are_released_when_the_connection_ends() throws Exception {
        TestPeer seed = TestPeer.open(loops.next(), 1, 100_000_000, 0, latency(300));
        TestPeer leecher = TestPeer.open(loops.next(), 2, 0, 10_000, settings -> settings);
        seed.dial(leecher.network.listening());
        leecher.send(connection -> {
            for (int i = 0; i < 8; i++) {
                connection.piece(i, 0, new TestBlock(new byte[BLOCK], blocksHeld));
            }
        });
        seed.send(connection -> {
            for (int i = 0; i < 8; i++) {
                connection.piece(i, 0, new TestBlock(new byte[BLOCK], blocksHeld));
            }
        });
        assertThat(seed.line()).startsWith("piece");
        leecher.send(connection -> connection.close(CloseReason.STOPPED));
        for (String line = seed.line(); !line.startsWith("close"); line = seed.line()) {
            assertThat(line).startsWith("piece");
        }
        seed.close();
        leecher.close();
    }

    @Test
    void a_link_with_latency_and_no_limit_holds_a_bounded_amount() throws Exception {
        TestPeer seed = TestPeer.open(loops.next(), 1, 0, 0, latency(50));
        TestPeer leecher = TestPeer.open(loops.next(), 2, 0, 0, latency(50));
        int blocks = 1000;
        seed.behaviour = connection -> sender(seed, connection, blocks);
        Meter meter = new Meter(leecher.loop, blocks);
        leecher.behaviour = connection -> meter;
        long start = leecher.loop.nanos();
        leecher.dial(seed.network.listening());
        List<Long> arrivals = meter.all.get(20, TimeUnit.SECONDS);
        assertThat(arrivals.get(blocks - 1) - start).isGreaterThan((200 + 50 * 4) * MILLI);
        seed.close();
        leecher.close();
    }
}

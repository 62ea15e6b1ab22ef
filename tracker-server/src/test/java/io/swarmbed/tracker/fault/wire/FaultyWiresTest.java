package io.swarmbed.tracker.fault.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.tracker.fault.FaultPlan;
import io.swarmbed.tracker.fault.Spell;
import io.swarmbed.tracker.fault.TrackerConduct;
import io.swarmbed.tracker.fault.Trouble;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class FaultyWiresTest {
    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final InetSocketAddress PEER = new InetSocketAddress("127.0.0.2", 1);
    private static final InetSocketAddress TRACKER = new InetSocketAddress("127.0.0.1", 6969);

    private final List<Object> seen = new ArrayList<>();
    private long now;

    private FaultyWires wires(int loss, long latency, Spell... spells) {
        LongSupplier clock = () -> now;
        return new FaultyWires(
                new FaultPlan(new TrackerConduct(List.of(spells), loss, latency), clock), SeedTree.root(1).stream());
    }

    /** Time passes for the clock of the run and for the channel's timers. */
    private void pass(EmbeddedChannel open, long nanos) {
        now += nanos;
        open.advanceTimeBy(nanos, TimeUnit.NANOSECONDS);
        open.runScheduledPendingTasks();
        open.runPendingTasks();
    }

    private EmbeddedChannel udp(FaultyWires wires) {
        EmbeddedChannel open = new EmbeddedChannel(wires.udp(new Echo()));
        open.freezeTime();
        return open;
    }

    private EmbeddedChannel http(FaultyWires wires) {
        EmbeddedChannel open = new EmbeddedChannel(wires.http(new Echo()));
        open.freezeTime();
        return open;
    }

    /** Answers with what it reads; a datagram begins with its action, as a reply does. */
    private final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            seen.add(message);
            if (message instanceof DatagramPacket packet) {
                ByteBuf reply = Unpooled.buffer().writeInt(packet.content().getInt(8));
                packet.release();
                context.write(new DatagramPacket(reply, PEER));
            } else {
                context.write(message);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }

    private static DatagramPacket request(int action) {
        return new DatagramPacket(
                Unpooled.buffer().writeLong(7).writeInt(action).writeInt(9), TRACKER, PEER);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private static long sent(EmbeddedChannel open) {
        long count = 0;
        for (Object message = open.readOutbound(); message != null; message = open.readOutbound()) {
            ReferenceCountUtil.release(message);
            count++;
        }
        return count;
    }

    @Test
    void a_proper_tracker_has_nothing_before_its_front_ends() {
        Echo frontEnd = new Echo();
        FaultyWires wires = new FaultyWires(FaultPlan.NONE, SeedTree.root(1).stream());
        assertThat(wires.udp(frontEnd)).isSameAs(frontEnd);
        assertThat(wires.http(frontEnd)).isSameAs(frontEnd);
    }

    @Test
    void a_tracker_that_is_down_drops_every_packet() {
        EmbeddedChannel udp = udp(wires(0, 0, new Spell(10, 10, new Trouble.Down())));
        now = 15;
        DatagramPacket dropped = request(CONNECT);
        udp.writeInbound(dropped, request(ANNOUNCE));
        assertThat(sent(udp)).isZero();
        assertThat(dropped.refCnt()).isZero();
        now = 20;
        udp.writeInbound(request(CONNECT));
        assertThat(sent(udp)).isEqualTo(1);
    }

    @Test
    void losses_are_those_of_announces_and_connection_ids_are_given_all_the_same() {
        EmbeddedChannel udp = udp(wires(0, 0, new Spell(0, 10, new Trouble.Lossy(1_000_000))));
        udp.writeInbound(request(ANNOUNCE));
        assertThat(sent(udp)).isZero();
        udp.writeInbound(request(CONNECT));
        assertThat(sent(udp)).isEqualTo(1);
    }

    @Test
    void a_slow_tracker_hears_at_once_and_answers_late() {
        EmbeddedChannel udp = udp(wires(0, 0, new Spell(0, 10, new Trouble.Slow(100))));
        udp.writeInbound(request(CONNECT));
        assertThat(sent(udp)).isEqualTo(1);
        udp.writeInbound(request(ANNOUNCE));
        assertThat(seen).hasSize(2);
        assertThat(sent(udp)).isZero();
        pass(udp, 99);
        assertThat(sent(udp)).isZero();
        // Those who ask when it is well again do not wait for the others.
        udp.writeInbound(request(ANNOUNCE));
        assertThat(sent(udp)).isEqualTo(1);
        pass(udp, 1);
        assertThat(sent(udp)).isEqualTo(1);
    }

    @Test
    void latency_delays_packets_both_ways() {
        EmbeddedChannel udp = udp(wires(0, 50, new Spell(0, 10, new Trouble.Down())));
        udp.writeInbound(request(ANNOUNCE));
        pass(udp, 49);
        assertThat(seen).isEmpty();
        pass(udp, 1);
        assertThat(seen).hasSize(1);
        pass(udp, 49);
        assertThat(sent(udp)).isZero();
        pass(udp, 1);
        assertThat(sent(udp)).isEqualTo(1);
    }

    @Test
    void what_waits_is_released_when_the_socket_closes() {
        EmbeddedChannel udp = udp(wires(0, 50));
        DatagramPacket waiting = request(ANNOUNCE);
        udp.writeInbound(waiting);
        udp.close();
        assertThat(waiting.refCnt()).isZero();
        pass(udp, 100);
        assertThat(seen).isEmpty();
    }

    @Test
    void a_request_to_a_tracker_that_is_down_is_never_answered_and_the_connection_stays() {
        EmbeddedChannel http = http(wires(0, 0, new Spell(0, 10, new Trouble.Down())));
        http.writeInbound(bytes("GET "), bytes("/"));
        assertThat(seen).isEmpty();
        now = 20;
        http.writeInbound(bytes("GET /again"));
        assertThat(seen).isEmpty();
        assertThat(http.isOpen()).isTrue();
    }

    @Test
    void a_request_in_pieces_shares_one_fate_and_the_next_one_has_its_own() {
        FaultyWires wires = wires(500_000, 0);
        int answered = 0;
        for (int i = 0; i < 200; i++) {
            EmbeddedChannel http = http(wires);
            seen.clear();
            http.writeInbound(bytes("a"), bytes("b"), bytes("c"));
            answered += seen.isEmpty() ? 0 : 1;
            sent(http);
        }
        assertThat(answered).isBetween(70, 130);
    }

    @Test
    void latency_counts_the_packets_of_the_connection_and_answers_keep_their_order() {
        EmbeddedChannel http = http(wires(0, 10, new Spell(0, 31, new Trouble.Slow(100))));
        http.writeInbound(bytes("one"));
        pass(http, 29);
        assertThat(seen).isEmpty();
        pass(http, 1);
        assertThat(seen).hasSize(1);
        http.writeInbound(bytes("two"));
        pass(http, 10);
        assertThat(seen).hasSize(2);
        pass(http, 99);
        assertThat(sent(http)).isZero();
        pass(http, 1);
        ByteBuf first = http.readOutbound();
        ByteBuf second = http.readOutbound();
        assertThat(first.toString(StandardCharsets.US_ASCII)).isEqualTo("one");
        assertThat(second.toString(StandardCharsets.US_ASCII)).isEqualTo("two");
        first.release();
        second.release();
    }

    @Test
    void whoever_waits_for_a_close_is_told_when_the_client_is_faster() {
        EmbeddedChannel http = http(wires(0, 0, new Spell(0, 10, new Trouble.Slow(100))));
        http.writeInbound(bytes("one"));
        ChannelFuture closed = http.pipeline().close();
        http.unsafe().close(http.newPromise());
        http.runPendingTasks();
        assertThat(closed.isDone()).isTrue();
    }

    @Test
    void a_connection_closes_when_its_answers_have_left() {
        EmbeddedChannel http = http(wires(0, 0, new Spell(0, 10, new Trouble.Slow(100))));
        http.writeInbound(bytes("one"));
        http.pipeline().close();
        pass(http, 99);
        assertThat(http.isOpen()).isTrue();
        pass(http, 1);
        assertThat(http.isOpen()).isFalse();
    }
}

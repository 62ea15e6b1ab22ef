package io.swarmbed.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.service.AccessLog;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UdpFrontEndTest {
    private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 6969);
    private static final InetSocketAddress THERE = new InetSocketAddress("127.0.0.2", 6881);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_packet_that_makes_the_tracker_fail_is_released_and_does_not_stop_the_clock() {
        TrackerService service = service(new Failing());
        EmbeddedChannel channel = channel(service);
        ByteBuf packet = connect();
        channel.writeInbound(new DatagramPacket(packet, HERE, THERE));
        assertThat(packet.refCnt()).isZero();
        nanos.set(7_000_000_000L);
        assertThat(service.nowSeconds()).isEqualTo(7);
        channel.finishAndReleaseAll();
    }

    @Test
    void packets_are_answered_and_released_but_for_those_from_port_0_which_are_not_answered() {
        TrackerService service = service(Admission.OPEN);
        EmbeddedChannel channel = channel(service);
        ByteBuf answered = connect();
        ByteBuf unanswered = connect();
        channel.writeInbound(
                new DatagramPacket(answered, HERE, THERE),
                new DatagramPacket(unanswered, HERE, new InetSocketAddress("127.0.0.2", 0)));
        DatagramPacket reply = channel.readOutbound();
        assertThat(reply.recipient()).isEqualTo(THERE);
        assertThat(reply.content().readableBytes()).isEqualTo(16);
        reply.release();
        assertThat(channel.<Object>readOutbound()).isNull();
        assertThat(answered.refCnt() + unanswered.refCnt()).isZero();
        assertThat(service.counts().connects()).isEqualTo(1);
        channel.finishAndReleaseAll();
    }

    private TrackerService service(Admission admission) {
        SharedRegistry registry = new SharedRegistry(SwarmSettings.defaults(), 1);
        return new TrackerService(registry, admission, AccessLog.OFF, new RandomStream(1), nanos::get);
    }

    private static EmbeddedChannel channel(TrackerService service) {
        return new EmbeddedChannel(new UdpFrontEnd(service, new ConnectionIds(new SipHash(1, 2))));
    }

    private static ByteBuf connect() {
        return Unpooled.buffer().writeLong(UdpResponder.PROTOCOL).writeLong(1);
    }

    /** What no admission should do. */
    private static final class Failing implements Admission {
        @Override
        public boolean admits(Endpoint sender, long nowNanos) {
            throw new IllegalStateException("a fault in the program");
        }

        @Override
        public Optional<String> refusal(Optional<String> passkey) {
            return Optional.empty();
        }

        @Override
        public Optional<String> refusal(InfoHash infoHash) {
            return Optional.empty();
        }
    }
}

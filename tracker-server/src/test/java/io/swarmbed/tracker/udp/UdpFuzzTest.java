package io.swarmbed.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.service.AccessLog;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.RequestCounts;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets that are random, or were well-formed before they were mutated, cut or lengthened; senders of both families. */
class UdpFuzzTest {
    private static final int PACKETS = 50_000;
    private static final long NOW_NANOS = 700_000_000_000L;

    private final SharedRegistry registry = new SharedRegistry(SwarmSettings.defaults(), 1);
    private final TrackerService service =
            new TrackerService(registry, Admission.OPEN, AccessLog.OFF, new RandomStream(1), () -> NOW_NANOS);
    private final ConnectionIds ids = new ConnectionIds(new SipHash(1, 2));
    private final UdpResponder responder = new UdpResponder(service, ids);
    private final ByteBuffer reply = ByteBuffer.allocate(UdpResponder.MAX_REPLY);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void no_packet_throws_every_packet_is_counted_once_and_unverified_senders_get_no_more_than_they_sent(long seed) {
        RandomStream random = new RandomStream(seed);
        RequestCounts before = service.counts();
        for (int i = 0; i < PACKETS; i++) {
            Endpoint sender = sender(random);
            byte[] packet = packet(sender, random);
            boolean verified = packet.length >= 16
                    && ids.isValid(ByteBuffer.wrap(packet).getLong(), sender, NOW_NANOS / 1_000_000_000L);
            int length = respond(packet, sender);
            assertThat(length).as("seed %s, packet %s", seed, i).isLessThanOrEqualTo(UdpResponder.MAX_REPLY);
            if (!verified) {
                assertThat(length).as("seed %s, packet %s", seed, i).isLessThanOrEqualTo(packet.length);
            }
            RequestCounts after = service.counts();
            assertThat(outcomes(after) - outcomes(before))
                    .as("outcomes of seed %s, packet %s", seed, i)
                    .isEqualTo(after.scrapes() > before.scrapes() ? after.scrapes() - before.scrapes() : 1);
            assertThat(length == 0)
                    .as("silence, seed %s, packet %s", seed, i)
                    .isEqualTo(!verified && after.connects() == before.connects());
            before = after;
        }
        assertThat(before.announces()).isPositive();
        assertThat(before.scrapes()).isPositive();
        assertThat(before.connects()).isPositive();
        assertThat(before.refused(Protocol.UDP, Refusal.CONNECTION_ID)).isPositive();
        assertThat(before.refused(Protocol.UDP, Refusal.MALFORMED)).isPositive();
    }

    @Test
    void a_flood_from_forged_addresses_leaves_nothing_behind() {
        RandomStream random = new RandomStream(5);
        for (int i = 0; i < PACKETS; i++) {
            Endpoint sender = sender(random);
            Endpoint other = sender(random);
            byte[] packet = wellFormed(other, random);
            if (sender.high() != other.high() || sender.low() != other.low()) {
                respond(packet, sender);
            }
        }
        assertThat(registry.census().torrents()).isZero();
        assertThat(registry.census().peers()).isZero();
        assertThat(service.counts().announces()).isZero();
        assertThat(service.counts().scrapes()).isZero();
    }

    private int respond(byte[] packet, Endpoint sender) {
        responder.respond(ByteBuffer.wrap(packet), sender, reply.clear());
        return reply.position();
    }

    private static long outcomes(RequestCounts counts) {
        return counts.connects() + counts.announces() + counts.scrapes() + counts.errors();
    }

    private static Endpoint sender(RandomStream random) {
        int port = random.nextInt(0x10000);
        return random.nextBoolean()
                ? Endpoint.ofIpv4(random.nextInt(), port)
                : new Endpoint(0x2001_0DB8L << 32 | random.nextInt(1000), random.nextLong(), port);
    }

    private byte[] packet(Endpoint sender, RandomStream random) {
        if (random.nextInt(8) == 0) {
            return randomBytes(random.nextInt(200), random);
        }
        byte[] packet = wellFormed(sender, random);
        int mutations = random.nextInt(4) == 0 ? random.nextInt(8) : 0;
        for (int i = 0; i < mutations; i++) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            byte[] other = randomBytes(random.nextInt(UdpFrontEnd.MAX_REQUEST + 1), random);
            System.arraycopy(packet, 0, other, 0, Math.min(packet.length, other.length));
            return other;
        }
        return packet;
    }

    private byte[] wellFormed(Endpoint sender, RandomStream random) {
        long id = ids.issue(sender, NOW_NANOS / 1_000_000_000L - random.nextInt(130));
        return switch (random.nextInt(3)) {
            case 0 ->
                ByteBuffer.allocate(16)
                        .putLong(UdpResponder.PROTOCOL)
                        .putInt(UdpResponder.CONNECT)
                        .putInt(random.nextInt())
                        .array();
            case 1 ->
                ByteBuffer.allocate(16 + 20 * (1 + random.nextInt(74)))
                        .putLong(id)
                        .putInt(UdpResponder.SCRAPE)
                        .putInt(random.nextInt())
                        .put(new byte[random.nextInt(20)])
                        .array();
            default ->
                ByteBuffer.allocate(98)
                        .putLong(id)
                        .putInt(UdpResponder.ANNOUNCE)
                        .putInt(random.nextInt())
                        .putLong(random.nextInt(4))
                        .position(64)
                        .putLong(random.nextInt(3) - 1)
                        .position(80)
                        .putInt(random.nextInt(4))
                        .position(92)
                        .putInt(random.nextInt())
                        .putShort((short) random.nextInt())
                        .array();
        };
    }

    private static byte[] randomBytes(int length, RandomStream random) {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            bytes[at] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}

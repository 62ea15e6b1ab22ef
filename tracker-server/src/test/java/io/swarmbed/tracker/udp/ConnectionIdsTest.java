package io.swarmbed.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.swarm.Endpoint;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ConnectionIdsTest {
    private static final Endpoint SENDER = Endpoint.ofIpv4(0x7F00_0001, 1234);

    private final ConnectionIds ids = new ConnectionIds(new SipHash(11, 22));

    @Test
    void the_hash_is_siphash_2_4() {
        // Key 00..0f and message 00..17, as in the reference implementation's table.
        SipHash hash = new SipHash(0x0706_0504_0302_0100L, 0x0F0E_0D0C_0B0A_0908L);
        assertThat(hash.hash(0x0706_0504_0302_0100L, 0x0F0E_0D0C_0B0A_0908L, 0x1716_1514_1312_1110L))
                .isEqualTo(0xB8AD_50C6_F649_AF94L);
    }

    @Test
    void an_id_is_good_for_two_minutes_and_not_before_its_time() {
        for (long issued : new long[] {0, 1, 65_500, 65_535, 65_536, 1_000_000}) {
            long id = ids.issue(SENDER, issued);
            assertThat(ids.isValid(id, SENDER, issued)).isTrue();
            assertThat(ids.isValid(id, SENDER, issued + 120)).isTrue();
            assertThat(ids.isValid(id, SENDER, issued + 121)).isFalse();
            assertThat(ids.isValid(id, SENDER, issued - 1)).isFalse();
            assertThat(ids.isValid(id, SENDER, issued + 65_536)).isFalse();
        }
    }

    @Test
    void an_id_is_good_for_its_address_alone_and_for_any_port_there() {
        long id = ids.issue(SENDER, 500);
        assertThat(ids.isValid(id, Endpoint.ofIpv4(0x7F00_0002, 1234), 500)).isFalse();
        assertThat(ids.isValid(id, new Endpoint(1, SENDER.low(), 1234), 500)).isFalse();
        assertThat(ids.isValid(id, SENDER.withPort(4321), 500)).isTrue();
    }

    @Test
    void an_ipv4_sender_is_the_same_on_a_socket_for_both_families() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        mapped[12] = 0x7F;
        mapped[15] = 1;
        assertThat(ids.isValid(ids.issue(SENDER, 500), Endpoint.of(mapped, 9), 500))
                .isTrue();
        // Java itself turns such an address into an IPv4 one.
        Endpoint seen = Endpoint.of(InetAddress.getByAddress(mapped).getAddress(), 9);
        assertThat(ids.isValid(ids.issue(SENDER, 500), seen, 500)).isTrue();
    }

    @Test
    void an_id_under_another_key_is_not_valid() {
        assertThat(new ConnectionIds(new SipHash(11, 23)).isValid(ids.issue(SENDER, 500), SENDER, 500))
                .isFalse();
    }

    @Test
    void an_id_with_any_bit_changed_is_not_valid() {
        long id = ids.issue(SENDER, 500);
        for (int bit = 0; bit < 64; bit++) {
            assertThat(ids.isValid(id ^ 1L << bit, SENDER, 500)).isFalse();
        }
        RandomStream random = new RandomStream(9);
        for (int i = 0; i < 100_000; i++) {
            assertThat(ids.isValid(random.nextLong(), SENDER, 500)).isFalse();
        }
    }
}

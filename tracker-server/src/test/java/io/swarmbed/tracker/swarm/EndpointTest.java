package io.swarmbed.tracker.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EndpointTest {
    @Test
    void an_ipv4_address_equals_its_mapped_form() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        assertThat(Endpoint.of(mapped, 5)).isEqualTo(Endpoint.of(new byte[] {127, 0, 0, 1}, 5));
        assertThat(Endpoint.of(mapped, 5).isIpv4()).isTrue();
    }

    @Test
    void an_ipv6_address_is_not_ipv4() {
        byte[] loopback = new byte[16];
        loopback[15] = 1;
        assertThat(Endpoint.of(loopback, 5).isIpv4()).isFalse();
    }

    @Test
    void other_lengths_and_ports_are_errors() {
        assertThatThrownBy(() -> Endpoint.of(new byte[5], 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Endpoint.ofIpv4(1, 65_536)).isInstanceOf(IllegalArgumentException.class);
    }
}

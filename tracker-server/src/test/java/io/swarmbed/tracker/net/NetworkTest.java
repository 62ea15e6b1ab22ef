package io.swarmbed.tracker.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swarmbed.tracker.swarm.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.6/31, 192.0.2.7, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8:0:0:8000::/65, 2001:db8::8000:0:0:1, true",
        "2001:db8:0:0:8000::/65, 2001:db8::7000:0:0:1, false",
        "::1, ::1, true",
        "::1, ::2, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
    })
    void an_address_belongs_to_the_networks_whose_prefix_it_has(String network, String address, boolean belongs) {
        Endpoint endpoint = AddressText.parse(address).orElseThrow();
        assertThat(Network.parse(network).contains(endpoint)).isEqualTo(belongs);
        assertThat(Network.parse(network).contains(endpoint.withPort(7))).isEqualTo(belongs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "0.0.0.0/0", "192.0.2.7/32", "2001:db8::/32", "::/0", "::1/128"})
    void its_text_is_read_back(String text) {
        assertThat(Network.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1/8|write 10.0.0.0/8, or 10.0.0.1 alone",
                "2001:db8::1/32|write 2001:db8::/32",
                "10.0.0.0/33|a prefix length of 0 to 32",
                "::/129|a prefix length of 0 to 128",
                "10.0.0.0/|a prefix length",
                "10.0.0.0/-1|a prefix length",
                "localhost|neither an IP address nor a network",
                "10.0.0/8|neither",
                "010.0.0.1|neither",
                "[::1]|neither",
                "fe80::1%eth0|neither",
                "''|neither",
            })
    void what_is_wrong_is_told_with_a_remedy(String text, String told) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Networks.parse(List.of("127.0.0.1", text)))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining(told);
    }

    @Test
    void a_set_of_networks_contains_what_any_of_them_does() {
        assertThat(Networks.LOOPBACK.contains(Endpoint.ofIpv4(0x7F000009, 1))).isTrue();
        assertThat(Networks.LOOPBACK.contains(new Endpoint(0, 1, 1))).isTrue();
        assertThat(Networks.LOOPBACK.contains(Endpoint.ofIpv4(0x0A000001, 1))).isFalse();
        assertThat(Networks.NONE.contains(Endpoint.ofIpv4(0x7F000001, 1))).isFalse();
    }
}

package io.swarmbed.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.tracker.net.AddressText;
import io.swarmbed.tracker.net.Networks;
import io.swarmbed.tracker.swarm.Endpoint;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiedSendersTest {
    private static final Endpoint PROXY = AddressText.parse("10.0.0.1").orElseThrow();
    private static final Networks TRUSTED = Networks.parse(List.of("10.0.0.0/8", "fd00::/8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9|203.0.113.9",
                "203.0.113.9:4711|203.0.113.9",
                "2001:db8::1|2001:db8::1",
                "[2001:db8::1]|2001:db8::1",
                "[2001:db8::1]:4711|2001:db8::1",
                "::ffff:203.0.113.9|203.0.113.9",
                "198.51.100.1, 203.0.113.9|203.0.113.9",
                "198.51.100.1,203.0.113.9, 10.0.0.2,fd00::7|203.0.113.9",
                "nonsense, 203.0.113.9, 10.0.0.2|203.0.113.9",
                "10.0.0.3, 10.0.0.2|10.0.0.3",
            })
    void the_right_most_address_that_is_no_proxy_asks(String header, String client) {
        Sender sender = sender(ProxySettings.Header.X_FORWARDED_FOR, header);
        assertThat(AddressText.of(sender.address())).isEqualTo(client);
        assertThat(sender.objection()).isEmpty();
        assertThat(sender.garbled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9|203.0.113.9",
                "For=\"[2001:db8::1]:4711\";proto=http|2001:db8::1",
                "proto=https; by=10.0.0.1; for=203.0.113.9:1|203.0.113.9",
                "for=198.51.100.1, for=203.0.113.9, for=10.0.0.9|203.0.113.9",
                "for=_hidden, for=203.0.113.9|203.0.113.9",
            })
    void the_header_of_rfc_7239_says_the_same(String header, String client) {
        assertThat(AddressText.of(sender(ProxySettings.Header.FORWARDED, header).address()))
                .isEqualTo(client);
    }

    @Test
    void several_headers_are_one_list() {
        Sender sender = sender(ProxySettings.Header.X_FORWARDED_FOR, "198.51.100.1", "203.0.113.9", "10.0.0.2");
        assertThat(AddressText.of(sender.address())).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "203.0.113.9, ",
                "203.0.113.9, x, 10.0.0.2",
                "203.0.113.256",
                "[2001:db8::1",
                "[2001:db8::1]x",
                "localhost",
                "203.0.113.9 198.51.100.1",
                "fe80::1%eth0"
            })
    void a_header_that_cannot_be_read_is_not_guessed_at(String header) {
        Sender sender = sender(ProxySettings.Header.X_FORWARDED_FOR, header);
        assertThat(sender.objection().orElseThrow()).contains("X-Forwarded-For");
        assertThat(sender.garbled()).isTrue();
        assertThat(sender.address()).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"for=", "by=203.0.113.9", "for=_hidden", "for=unknown", "for=\"203.0.113.9"})
    void nor_is_one_of_rfc_7239(String header) {
        assertThat(sender(ProxySettings.Header.FORWARDED, header).garbled()).isTrue();
    }

    @Test
    void a_proxy_that_names_nobody_asks_for_itself_and_can_be_no_peer() {
        Sender sender = sender(ProxySettings.Header.X_FORWARDED_FOR);
        assertThat(sender.address()).isEqualTo(PROXY);
        assertThat(sender.garbled()).isFalse();
        assertThat(sender.objection().orElseThrow()).contains("must set X-Forwarded-For");
    }

    private static Sender sender(ProxySettings.Header header, String... lines) {
        return new ProxiedSenders(new ProxySettings(TRUSTED, header)).sender(PROXY, Arrays.asList(lines));
    }
}

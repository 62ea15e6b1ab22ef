package io.swarmbed.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.bencode.BencodeException;
import io.swarmbed.engine.random.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExtendedHandshakeCodecTest {
    private static final ExtendedHandshake EMPTY =
            new ExtendedHandshake(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), false);
    private static final ExtendedHandshake FULL = new ExtendedHandshake(
            Optional.of("Swarmbed 0.1"),
            OptionalInt.of(6881),
            OptionalInt.of(500),
            Optional.of(PeerAddress.ofIpv4(0x7F000001, 0)),
            true);

    private static ExtendedHandshake parse(String text) throws BencodeException {
        return ExtendedHandshakeCodec.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void what_is_formatted_is_parsed() throws Exception {
        assertThat(ExtendedHandshakeCodec.parse(ExtendedHandshakeCodec.format(FULL)))
                .isEqualTo(FULL);
        assertThat(ExtendedHandshakeCodec.parse(ExtendedHandshakeCodec.format(EMPTY)))
                .isEqualTo(EMPTY);
    }

    @Test
    void the_form_is_that_of_bep_10() {
        assertThat(new String(ExtendedHandshakeCodec.format(FULL), StandardCharsets.ISO_8859_1))
                .isEqualTo("d1:mde1:pi6881e4:reqqi500e11:upload_onlyi1e1:v12:Swarmbed 0.16:yourip4:\u007F\0\0\1e");
        assertThat(ExtendedHandshakeCodec.wireSize(EMPTY)).isEqualTo(4 + 1 + 1 + "d1:mdee".length());
    }

    @Test
    void keys_may_come_in_any_order_and_unknown_ones_are_ignored() throws Exception {
        ExtendedHandshake handshake = parse("d1:v3:abc1:md11:ut_metadatai3ee3:foo3:bar1:pi80ee");
        assertThat(handshake.client()).contains("abc");
        assertThat(handshake.listenPort()).hasValue(80);
    }

    @Test
    void values_that_make_no_sense_count_as_absent() throws Exception {
        assertThat(parse("d1:pi70000e4:reqqi-1e11:upload_only3:yes1:vi3e6:yourip3:abce"))
                .isEqualTo(EMPTY);
        assertThat(parse("d1:pi0ee")).isEqualTo(EMPTY);
    }

    @Test
    void a_client_name_is_bounded_and_has_no_control_characters() throws Exception {
        assertThat(parse("d1:v3:a\nbe").client()).contains("a?b");
        String name = parse("d1:v500:" + "x".repeat(500) + "e").client().orElseThrow();
        assertThat(name).hasSize(128);
    }

    @Test
    void anything_but_one_dictionary_is_refused() {
        for (String bad : new String[] {"", "i1e", "le", "d", "d1:pi1ee5:extra", "x"}) {
            assertThatThrownBy(() -> parse(bad)).as(bad).isInstanceOf(BencodeException.class);
        }
    }

    @Test
    void damaged_handshakes_are_parsed_or_refused() {
        byte[] good = ExtendedHandshakeCodec.format(FULL);
        for (int seed = 0; seed < 2000; seed++) {
            RandomStream random = new RandomStream(seed);
            byte[] bytes = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
            }
            try {
                ExtendedHandshake handshake = ExtendedHandshakeCodec.parse(bytes);
                assertThat(handshake.listenPort().orElse(1)).as("seed %s", seed).isBetween(1, 65535);
            } catch (BencodeException refused) {
                assertThat(refused.getMessage()).as("seed %s", seed).isNotBlank();
            }
        }
    }
}

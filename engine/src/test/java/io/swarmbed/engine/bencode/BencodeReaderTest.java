package io.swarmbed.engine.bencode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.swarmbed.engine.random.RandomStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeReaderTest {
    private final BencodeReader reader = BencodeReader.strict(1 << 20);

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i0e",
                "i-1e",
                "i42e",
                "i9223372036854775807e",
                "i-9223372036854775808e",
                "0:",
                "4:spam",
                "le",
                "de",
                "l4:spami3eld1:ai1eeee",
                "d0:le1:a0:2:aa0:1:b0:e",
                "d3:cow3:moo4:spam4:eggse"
            })
    void canonical_input_encodes_to_itself(String text) throws Exception {
        assertThat(BencodeWriter.encode(reader.read(bytes(text)))).isEqualTo(bytes(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | 0 | ends within",
                "x | 0 | a value begins with",
                "e | 0 | a value begins with",
                "- | 0 | a value begins with",
                "i | 1 | ends within",
                "ie | 1 | digits and then",
                "i-e | 2 | digits and then",
                "i+1e | 1 | digits and then",
                "i 1e | 1 | digits and then",
                "i1 | 2 | ends within",
                "i1x | 2 | digits and then",
                "i1.5e | 2 | digits and then",
                "i00e | 1 | leading zero",
                "i01e | 1 | leading zero",
                "i-0e | 1 | minus zero",
                "i-01e | 1 | minus zero",
                "i9223372036854775808e | 1 | beyond 64 bits",
                "i-9223372036854775809e | 1 | beyond 64 bits",
                "i99999999999999999999999999e | 1 | beyond 64 bits",
                "4 | 1 | ends within",
                "4: | 0 | 4 bytes where 0",
                "4:spa | 0 | 4 bytes where 3",
                "04:spam | 0 | leading zero",
                "00: | 0 | leading zero",
                "4spam | 1 | digits and then",
                "-1:a | 0 | a value begins with",
                "99999999999:a | 0 | 99999999999 bytes where 1",
                "l | 1 | ends within",
                "li1e | 4 | ends within",
                "d | 1 | ends within",
                "di1ei2ee | 1 | key must be a byte string",
                "dlei2ee | 1 | key must be a byte string",
                "d1:a | 4 | ends within",
                "d1:ae | 4 | a value begins with",
                "d1:b0:1:a0:e | 6 | must come before b",
                "d1:a0:1:a0:e | 6 | comes twice",
                "d2:aa0:1:a0:e | 7 | must come before",
                "i1ei2e | 3 | 3 bytes follow",
                "lee | 2 | 1 bytes follow",
            })
    void malformed_input_is_refused_with_its_place(String text, int offset, String problem) {
        assertThatThrownBy(() -> reader.read(bytes(text))).isInstanceOfSatisfying(BencodeException.class, e -> {
            assertThat(e.offset()).isEqualTo(offset);
            assertThat(e).hasMessageContaining(problem);
        });
    }

    @Test
    void keys_are_ordered_as_unsigned_bytes() throws Exception {
        assertThat(reader.readDict(bytes("d1:a0:1:\u00ff0:e")).size()).isEqualTo(2);
        assertThatThrownBy(() -> reader.read(bytes("d1:\u00ff0:1:a0:e"))).isInstanceOf(BencodeException.class);
    }

    @Test
    void any_key_order_sorts_the_keys_but_refuses_a_second_one() throws Exception {
        BencodeReader lenient = reader.withAnyKeyOrder();
        BDict dict = lenient.readDict(bytes("d1:bi2e1:ai1ee"));
        assertThat(dict.requireInteger("a")).isEqualTo(1);
        assertThat(BencodeWriter.encode(dict)).isEqualTo(bytes("d1:ai1e1:bi2ee"));
        assertThat(dict.span("b")).contains(new BDict.Span(4, 7));
        assertThatThrownBy(() -> lenient.read(bytes("d1:b0:1:a0:1:b0:e"))).hasMessageContaining("comes twice");
        assertThatThrownBy(() -> lenient.read(bytes("d1:bi02e1:a0:e"))).hasMessageContaining("leading zero");
    }

    @Test
    void depth_is_limited() throws Exception {
        assertThat(reader.read(bytes("l".repeat(32) + "e".repeat(32)))).isInstanceOf(BList.class);
        assertThatThrownBy(() -> reader.read(bytes("l".repeat(33) + "e".repeat(33))))
                .hasMessageContaining("more than 32 levels");
        assertThatThrownBy(() -> reader.read(bytes("d1:a".repeat(33) + "e".repeat(33))))
                .hasMessageContaining("more than 32 levels");
        assertThat(reader.withDepth(512).read(bytes("l".repeat(512) + "e".repeat(512))))
                .isInstanceOf(BList.class);
    }

    @Test
    void size_is_limited() throws Exception {
        BencodeReader small = BencodeReader.strict(6);
        assertThat(small.read(bytes("4:spam"))).isEqualTo(BBytes.of("spam"));
        assertThatThrownBy(() -> small.read(bytes("5:spams"))).hasMessageContaining("at most 6");
        assertThatThrownBy(() -> small.readPrefix(bytes("5:spams"))).isInstanceOf(BencodeException.class);
        assertThat(small.readPrefix(bytes("4:spam-and-much-more")).end()).isEqualTo(6);
    }

    @Test
    void the_number_of_values_is_limited() {
        String text = "l" + "le".repeat(BencodeParser.MAX_VALUES) + "e";
        BencodeReader large = BencodeReader.strict(Integer.MAX_VALUE);
        assertThatThrownBy(() -> large.read(bytes(text))).hasMessageContaining("values");
    }

    @Test
    void a_prefix_tells_where_it_ended() throws Exception {
        BencodeReader.Prefix prefix = reader.readPrefix(bytes("d8:msg_typei1e5:piecei0eepayload"));
        assertThat(prefix.end()).isEqualTo(25);
        assertThat(prefix.requireDict().requireInteger("piece")).isZero();
        assertThatThrownBy(() -> reader.readPrefix(bytes("i1e")).requireDict())
                .hasMessageContaining("the value must be a dictionary, not an integer");
    }

    @Test
    void the_span_of_a_value_is_its_source_bytes() throws Exception {
        BDict dict = reader.readDict(bytes("d4:infod1:ai1ee1:z0:e"));
        assertThat(dict.span("info")).contains(new BDict.Span(7, 15));
        assertThat(dict.span("other")).isEmpty();
        assertThat(BDict.builder().put("a", 1).build().span("a")).isEmpty();
    }

    @Test
    void random_values_survive_a_round_trip() throws Exception {
        for (long seed = 0; seed < 2_000; seed++) {
            BValue value = RandomValues.draw(new RandomStream(seed), 5);
            byte[] encoded = BencodeWriter.encode(value);
            BValue read = reader.read(encoded);
            assertThat(read).as("seed %d", seed).isEqualTo(value).hasSameHashCodeAs(value);
            assertThat(BencodeWriter.encode(read)).as("seed %d", seed).isEqualTo(encoded);
        }
    }

    @Test
    void mutated_input_is_either_canonical_or_refused() {
        for (long seed = 0; seed < 20_000; seed++) {
            mutateAndRead(seed);
        }
    }

    private void mutateAndRead(long seed) {
        RandomStream random = new RandomStream(seed);
        byte[] encoded = BencodeWriter.encode(RandomValues.draw(random, 4));
        for (int i = random.nextInt(4); i >= 0; i--) {
            byte any = random.nextBoolean()
                    ? (byte) random.nextInt()
                    : (byte) "0123456789ilde:-".charAt(random.nextInt(16));
            encoded[random.nextInt(encoded.length)] = any;
        }
        try {
            assertThat(BencodeWriter.encode(reader.read(encoded)))
                    .as("seed %d", seed)
                    .isEqualTo(encoded);
        } catch (BencodeException e) {
            assertThat(e.offset()).as("seed %d", seed).isBetween(0, encoded.length);
        }
        try {
            reader.withAnyKeyOrder().readPrefix(encoded);
        } catch (BencodeException e) {
            assertThat(e).as("seed %d", seed).hasMessageContaining("at byte");
        }
    }

    @Test
    void hostile_repetition_is_read_in_linear_time() {
        assertTimeout(Duration.ofSeconds(10), () -> {
            byte[] digits = bytes("i" + "9".repeat(1 << 20));
            assertThatThrownBy(() -> reader.readPrefix(digits)).isInstanceOf(BencodeException.class);
            byte[] keys = bytes("d" + "1:a0:".repeat(100_000) + "e");
            assertThatThrownBy(() -> reader.withAnyKeyOrder().read(keys)).hasMessageContaining("comes twice");
        });
    }
}

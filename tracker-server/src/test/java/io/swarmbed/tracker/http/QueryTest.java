package io.swarmbed.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.random.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final byte[] TWENTY =
            "\u0000\u0001\u007f\u0080\u00ff +%&=#/?~aZ09\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void every_byte_may_be_escaped_in_either_case() throws BadRequestException {
        for (boolean upper : new boolean[] {false, true}) {
            StringBuilder target = new StringBuilder("/a?x=1&v=");
            for (byte b : TWENTY) {
                String hex = String.format("%%%02x", b);
                target.append(upper ? hex.toUpperCase(java.util.Locale.ROOT) : hex);
            }
            assertThat(last(target.toString()).twentyBytes("v")).isEqualTo(TWENTY);
        }
    }

    @Test
    void bytes_that_came_unescaped_stay_what_they_are_and_a_plus_is_a_blank() throws BadRequestException {
        assertThat(last("?v=\u00ff\u0080+%2B~?/aaaaaaaaaaaaa").twentyBytes("v"))
                .isEqualTo("\u00ff\u0080 +~?/aaaaaaaaaaaaa".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void parameters_come_in_order_and_may_repeat_be_empty_or_lack_a_value() throws BadRequestException {
        assertThat(parameters("/p?a=1&&b&a=2&=x&c=&a=3=4?&")).containsExactly("a:1", "b:", "a:2", ":x", "c:", "a:3=4?");
        assertThat(parameters("/p")).isEmpty();
        assertThat(parameters("/p?")).isEmpty();
    }

    @Test
    void names_may_be_escaped_too() throws BadRequestException {
        assertThat(parameters("?info%5Fhash=a%3Db")).containsExactly("info_hash:a=b");
    }

    @Test
    void a_number_that_does_not_fit_is_the_nearest_that_does() throws BadRequestException {
        assertThat(last("?a=-1").number("a")).isEqualTo(-1);
        assertThat(last("?a=%31%32").number("a")).isEqualTo(12);
        assertThat(last("?a=9223372036854775807").number("a")).isEqualTo(Long.MAX_VALUE);
        assertThat(last("?a=9223372036854775808").number("a")).isEqualTo(Long.MAX_VALUE);
        assertThat(last("?a=99999999999999999999999").number("a")).isEqualTo(Long.MAX_VALUE);
        assertThat(last("?a=-99999999999999999999999").number("a")).isEqualTo(-Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.5", "+1", "0x1", "1 ", "\u00b2"})
    void numbers_are_whole(String text) {
        assertThatThrownBy(() -> last("?a=" + text).number("a")).hasMessage("a is not a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%1", "%g1", "%1g", "aaa%", "%-1", "%%41", "%1&b=2"})
    void broken_escapes_are_refused(String text) {
        assertThatThrownBy(() -> {
                    Query query = new Query("?a=" + text);
                    assertThat(query.next()).isTrue();
                    query.twentyBytes("a");
                })
                .hasMessage("a % must be followed by two hexadecimal digits");
    }

    @Test
    void values_of_other_lengths_are_told_with_their_length() {
        assertThatThrownBy(() -> last("?a=").twentyBytes("a")).hasMessage("a has 0 bytes where 20 are needed");
        assertThatThrownBy(() -> last("?a=" + "%41".repeat(21)).twentyBytes("a"))
                .hasMessage("a has 21 bytes where 20 are needed");
    }

    @Test
    void too_many_parameters_are_refused() {
        assertThatThrownBy(() -> parameters("?" + "a=1&".repeat(257))).hasMessage("more than 256 parameters");
    }

    @Test
    void random_text_is_parsed_or_refused() {
        String alphabet = "a=&%0123456789abcdefg+?\u0000\u00ff";
        for (int seed = 0; seed < 50_000; seed++) {
            RandomStream random = new RandomStream(seed);
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(parameters(text.toString())).as("seed %s", seed).hasSizeLessThan(31);
            } catch (BadRequestException e) {
                assertThat(e).as("seed %s", seed).hasMessage("a % must be followed by two hexadecimal digits");
            }
        }
    }

    private static List<String> parameters(String target) throws BadRequestException {
        List<String> parameters = new ArrayList<>();
        Query query = new Query(target);
        while (query.next()) {
            parameters.add(query.name() + ":" + query.text());
        }
        return parameters;
    }

    /** The query at its last parameter. */
    private static Query last(String target) throws BadRequestException {
        Query query = new Query(target);
        for (int left = parameterCount(target); left > 0; left--) {
            assertThat(query.next()).isTrue();
        }
        return query;
    }

    private static int parameterCount(String target) {
        return (int) target.chars().filter(c -> c == '&').count() + 1;
    }
}

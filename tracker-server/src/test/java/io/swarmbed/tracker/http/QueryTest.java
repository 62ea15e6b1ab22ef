package io.swarmbed.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.random.RandomStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void values_are_bytes_not_text() throws BadRequestException {
        byte[] every = new byte[256];
        StringBuilder escaped = new StringBuilder("a=");
        for (int i = 0; i < 256; i++) {
            every[i] = (byte) i;
            escaped.append('%').append(HexFormat.of().toHexDigits((byte) i));
        }
        assertThat(Query.parse(escaped.toString()).first("a")).contains(BBytes.of(every));
    }

    @Test
    void bytes_that_came_unescaped_stay_what_they_are() throws BadRequestException {
        assertThat(Query.parse("a=\u00ff%2B+~").first("a")).contains(BBytes.of(new byte[] {-1, '+', ' ', '~'}));
    }

    @Test
    void names_may_repeat_be_empty_or_lack_a_value() throws BadRequestException {
        Query query = Query.parse("a=1&&b&a=2&=x&c=&a=3=4");
        assertThat(query.all("a")).containsExactly(BBytes.of("1"), BBytes.of("2"), BBytes.of("3=4"));
        assertThat(query.text("b")).contains("");
        assertThat(query.text("c")).contains("");
        assertThat(query.text("d")).isEmpty();
    }

    @Test
    void numbers_are_whole() throws BadRequestException {
        Query query = Query.parse("a=-1&b=&c=1.5&d=99999999999999999999");
        assertThat(query.number("a")).contains(-1L);
        assertThat(query.number("b")).isEmpty();
        assertThatThrownBy(() -> query.number("c")).hasMessage("c is not a whole number");
        assertThatThrownBy(() -> query.number("d")).hasMessage("d is not a whole number");
    }

    @Test
    void broken_escapes_and_too_many_parameters_are_refused() {
        for (String broken : new String[] {"a=%", "a=%1", "a=%g1", "a=%1g", "%=1", "a=%1&b=2", "a=%-1"}) {
            assertThatThrownBy(() -> Query.parse(broken)).isInstanceOf(BadRequestException.class);
        }
        assertThatThrownBy(() -> Query.parse("a=1&".repeat(257))).hasMessage("more than 256 parameters");
    }

    @Test
    void random_text_is_parsed_or_refused() {
        RandomStream random = new RandomStream(5);
        String alphabet = "a=&%0123456789abcdefg+?\u0000\u00ff";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Query.parse(text.toString()).first("a");
            } catch (BadRequestException e) {
                assertThat(e).hasMessage("a % must be followed by two hexadecimal digits");
            }
        }
    }
}

package io.swarmbed.engine.bencode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BDictTest {
    private static final String TEXT = "d5:filesld6:lengthi5e4:pathl3:abcee2:noe4:name2:\u00e91:xi7ee";

    private final BDict dict = read(TEXT);

    private static BDict read(String text) {
        try {
            return BencodeReader.strict(1000).readDict(text.getBytes(UTF_8));
        } catch (BencodeException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void optional_reads_are_empty_when_the_key_is_absent_or_of_another_type() {
        assertThat(dict.integer("x")).hasValue(7);
        assertThat(dict.integer("y")).isEmpty();
        assertThat(dict.integer("name")).isEmpty();
        assertThat(dict.bytes("x")).isEmpty();
        assertThat(dict.text("name")).contains("\u00e9");
        assertThat(dict.list("files").map(BList::size)).contains(2);
        assertThat(dict.dict("files")).isEmpty();
        assertThat(dict.contains("x")).isTrue();
        assertThat(dict.contains("y")).isFalse();
    }

    @Test
    void required_reads_name_the_path_and_the_byte() throws Exception {
        BList files = dict.requireList("files");
        assertThat(files.requireDict(0).requireList("path").requireText(0)).isEqualTo("abc");
        assertThatThrownBy(() -> dict.requireBytes("y")).hasMessage("y is missing from the dictionary (at byte 0)");
        assertThatThrownBy(() -> files.requireDict(0).requireBytes("length"))
                .hasMessage("files[0].length must be a byte string, not an integer (at byte 18)");
        assertThatThrownBy(() -> files.requireDict(1))
                .hasMessage("files[1] must be a dictionary, not a byte string (at byte 35)");
        assertThatThrownBy(() -> files.requireDict(0).requireInteger("attr"))
                .hasMessage("files[0].attr is missing from the dictionary (at byte 9)");
        assertThatThrownBy(() -> files.requireDict(0).requireList("path").requireInteger(0))
                .hasMessage("files[0].path[0] must be an integer, not a byte string (at byte 28)");
    }

    @Test
    void messages_of_made_values_have_no_byte() {
        BDict made = BDict.builder().put("list", BList.of(new BInteger(1))).build();
        assertThatThrownBy(() -> made.requireInteger("list")).hasMessage("list must be an integer, not a list");
        assertThatThrownBy(() -> made.requireList("list").requireBytes(0))
                .hasMessage("[0] must be a byte string, not an integer");
    }

    @Test
    void foreign_keys_are_shown_as_printable_text() {
        BDict hostile = read("d3:a\n\u001bl1:xee");
        assertThat(hostile.keys()).hasToString("[a??]");
        assertThatThrownBy(() -> hostile.get(hostile.keys().get(0))
                        .map(BList.class::cast)
                        .orElseThrow()
                        .requireDict(0))
                .hasMessageContaining("a??[0] must be");
    }

    @Test
    void a_builder_sorts_its_keys_and_keeps_the_last_value() {
        BDict made = BDict.builder()
                .put("b", 2)
                .put("a", "one")
                .put("b", 3)
                .put("c", BList.ofTexts(List.of("x", "y")))
                .put("", new byte[] {1})
                .build();
        assertThat(BencodeWriter.encode(made)).isEqualTo("d0:1:\u00011:a3:one1:bi3e1:cl1:x1:yee".getBytes(UTF_8));
    }
}

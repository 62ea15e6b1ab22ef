package io.swarmbed.engine.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain.txt|plain.txt",
                ".hidden|.hidden",
                "''|_",
                ".|_",
                "..|_",
                "...|_",
                " |_",
                "/etc/passwd|_etc_passwd",
                "..\\..\\x|.._.._x",
                "a/b|a_b",
                "12:30 talk.mp4|12_30 talk.mp4",
                "what?*<>|what____",
                "ends with dots..|ends with dots",
                "ends with space |ends with space",
                "CON|_CON",
                "nul.txt|_nul.txt",
                "Com1 .log|_Com1 .log",
                "LPT\u00b2|_LPT\u00b2",
                "console|console",
                "COM10|COM10",
                "CON.|_CON",
                "a\u0000b\u001b[31m\u0085|a_b_[31m_",
                "exe\u202etxt.scr|exe_txt.scr",
                "\u00fcml\u00e4ut \u65e5\u672c.txt|\u00fcml\u00e4ut \u65e5\u672c.txt",
            })
    void names_are_made_safe(String name, String safe) {
        assertThat(FileNames.safe(name)).isEqualTo(safe);
    }

    @Test
    void long_names_keep_their_beginning_and_extension() {
        assertThat(FileNames.safe("x".repeat(300) + ".mkv")).isEqualTo("x".repeat(236) + ".mkv");
        assertThat(FileNames.safe("\u65e5".repeat(300))).isEqualTo("\u65e5".repeat(80));
        assertThat(FileNames.safe("x." + "y".repeat(300))).hasSize(240).startsWith("x.yyy");
        assertThat(FileNames.safe("CON" + " ".repeat(300) + "x")).isEqualTo("_CON");
    }

    @Test
    void any_name_becomes_usable_and_is_then_left_alone() {
        for (long seed = 0; seed < 5_000; seed++) {
            RandomStream random = new RandomStream(seed);
            StringBuilder name = new StringBuilder();
            for (int i = random.nextInt(random.nextInt(400) + 1); i > 0; i--) {
                name.append(
                        random.nextInt(4) == 0
                                ? (char) random.nextInt(0x10000)
                                : "ab. :/\\\u0000CONUXcomnul19".charAt(random.nextInt(21)));
            }
            String safe = FileNames.safe(name.toString());
            assertThat(FileNames.isUsable(safe)).as("seed %d: %s", seed, safe).isTrue();
            assertThat(FileNames.safe(safe)).as("seed %d", seed).isEqualTo(safe);
            assertThat(FileNames.bytes(safe)).as("seed %d", seed).isLessThanOrEqualTo(FileNames.MAX_BYTES);
        }
    }

    @Test
    void usable_names_are_those_that_posix_systems_can_hold() {
        assertThat(FileNames.isUsable("12:30 talk...")).isTrue();
        assertThat(FileNames.isUsable("CON")).isTrue();
        assertThat(FileNames.isUsable("..")).isFalse();
        assertThat(FileNames.isUsable("a/b")).isFalse();
        assertThat(FileNames.isUsable("a\\b")).isFalse();
        assertThat(FileNames.isUsable("a\nb")).isFalse();
        assertThat(FileNames.isUsable("\u00e9".repeat(128))).isFalse();
    }
}

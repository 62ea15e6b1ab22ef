package io.swarmbed.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingNamesTest {
    private static String name(String path, String value, String... others) {
        List<String> values = new java.util.ArrayList<>(List.of(others));
        values.add(value);
        return new SettingNames(List.of(new Axis(path, values))).of(path, value);
    }

    @Test
    void pickers_and_chokers_speak_for_themselves() {
        assertThat(name("home.picker", "random", "rarest-first", "sequential")).isEqualTo("random");
        assertThat(name("home.picker", "{name: window, inside: greedy}", "window"))
                .isEqualTo("window (inside: greedy)");
        assertThat(name("defaults.choker", "tit-for-tat", "prop-share")).isEqualTo("tit-for-tat");
    }

    @Test
    void ordinary_words_keep_their_key() {
        assertThat(name("origin.choker", "everyone", "tit-for-tat")).isEqualTo("choker=everyone");
        assertThat(name("defaults.leave", "never", "at-completion")).isEqualTo("leave=never");
    }

    @Test
    void disclosures_selectors_and_sizers_keep_their_key() {
        assertThat(name("origin.disclosure", "super-seeding")).isEqualTo("disclosure=super-seeding");
        assertThat(name("home.selector", "random")).isEqualTo("selector=random");
        assertThat(name("home.sizer", "adaptive")).isEqualTo("sizer=adaptive");
    }
}

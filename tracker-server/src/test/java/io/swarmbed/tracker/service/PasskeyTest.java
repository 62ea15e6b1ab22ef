package io.swarmbed.tracker.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Ab-9_z/announce",
                "/announce/Ab-9_z",
                "/Ab-9_z/scrape",
                "/scrape/Ab-9_z",
                "/Ab-9_z/announce?info_hash=/other/announce"
            })
    void it_stands_beside_announce_or_scrape(String path) {
        assertThat(Passkey.inPath(path)).contains("Ab-9_z");
    }

    @Test
    void it_has_64_characters_at_most() {
        assertThat(Passkey.inPath("/" + "k".repeat(64) + "/announce")).contains("k".repeat(64));
        assertThat(Passkey.inPath("/" + "k".repeat(65) + "/announce")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/announce",
                "/announce/",
                "//announce",
                "announce/key",
                "key/announce",
                "/key/announce/",
                "/a/b/announce",
                "/key/Announce",
                "/key/announces",
                "/k%65y/announce",
                "/kéy/announce",
                "/key /announce",
                "/announce?passkey=key"
            })
    void no_other_path_has_one(String path) {
        assertThat(Passkey.inPath(path)).isEmpty();
    }
}

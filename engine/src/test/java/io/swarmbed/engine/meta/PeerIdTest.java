package io.swarmbed.engine.meta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerIdTest {
    @ParameterizedTest
    @CsvSource({
        "-SB0100-abcdefghijkl, Swarmbed 0.1",
        "-TR3000-abcdefghijkl, Transmission 3.0",
        "-LT20A0-abcdefghijkl, libtorrent 2.0.10",
        "-lt0D80-abcdefghijkl, libTorrent (rakshasa) 0.13.8",
        "-qB4650-abcdefghijkl, qBittorrent 4.6.5",
        "-??1234-abcdefghijkl, client ?? 1.2.3.4",
        "A2-1-36-0-abcdefghij, aria2 1.36.0",
        "M7-11-0--abcdefghijk, BitTorrent 7.11.0",
        "01234567890123456789, 01234567890123456789",
        "-TR30-abcdefghijklmn, -TR30-abcdefghijklmn",
    })
    void the_client_is_told_from_the_id(String id, String name) {
        assertThat(PeerId.of(id.getBytes(ISO_8859_1)).clientName()).isEqualTo(name);
    }

    @Test
    void foreign_bytes_are_shown_as_dots() {
        assertThat(PeerId.of(new byte[20]).clientName()).isEqualTo("....................");
    }

    @Test
    void random_ids_begin_with_the_prefix_and_depend_on_the_stream() {
        PeerId id = PeerId.random("-SB0100-", new RandomStream(1));
        assertThat(id.toString()).startsWith("-SB0100-").matches("[-0-9A-Za-z]{20}");
        assertThat(id).isEqualTo(PeerId.random("-SB0100-", new RandomStream(1)));
        assertThat(id).isNotEqualTo(PeerId.random("-SB0100-", new RandomStream(2)));
        assertThat(PeerId.read(ByteBuffer.wrap(id.bytes()))).isEqualTo(id);
    }
}

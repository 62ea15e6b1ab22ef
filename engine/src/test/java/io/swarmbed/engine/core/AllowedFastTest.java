package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.wire.PeerAddress;
import org.junit.jupiter.api.Test;

/** The canonical set of BEP 6. */
class AllowedFastTest {
    private static final InfoHash TORRENT = InfoHash.ofHex("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    private static final PeerAddress NODE = PeerAddress.ofIpv4(80 << 24 | 4 << 16 | 4 << 8 | 200, 6881);

    @Test
    void the_sets_are_those_of_the_bep() {
        assertThat(AllowedFast.of(NODE, TORRENT, 1313, 7)).containsExactly(1059, 431, 808, 1217, 287, 376, 1188);
        assertThat(AllowedFast.of(NODE, TORRENT, 1313, 9))
                .containsExactly(1059, 431, 808, 1217, 287, 376, 1188, 353, 508);
    }

    @Test
    void a_small_torrent_is_allowed_whole_and_an_ipv6_peer_nothing() {
        assertThat(AllowedFast.of(NODE, TORRENT, 3, 10)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(AllowedFast.of(new PeerAddress(1, 2, 3), TORRENT, 1313, 10)).isEmpty();
    }
}

package io.swarmbed.engine.meta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorrentBuilderTest {
    @Test
    void info_hashes_are_those_other_programs_compute() throws Exception {
        assertThat(Torrents.single().build(Torrents.pieceHashes()).infoHash()).hasToString(Torrents.SINGLE_HASH);
        assertThat(Torrents.folder().markPrivate().build(Torrents.pieceHashes()).infoHash())
                .hasToString(Torrents.FOLDER_HASH);
    }

    @Test
    void everything_put_in_is_read_back() throws Exception {
        List<List<String>> tiers = List.of(
                List.of("udp://127.0.0.1:6969/announce", "http://one.example/announce"), List.of("http://two/a"));
        Metainfo made = Torrents.folder()
                .trackerTiers(tiers)
                .markPrivate()
                .comment("two lines\nof text")
                .createdBy("Swarmbed")
                .creationDate(1_700_000_000)
                .build(Torrents.pieceHashes());
        Metainfo read = Metainfo.parse(made.encoded());
        assertThat(read).isEqualTo(made);
        assertThat(read.trackerTiers()).isEqualTo(tiers);
        assertThat(read.isPrivate()).isTrue();
        assertThat(read.comment()).contains("two lines\nof text");
        assertThat(read.createdBy()).contains("Swarmbed");
        assertThat(read.creationDate()).hasValue(1_700_000_000);
        assertThat(read.name()).isEqualTo("squares");
        assertThat(read.geometry()).isEqualTo(new PieceGeometry(40_000, Torrents.PIECE));
        assertThat(read.torrent()).isEqualTo(new Torrent(made.infoHash(), made.geometry(), true));
        assertThat(read.layout().isFolder()).isTrue();
        assertThat(read.layout().entries())
                .containsExactly(
                        new FileLayout.Entry("a.txt", "a.txt", 100, 0, false),
                        new FileLayout.Entry("b/Z.bin", "b/Z.bin", 39_900, 100, false),
                        new FileLayout.Entry("b/empty", "b/empty", 0, 40_000, false));
    }

    @Test
    void nothing_is_written_that_was_not_asked_for() throws Exception {
        String encoded =
                new String(Torrents.single().build(Torrents.pieceHashes()).encoded(), ISO_8859_1);
        assertThat(encoded).startsWith("d4:infod6:lengthi40000e4:name11:squares.bin12:piece lengthi16384e6:pieces60:");
        assertThat(encoded).endsWith("ee");
    }

    @Test
    void one_tracker_needs_no_list() throws Exception {
        byte[] encoded = Torrents.single()
                .trackerTiers(List.of(List.of("http://one/a")))
                .build(Torrents.pieceHashes())
                .encoded();
        assertThat(new String(encoded, ISO_8859_1)).startsWith("d8:announce12:http://one/a4:info");
        assertThat(Metainfo.parse(encoded).trackerTiers()).containsExactly(List.of("http://one/a"));
    }

    @Test
    void pieces_are_matched_with_their_hashes() throws Exception {
        Metainfo metainfo = Torrents.single().build(Torrents.pieceHashes());
        byte[] content = Torrents.content();
        byte[] second = Torrents.sha1(content, Torrents.PIECE, 2 * Torrents.PIECE);
        assertThat(metainfo.matches(1, second)).isTrue();
        assertThat(metainfo.pieceHash(1)).isEqualTo(second);
        assertThat(metainfo.matches(0, second)).isFalse();
        assertThat(metainfo.matches(2, second)).isFalse();
        assertThat(metainfo.matches(1, new byte[0])).isFalse();
        assertThatThrownBy(() -> metainfo.matches(3, second)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void the_wrong_number_of_hashes_is_refused() {
        assertThatThrownBy(() -> Torrents.single().build(new byte[40]))
                .isInstanceOf(MetainfoException.class)
                .hasMessageContaining("info.pieces has 40 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 16384",
        "32768000, 16384",
        "67108864, 65536",
        "1073741824, 1048576",
        "33554432000, 16777216",
        "1000000000000, 16777216"
    })
    void the_automatic_piece_length_gives_one_to_two_thousand_pieces(long total, int pieceLength) {
        assertThat(TorrentBuilder.automaticPieceLength(total)).isEqualTo(pieceLength);
    }
}

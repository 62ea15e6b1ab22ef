package io.swarmbed.engine.meta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BInteger;
import io.swarmbed.engine.bencode.BList;
import io.swarmbed.engine.bencode.BValue;
import io.swarmbed.engine.bencode.BencodeWriter;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetainfoTest {
    private static Metainfo parse(String text) throws MetainfoException {
        return Metainfo.parse(text.getBytes(ISO_8859_1));
    }

    /** An info dictionary with one piece, and these files. */
    private static Metainfo parse(BValue... files) throws MetainfoException {
        BDict info = BDict.builder()
                .put("files", BList.of(files))
                .put("name", "folder")
                .put("piece length", 1 << 20)
                .put("pieces", new byte[20])
                .build();
        return Metainfo.parse(
                BencodeWriter.encode(BDict.builder().put("info", info).build()));
    }

    private static BDict.Builder file(long length, String... path) {
        return BDict.builder().put("length", length).put("path", BList.ofTexts(Arrays.asList(path)));
    }

    private static List<String> paths(String... wanted) throws MetainfoException {
        List<BValue> files = new ArrayList<>();
        for (String path : wanted) {
            files.add(file(1, path.split("\\|", -1)).build());
        }
        return parse(files.toArray(BValue[]::new)).layout().entries().stream()
                .map(FileLayout.Entry::path)
                .toList();
    }

    private static final String PIECES = "6:pieces20:aaaaaaaaaaaaaaaaaaaa";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | not a usable torrent: the input ends within a value (at byte 0); fetch it or make it again",
                "<html> | a value begins with",
                "i1e | the value must be a dictionary, not an integer",
                "de | info is missing",
                "d4:infoi1ee | info must be a dictionary, not an integer",
                "d4:infod6:lengthi1e12:piece lengthi1e@ee | info.name is missing",
                "d4:infod6:lengthi1e4:name1:x@ee | info.piece length is missing",
                "d4:infod6:lengthi1e4:name1:x12:piece lengthi1eee | info.pieces is missing",
                "d4:infod12:meta versioni2e4:name1:xee | version 2",
                "d4:infod4:name1:x12:piece lengthi1e@ee | neither",
                "d4:infod5:filesle6:lengthi1e4:name1:x12:piece lengthi1e@ee | both",
                "d4:infod6:lengthi0e4:name1:x12:piece lengthi1e@ee | no content",
                "d4:infod5:filesle4:name1:x12:piece lengthi1e@ee | no content",
                "d4:infod6:lengthi-1e4:name1:x12:piece lengthi1e@ee | info.length of -1 bytes is out of range",
                "d4:infod6:lengthi9223372036854775807e4:name1:x12:piece lengthi1e@ee | info.length of 92233720",
                "d4:infod6:length1:14:name1:x12:piece lengthi1e@ee | info.length must be an integer",
                "d4:infod6:lengthi1e4:name1:x12:piece lengthi0e@ee | info.piece length is 0",
                "d4:infod6:lengthi1e4:name1:x12:piece lengthi-5e@ee | info.piece length is -5",
                "d4:infod6:lengthi1e4:name1:x12:piece lengthi268435457e@ee | info.piece length is 268435457",
                "d4:infod6:lengthi2e4:name1:x12:piece lengthi1e@ee | instead of 20 for each of 2 pieces",
                "d4:infod6:lengthi1e4:name1:x12:piece lengthi1e6:pieces19:aaaaaaaaaaaaaaaaaaaee | info.pieces has 19",
                "d4:infod6:lengthi1152921504606846976e4:name1:x12:piece lengthi1e@ee | instead of 20 for each",
                "d4:infod5:filesli1ee4:name1:x12:piece lengthi1e@ee | info.files[0] must be a dictionary",
                "d4:infod5:filesld6:lengthi1eee4:name1:x12:piece lengthi1e@ee | info.files[0].path is missing",
                "d4:infod5:filesld6:lengthi1e4:pathleee4:name1:x12:piece lengthi1e@ee | info.files[0].path must have 1 to",
                "d4:infod5:filesld6:lengthi1e4:pathli1eeee4:name1:x12:piece lengthi1e@ee | info.files[0].path[0] must be",
                "d4:infod6:lengthi1e4:name1:x12:piece lengthi1e@e1:a0:e | must come before",
                "d4:infod6:lengthi1e4:name1:x12:piece lengthi1e@eetrailing | 8 bytes follow",
            })
    void an_unusable_torrent_is_refused_with_key_and_remedy(String text, String problem) {
        assertThatThrownBy(() -> parse(text.replace("@", PIECES)))
                .isInstanceOf(MetainfoException.class)
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_file_too_large_to_be_a_torrent_is_refused() {
        assertThatThrownBy(() -> Metainfo.parse(new byte[Metainfo.MAX_BYTES + 1]))
                .isInstanceOf(MetainfoException.class)
                .hasMessageContaining("larger pieces");
    }

    @Test
    void the_info_hash_is_that_of_the_bytes_as_they_stand() throws Exception {
        String info = "d6:lengthi1e4:name1:x12:piece lengthi1e" + PIECES + "7:unknownd1:ai1eee";
        byte[] bytes = info.getBytes(ISO_8859_1);
        assertThat(parse("d4:info" + info + "e").infoHash().bytes()).isEqualTo(Torrents.sha1(bytes, 0, bytes.length));
    }

    @Test
    void paths_stay_within_the_folder_and_differ_on_every_file_system() throws Exception {
        assertThat(paths("..|..|etc|passwd", "", "|a")).containsExactly("_/_/etc/passwd", "_ (2)", "_/a");
        assertThat(paths("a.txt", "A.TXT", "a.txt", "a (2).txt"))
                .containsExactly("a.txt", "A (2).TXT", "a (3).txt", "a (2) (2).txt");
        assertThat(paths("x|1", "X|2", "x|1")).containsExactly("x/1", "x/2", "x/1 (2)");
        assertThat(paths("a", "a|b", "a|c")).containsExactly("a", "a (2)/b", "a (2)/c");
        assertThat(paths("a|b", "a")).containsExactly("a/b", "a (2)");
        assertThat(paths("a:b", "a?b", "a_b")).containsExactly("a_b", "a_b (2)", "a_b (3)");
        assertThat(paths("\u00e9", "e\u0301")).containsExactly("\u00e9", "e\u0301 (2)");
    }

    @Test
    void the_given_path_is_kept_for_finding_content_unless_it_is_dangerous() throws Exception {
        List<FileLayout.Entry> entries = parse(
                        file(1, "12:30", "x.").build(),
                        file(1, "..", "x").build(),
                        file(1, "a/b").build())
                .layout()
                .entries();
        assertThat(entries.stream().map(FileLayout.Entry::path)).containsExactly("12_30/x", "_/x", "a_b");
        assertThat(entries.stream().map(FileLayout.Entry::givenPath)).containsExactly("12:30/x.", "_/x", "a_b");
    }

    @Test
    void a_hostile_name_of_the_torrent_is_made_safe() throws Exception {
        Metainfo metainfo = parse("d4:infod6:lengthi1e4:name9:../../etc12:piece lengthi1e" + PIECES + "ee");
        assertThat(metainfo.name()).isEqualTo(".._.._etc");
        assertThat(metainfo.layout().entries().get(0).path()).isEqualTo(".._.._etc");
        assertThat(metainfo.layout().isFolder()).isFalse();
    }

    @Test
    void padding_counts_as_content_and_links_do_not() throws Exception {
        FileLayout layout = parse(
                        file(100, "a").build(),
                        BDict.builder().put("attr", "p").put("length", 28).build(),
                        BDict.builder()
                                .put("attr", "l")
                                .put("path", BList.ofTexts(List.of("link")))
                                .build(),
                        file(50, "b").put("attr", "xh").build())
                .layout();
        assertThat(layout.totalLength()).isEqualTo(178);
        assertThat(layout.entries())
                .containsExactly(
                        new FileLayout.Entry("a", "a", 100, 0, false),
                        new FileLayout.Entry(".pad/28", ".pad/28", 28, 100, true),
                        new FileLayout.Entry("b", "b", 50, 128, false));
    }

    @Test
    void paths_beyond_all_reason_are_refused() {
        String[] deep = new String[33];
        Arrays.fill(deep, "d");
        assertThatThrownBy(() -> parse(file(1, deep).build())).hasMessageContaining("info.files[0].path must have");
        String[] wide = new String[9];
        Arrays.fill(wide, "d".repeat(300));
        assertThatThrownBy(() -> parse(file(1, wide).build())).hasMessageContaining("shorter names");
        BValue[] many = new BValue[LayoutReader.MAX_FILES + 1];
        Arrays.fill(many, new BInteger(1));
        assertThatThrownBy(() -> parse(many)).hasMessageContaining("at most " + LayoutReader.MAX_FILES);
        BValue[] folders = new BValue[SafePaths.MAX_FOLDERS + 1];
        Arrays.setAll(folders, i -> file(0, "d" + i, "x").build());
        assertThatThrownBy(() -> parse(folders)).hasMessageContaining("folders");
    }

    @Test
    void many_equal_names_are_numbered_in_linear_time() throws Exception {
        BValue[] files = new BValue[100_000];
        Arrays.fill(files, file(1, "same.txt").build());
        List<FileLayout.Entry> entries = parse(files).layout().entries();
        assertThat(entries.get(99_999).path()).isEqualTo("same (100000).txt");
    }

    @Test
    void tracker_tiers_leave_out_what_cannot_be_a_url() throws Exception {
        String info = "4:infod6:lengthi1e4:name1:x12:piece lengthi1e" + PIECES + "e";
        String list = "l" + "l3:two0:3:onei1ee" + "i1e" + "l3:twoe" + "l3:a\nbe" + "e";
        assertThat(parse("d8:announce3:one13:announce-list" + list + info + "e").trackerTiers())
                .containsExactly(List.of("two", "one"));
        assertThat(parse("d8:announce3:one13:announce-listle" + info + "e").trackerTiers())
                .containsExactly(List.of("one"));
        assertThat(parse("d8:announcei1e" + info + "e").trackerTiers()).isEmpty();
        assertThat(parse("d13:announce-listll1:ael1:bee" + info + "e").trackerTiers())
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void texts_lose_their_control_characters() throws Exception {
        String info = "4:infod6:lengthi1e4:name1:x12:piece lengthi1e" + PIECES + "e";
        assertThat(parse("d7:comment5:a\u001b[m\n" + info + "e").comment()).contains("a[m\n");
    }

    @Test
    void mutated_torrents_are_read_or_refused() throws Exception {
        byte[] original = Torrents.folder()
                .comment("a comment")
                .trackerTiers(List.of(List.of("http://one/a"), List.of("http://two/a")))
                .build(Torrents.pieceHashes())
                .encoded();
        int read = 0;
        for (long seed = 0; seed < 30_000; seed++) {
            RandomStream random = new RandomStream(seed);
            byte[] mutated = original.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] = random.nextBoolean()
                        ? (byte) random.nextInt()
                        : (byte) "0123456789ilde:-/.".charAt(random.nextInt(18));
            }
            try {
                FileLayout layout = Metainfo.parse(mutated).layout();
                for (FileLayout.Entry entry : layout.entries()) {
                    assertThat(entry.path().split("/")).as("seed %d", seed).allMatch(FileNames::isUsable);
                }
                read++;
            } catch (MetainfoException e) {
                assertThat(e.getMessage().getBytes(UTF_8)).as("seed %d", seed).hasSizeLessThan(400);
            }
        }
        assertThat(read).isBetween(1_000, 29_000);
    }
}

package io.swarmbed.tracker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.service.ListStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessControlTest {
    private static final String A = "aa".repeat(20);
    private static final String B = "bb".repeat(20);
    private static final String ZERO = "00".repeat(20);
    private static final String NOT_SERVED = "this tracker does not serve this torrent";

    @TempDir
    private Path folder;

    @Test
    void an_allow_list_serves_the_torrents_it_names_and_a_deny_list_all_others() throws Exception {
        Path list = written("list", "# ours\n\n" + A + "  # the first\r\n\t" + ZERO + "\n");
        AccessControl allow = open(TorrentsFile.Rule.ALLOW, list);
        assertThat(allow.refusal(InfoHash.ofHex(A))).isEmpty();
        assertThat(allow.refusal(InfoHash.ofHex(ZERO))).isEmpty();
        assertThat(allow.refusal(InfoHash.ofHex(B))).hasValue(NOT_SERVED);
        AccessControl deny = open(TorrentsFile.Rule.DENY, list);
        assertThat(deny.refusal(InfoHash.ofHex(A))).hasValue(NOT_SERVED);
        assertThat(deny.refusal(InfoHash.ofHex(B))).isEmpty();
        assertThat(deny.refusal(Optional.empty())).isEmpty();
    }

    @Test
    void upper_case_digits_repetitions_and_a_missing_last_line_end_are_fine() throws Exception {
        AccessControl allow = open(TorrentsFile.Rule.ALLOW, written("list", A + "\n" + A.toUpperCase() + "\n" + B));
        assertThat(allow.refusal(InfoHash.ofHex(A))).isEmpty();
        assertThat(allow.refusal(InfoHash.ofHex(B))).isEmpty();
        assertThat(allow.status().get(0).entries()).isEqualTo(2);
    }

    @Test
    void an_empty_allow_list_serves_nothing() throws Exception {
        AccessControl allow = open(TorrentsFile.Rule.ALLOW, written("list", "# none yet\n"));
        assertThat(allow.refusal(InfoHash.ofHex(A))).hasValue(NOT_SERVED);
    }

    @Test
    void only_the_bearers_of_a_passkey_are_served_when_there_are_passkeys() throws Exception {
        Path file = written("passkeys", "# who\nsecret-key_1 alice, paid until May\nSECRETKEY2\n");
        AccessControl access = AccessControl.open(AccessSettings.open().withPasskeys(file));
        assertThat(access.refusal(Optional.of("secret-key_1"))).isEmpty();
        assertThat(access.refusal(Optional.of("SECRETKEY2"))).isEmpty();
        assertThat(access.refusal(Optional.of("secretkey2"))).hasValue("this tracker does not know this passkey");
        assertThat(access.refusal(Optional.of("alice"))).isPresent();
        assertThat(access.refusal(Optional.empty()).orElseThrow())
                .contains("private")
                .contains("passkey");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc|:1: the line has 3 characters where an info-hash has 40 hexadecimal digits",
                "'# x\n\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaag'|:3: character 40 is no hexadecimal digit",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa name'|:1: the line has 45 characters",
            })
    void a_wrong_line_of_a_list_is_named(String text, String told) throws IOException {
        Path list = written("list", text);
        assertThatThrownBy(() -> open(TorrentsFile.Rule.DENY, list))
                .isInstanceOf(AccessException.class)
                .hasMessageStartingWith(list + told);
    }

    @Test
    void a_wrong_passkey_is_named_by_its_line_and_not_quoted() throws IOException {
        Path file = written("passkeys", "good-passkey\nsh!rt-secret\n");
        assertThatThrownBy(() -> AccessControl.open(AccessSettings.open().withPasskeys(file)))
                .isInstanceOf(AccessException.class)
                .hasMessageStartingWith(file + ":2: a passkey has 8 to 64 letters")
                .hasMessageNotContaining("sh!rt");
    }

    @Test
    void a_list_that_cannot_be_read_is_named() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> open(TorrentsFile.Rule.ALLOW, missing))
                .hasMessage(missing + ": there is no such file; create it, or correct its name");
        assertThatThrownBy(() -> open(TorrentsFile.Rule.ALLOW, folder))
                .hasMessage(folder + ": this is a folder; name a file");
        Path binary = written("binary", "x".repeat(5000));
        assertThatThrownBy(() -> open(TorrentsFile.Rule.ALLOW, binary))
                .hasMessage(binary + ":1: the line is longer than 4096 bytes; is this the right file?");
    }

    @Test
    void a_changed_file_is_read_once_it_has_stayed_the_same_for_one_look() throws Exception {
        Path list = written("list", A + "\n");
        AccessControl allow = open(TorrentsFile.Rule.ALLOW, list);
        assertThat(allow.look()).isEmpty();
        written("list", A + "\n" + B + "\n");
        assertThat(allow.look()).isEmpty();
        assertThat(allow.refusal(InfoHash.ofHex(B))).isPresent();
        assertThat(allow.look())
                .containsExactly(new ListNews(false, false, list + ": read again; it names 2 torrents"));
        assertThat(allow.refusal(InfoHash.ofHex(B))).isEmpty();
        assertThat(allow.look()).isEmpty();
        assertThat(allow.status())
                .singleElement()
                .satisfies(status -> assertThat(status)
                        .isEqualTo(new ListStatus("allow", list, 2, 2, status.lastRead(), Optional.empty())));
    }

    @Test
    void a_bad_file_leaves_the_former_list_in_place_until_it_is_mended() throws Exception {
        Path list = written("list", A + "\n");
        AccessControl allow = open(TorrentsFile.Rule.ALLOW, list);
        written("list", B + "\nnonsense\n");
        assertThat(allow.reload()).singleElement().satisfies(news -> {
            assertThat(news.failed()).isTrue();
            assertThat(news.line()).startsWith(list + ":2: ").endsWith("; the list of before stays in use");
        });
        assertThat(allow.refusal(InfoHash.ofHex(A))).isEmpty();
        assertThat(allow.refusal(InfoHash.ofHex(B))).isPresent();
        assertThat(allow.status().get(0).problem().orElseThrow()).contains(":2: ");
        assertThat(allow.look()).isEmpty();
        Files.delete(list);
        assertThat(allow.look()).isEmpty();
        assertThat(allow.look())
                .singleElement()
                .satisfies(news -> assertThat(news.line()).contains("no such file"));
        written("list", B + "\n");
        assertThat(allow.look()).isEmpty();
        assertThat(allow.look())
                .singleElement()
                .isEqualTo(new ListNews(false, true, list + ": read again; it names 1 torrent"));
        assertThat(allow.refusal(InfoHash.ofHex(A))).isPresent();
        assertThat(allow.status().get(0).problem()).isEmpty();
    }

    @Test
    void a_passkey_that_is_taken_off_the_list_is_refused_at_once() throws Exception {
        Path file = written("passkeys", "passkey-1\npasskey-2\n");
        AccessControl access = AccessControl.open(AccessSettings.open().withPasskeys(file));
        written("passkeys", "passkey-2\n");
        access.reload();
        assertThat(access.refusal(Optional.of("passkey-1"))).isPresent();
        assertThat(access.refusal(Optional.of("passkey-2"))).isEmpty();
    }

    /** A torrent that is on both the old and the new list is served at every moment in between. */
    @Test
    void decisions_go_on_while_lists_are_read_again() throws Exception {
        StringBuilder text = new StringBuilder(A + "\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(new InfoHash(i, 7L * i, i + 1)).append('\n');
        }
        Path list = written("list", text.toString());
        AccessControl allow = open(TorrentsFile.Rule.ALLOW, list);
        AtomicBoolean done = new AtomicBoolean();
        AtomicBoolean refused = new AtomicBoolean();
        Thread asking = new Thread(() -> {
            while (!done.get()) {
                boolean always = allow.refusal(InfoHash.ofHex(A)).isEmpty();
                boolean never = allow.refusal(InfoHash.ofHex(B)).isPresent();
                refused.compareAndSet(false, !always || !never);
            }
        });
        asking.start();
        for (int i = 0; i < 20; i++) {
            assertThat(allow.reload()).noneMatch(ListNews::failed);
        }
        done.set(true);
        asking.join();
        assertThat(refused).isFalse();
        assertThat(allow.status().get(0).loads()).isEqualTo(21);
    }

    private static AccessControl open(TorrentsFile.Rule rule, Path list) throws AccessException {
        return AccessControl.open(AccessSettings.open().withTorrents(new TorrentsFile(rule, list)));
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

package io.swarmbed.tracker.access;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.file.FileReasons;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Reads the lists of an operator. A list is read as a whole or, where a line of it is wrong, not at all. */
public final class ListReader {
    private static final int DIGITS = 2 * InfoHash.LENGTH;
    private static final int MAX_TORRENTS = 50_000_000;
    private static final int MAX_PASSKEYS = 5_000_000;
    private static final int LEAST_PASSKEY = 8;
    private static final int LONGEST_PASSKEY = 64;
    private static final int SALT_BYTES = 32;
    private static final long MEBIBYTE = 1 << 20;

    private ListReader() {}

    /** Reads the lists and forgets them; a line on each that cannot be used. */
    public static List<String> problems(AccessSettings settings) {
        List<String> problems = new ArrayList<>();
        settings.torrents().ifPresent(list -> attempt(ListReader::infoHashes, list.file(), problems));
        settings.passkeys().ifPresent(file -> attempt(ListReader::passkeys, file, problems));
        return problems;
    }

    private static void attempt(WatchedList.Reader<?> reader, Path file, List<String> problems) {
        try {
            reader.read(file);
        } catch (AccessException wrong) {
            problems.add(String.valueOf(wrong.getMessage()));
        }
    }

    /** Info-hashes of 40 hexadecimal digits, one to a line. */
    static InfoHashSet infoHashes(Path file) throws AccessException {
        return read(file, ListReader::infoHashes);
    }

    /** Passkeys, one to a line; what follows behind a blank is the operator's own. */
    static PasskeySet passkeys(Path file) throws AccessException {
        return read(file, ListReader::passkeys);
    }

    private interface Body<T> {
        T read(Path file, Lines lines) throws IOException, AccessException;
    }

    private static <T> T read(Path file, Body<T> body) throws AccessException {
        if (Files.isDirectory(file)) {
            throw new AccessException(file, "this is a folder; name a file");
        }
        try (InputStream input = Files.newInputStream(file)) {
            return body.read(file, new Lines(file, input));
        } catch (NoSuchFileException e) {
            throw new AccessException(file, "there is no such file; create it, or correct its name");
        } catch (AccessDeniedException e) {
            throw new AccessException(file, "the file may not be read; check its permissions");
        } catch (IOException e) {
            throw new AccessException(file, "the file cannot be read: " + FileReasons.of(e));
        }
    }

    private static InfoHashSet infoHashes(Path file, Lines lines) throws IOException, AccessException {
        // No line names a torrent in fewer bytes, so that the set never has to grow.
        long most = Math.min((Files.size(file) + 1) / (DIGITS + 1), MAX_TORRENTS);
        InfoHashSet set = sized(file, (int) most);
        while (lines.next()) {
            add(lines, set, most);
        }
        return set.trimmed();
    }

    private static InfoHashSet sized(Path file, int most) throws AccessException {
        try {
            return new InfoHashSet(most, new SecureRandom().nextLong());
        } catch (OutOfMemoryError tooLarge) {
            throw new AccessException(
                    file,
                    "a list of this size takes " + InfoHashSet.bytes(most) / MEBIBYTE
                            + " MiB, which the heap does not have; start with SWARMBED_JAVA_OPTS=-Xmx4g or so");
        }
    }

    private static void add(Lines lines, InfoHashSet set, long most) throws AccessException {
        if (lines.length() != DIGITS) {
            throw lines.wrong("the line has " + lines.length() + " characters where an info-hash has " + DIGITS
                    + " hexadecimal digits; correct it, or put # before a comment");
        }
        long high = hexadecimal(lines, 0, 16);
        long middle = hexadecimal(lines, 16, 16);
        int low = (int) hexadecimal(lines, 32, 8);
        if (set.size() == most) {
            throw lines.wrong(
                    most == MAX_TORRENTS
                            ? "the list names more than " + MAX_TORRENTS + " torrents; shorten it"
                            : "the file grew while it was read; put a new list in its place with 'mv'");
        }
        set.add(high, middle, low);
    }

    private static long hexadecimal(Lines lines, int from, int digits) throws AccessException {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(lines.at(i), 16);
            if (digit < 0) {
                throw lines.wrong(
                        "character " + (i + 1) + " is no hexadecimal digit; an info-hash has " + DIGITS + " of them");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static PasskeySet passkeys(Path file, Lines lines) throws IOException, AccessException {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        PasskeySet.Builder set = new PasskeySet.Builder(salt);
        while (lines.next()) {
            String passkey = lines.firstWord();
            boolean clean = passkey.chars()
                    .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit((char) c) || c == '-' || c == '_'));
            // Whoever reads the log need not learn a passkey from it, so that none is quoted.
            if (!clean || passkey.length() < LEAST_PASSKEY || passkey.length() > LONGEST_PASSKEY) {
                throw lines.wrong("a passkey has " + LEAST_PASSKEY + " to " + LONGEST_PASSKEY
                        + " letters, digits, hyphens and underscores; this one is something else");
            }
            set.add(passkey);
            if (set.size() > MAX_PASSKEYS) {
                throw lines.wrong("the list has more than " + MAX_PASSKEYS + " passkeys; shorten it");
            }
        }
        return set.build();
    }
}

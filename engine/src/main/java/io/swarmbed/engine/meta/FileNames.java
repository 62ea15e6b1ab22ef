package io.swarmbed.engine.meta;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What may name a file: foreign names are made harmless on every common file system. */
public final class FileNames {
    /** Bytes in UTF-8 that a safe name has at most; file systems allow 255, the rest is for numbering duplicates. */
    static final int MAX_BYTES = 240;

    private static final int FILE_SYSTEM_BYTES = 255;
    private static final int MAX_EXTENSION_BYTES = 16;
    private static final String RESERVED_CHARACTERS = "<>:\"/\\|?*";
    private static final Pattern DEVICE = Pattern.compile(
            "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private FileNames() {}

    /**
     * Whether this can be one name in a path on POSIX systems and shows as what it is: not empty, {@code .} or
     * {@code ..}, no separator of any system, no control or text-direction character, at most 255 bytes of UTF-8.
     */
    public static boolean isUsable(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.codePoints().noneMatch(FileNames::isHostile)
                && bytes(name) <= FILE_SYSTEM_BYTES;
    }

    /**
     * A name that is safe on Linux, macOS and Windows, and the same wherever it is made. Bad characters become
     * {@code _}, dots and spaces at the end go, names of devices get {@code _} in front, long names lose their middle.
     */
    static String safe(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        name.codePoints().forEach(c -> clean.appendCodePoint(isHostile(c) || isReserved(c) ? '_' : c));
        String safe = withoutDevice(withoutTrailingDots(clean.toString()));
        if (bytes(safe) > MAX_BYTES) {
            safe = withoutDevice(withoutTrailingDots(shorten(safe)));
        }
        return safe.isEmpty() ? "_" : safe;
    }

    /** The name with a number before its extension, for the second and later ones of that name. */
    static String numbered(String name, int number) {
        int dot = extensionStart(name);
        return name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
    }

    /** Names that some file system takes for the same have the same folded form. */
    static String folded(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isHostile(int c) {
        return Character.isISOControl(c)
                || c == '/'
                || c == '\\'
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isReserved(int c) {
        return RESERVED_CHARACTERS.indexOf(c) >= 0;
    }

    private static String withoutDevice(String name) {
        return DEVICE.matcher(name).matches() ? "_" + name : name;
    }

    private static String withoutTrailingDots(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String shorten(String name) {
        int dot = extensionStart(name);
        String extension = bytes(name.substring(dot)) <= MAX_EXTENSION_BYTES ? name.substring(dot) : "";
        int room = MAX_BYTES - bytes(extension);
        int end = 0;
        for (int used = 0; end < name.length(); ) {
            int c = name.codePointAt(end);
            used += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (used > room) {
                break;
            }
            end += Character.charCount(c);
        }
        return name.substring(0, end) + extension;
    }

    /** Where the last dot is, unless it begins the name; else the name's end. */
    private static int extensionStart(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? dot : name.length();
    }
}

package io.swarmbed.engine.meta;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of clients by the letters with which their peer ids begin (BEP 20). */
final class ClientNames {
    private static final Pattern AZUREUS_STYLE = Pattern.compile("-(..)([0-9A-Za-z]{4})-.*");
    private static final Pattern MAINLINE_STYLE = Pattern.compile("M(\\d+)-(\\d+)-(\\d+)-.*");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("AZ", "Vuze"),
            Map.entry("BC", "BitComet"),
            Map.entry("BF", "Bitflu"),
            Map.entry("BI", "BiglyBT"),
            Map.entry("BT", "BitTorrent"),
            Map.entry("CT", "CTorrent"),
            Map.entry("DE", "Deluge"),
            Map.entry("FD", "Free Download Manager"),
            Map.entry("KT", "KTorrent"),
            Map.entry("LT", "libtorrent"),
            Map.entry("lt", "libTorrent (rakshasa)"),
            Map.entry("MO", "MonoTorrent"),
            Map.entry("qB", "qBittorrent"),
            Map.entry("rQ", "rqbit"),
            Map.entry("SB", "Swarmbed"),
            Map.entry("TL", "Tribler"),
            Map.entry("TR", "Transmission"),
            Map.entry("UM", "µTorrent for Mac"),
            Map.entry("UT", "µTorrent"),
            Map.entry("UW", "µTorrent Web"),
            Map.entry("WD", "WebTorrent Desktop"),
            Map.entry("WW", "WebTorrent"),
            Map.entry("XL", "Xunlei"));

    private ClientNames() {}

    /** The client's name and version, or the id itself when neither is known. */
    static String of(String id) {
        Matcher azureus = AZUREUS_STYLE.matcher(id);
        if (azureus.matches()) {
            String letters = azureus.group(1);
            return NAMES.getOrDefault(letters, "client " + letters) + " " + version(azureus.group(2));
        }
        if (id.startsWith("A2-")) {
            return "aria2 " + id.substring(3, 9).replaceAll("-+$", "").replace('-', '.');
        }
        Matcher mainline = MAINLINE_STYLE.matcher(id);
        return mainline.matches()
                ? "BitTorrent " + mainline.group(1) + "." + mainline.group(2) + "." + mainline.group(3)
                : id;
    }

    /** One digit or letter (A is 10) per part; zeros at the end go, but two parts stay. */
    private static String version(String digits) {
        StringBuilder version = new StringBuilder();
        int parts = digits.length();
        while (parts > 2 && digits.charAt(parts - 1) == '0') {
            parts--;
        }
        for (int i = 0; i < parts; i++) {
            version.append(i == 0 ? "" : ".").append(Character.digit(digits.charAt(i), 36));
        }
        return version.toString();
    }
}

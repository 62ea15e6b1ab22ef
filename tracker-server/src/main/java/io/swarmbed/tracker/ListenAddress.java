package io.swarmbed.tracker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a front end listens.
 *
 * @param host an address or name of this machine; empty for all its addresses, IPv4 and IPv6
 * @param port 0 to 65535; 0 for any free one
 */
public record ListenAddress(String host, int port) {
    private static final Pattern TEXT = Pattern.compile("(?:([^\\s:]+|\\[[^\\s\\]]+]):)?(\\d{1,5})");

    public ListenAddress {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    /**
     * Reads {@code 6969}, {@code *:6969}, {@code 127.0.0.1:6969} or {@code [::1]:6969}.
     *
     * @throws IllegalArgumentException with a line that quotes the text and says what would do
     */
    public static ListenAddress parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 0xFFFF) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a place to listen; write 6969, 127.0.0.1:6969 or '[::1]:6969'");
        }
        String host = matcher.group(1) == null ? "" : matcher.group(1).replaceAll("[\\[\\]*]", "");
        return new ListenAddress(host, Integer.parseInt(matcher.group(2)));
    }

    /** The same port of another interface. */
    public ListenAddress withHost(String addressOrName) {
        return new ListenAddress(addressOrName, port);
    }

    /** As it is written: {@code *:6969}, {@code 127.0.0.1:6969}, {@code [::1]:6969}. */
    @Override
    public String toString() {
        String name = host.isEmpty() ? "*" : host.indexOf(':') < 0 ? host : "[" + host + "]";
        return name + ":" + port;
    }
}

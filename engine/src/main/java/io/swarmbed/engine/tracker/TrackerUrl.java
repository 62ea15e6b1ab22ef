package io.swarmbed.engine.tracker;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a tracker is.
 *
 * @param host name or address, an IPv6 address without brackets
 * @param port 1 to 65535
 * @param target path and query; empty or beginning with a slash or question mark
 * @param text the URL as it was given
 */
public record TrackerUrl(Scheme scheme, String host, int port, String target, String text) {
    private static final int LONGEST = 2048;

    /** How the tracker is spoken to. */
    public enum Scheme {
        UDP(-1),
        HTTP(80),
        HTTPS(443);

        private final int usualPort;

        Scheme(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    /**
     * Reads an announce URL.
     *
     * @throws IllegalArgumentException with a line that says what is wrong with it
     */
    public static TrackerUrl parse(String url) {
        if (url.length() > LONGEST || !url.matches("[!-~]+")) {
            throw new IllegalArgumentException("not a URL of at most " + LONGEST + " printable ASCII characters");
        }
        int colon = url.indexOf("://");
        Scheme scheme = colon < 0 ? unknown("") : scheme(url.substring(0, colon).toLowerCase(Locale.ROOT));
        int start = colon + 3;
        int end = endOfAuthority(url, start);
        String authority = url.substring(start, end);
        int bracket = authority.lastIndexOf(']');
        int portColon = authority.indexOf(':', Math.max(0, bracket));
        String host = portColon < 0 ? authority : authority.substring(0, portColon);
        int port = portColon < 0 ? scheme.usualPort : port(authority.substring(portColon + 1));
        if (port < 0) {
            throw new IllegalArgumentException("a udp tracker needs a port, as in udp://host:6969/announce");
        }
        int fragment = url.indexOf('#', end);
        String target = url.substring(end, fragment < 0 ? url.length() : fragment);
        return new TrackerUrl(scheme, host(host), port, target, url);
    }

    /** The URL to scrape over HTTP (BEP 48): empty unless the last part of the path begins with {@code announce}. */
    public Optional<TrackerUrl> scrapeUrl() {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        int slash = path.lastIndexOf('/');
        if (!path.startsWith("announce", slash + 1)) {
            return Optional.empty();
        }
        String scrape = target.substring(0, slash + 1) + "scrape" + target.substring(slash + 1 + "announce".length());
        return Optional.of(new TrackerUrl(scheme, host, port, scrape, text));
    }

    /** The host as an HTTP request names it, with the port unless it is the usual one. */
    String hostHeader() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == scheme.usualPort ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return text;
    }

    private static Scheme scheme(String name) {
        return switch (name) {
            case "udp" -> Scheme.UDP;
            case "http" -> Scheme.HTTP;
            case "https" -> Scheme.HTTPS;
            default -> unknown(name);
        };
    }

    private static Scheme unknown(String name) {
        throw new IllegalArgumentException(
                "trackers are spoken to over udp, http and https" + (name.isEmpty() ? "" : ", not " + name));
    }

    private static int endOfAuthority(String url, int start) {
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String host(String host) {
        if (host.startsWith("[")) {
            if (IpLiteral.parse(host).isEmpty() || !host.endsWith("]")) {
                throw new IllegalArgumentException("no IPv6 address: " + host);
            }
            return host.substring(1, host.length() - 1);
        }
        if (!host.matches("[A-Za-z0-9._-]{1,253}")) {
            throw new IllegalArgumentException("no host name: " + host);
        }
        return host;
    }

    private static int port(String digits) {
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("no port: " + digits);
        }
        return port;
    }
}

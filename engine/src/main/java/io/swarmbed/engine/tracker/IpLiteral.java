package io.swarmbed.engine.tracker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses written as numbers; a name is never looked up here. */
final class IpLiteral {
    private static final int LONGEST = 45;

    private IpLiteral() {}

    /** The 4 or 16 bytes of an address written as {@code 127.0.0.1}, {@code ::1} or {@code [::1]}; empty for a name. */
    static Optional<byte[]> parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (bare.length() > LONGEST) {
            return Optional.empty();
        }
        return bare.indexOf(':') >= 0 ? parseIpv6(bare) : parseIpv4(bare);
    }

    private static Optional<byte[]> parseIpv6(String text) {
        if (!text.matches("[0-9A-Fa-f:.]+")) {
            return Optional.empty();
        }
        try {
            // In brackets the JDK takes an IPv6 literal and nothing else.
            return Optional.of(InetAddress.getByName("[" + text + "]").getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> parseIpv4(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Optional.empty();
        }
        byte[] address = new byte[4];
        int at = 0;
        for (int i = 0; i < 4; i++) {
            int dot = text.indexOf('.', at);
            int value = Integer.parseInt(text.substring(at, dot < 0 ? text.length() : dot));
            if (value > 255) {
                return Optional.empty();
            }
            address[i] = (byte) value;
            at = dot + 1;
        }
        return Optional.of(address);
    }
}

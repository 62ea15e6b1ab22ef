package io.swarmbed.tracker.http;

import io.swarmbed.tracker.net.Networks;

/**
 * Which proxies stand before the tracker. From anyone else the header means nothing.
 *
 * @param trusted where the proxies are
 * @param header which they set; the other one passes through many proxies as the client wrote it, hence is never read
 */
public record ProxySettings(Networks trusted, Header header) {
    /** There are none. */
    public static final ProxySettings NONE = new ProxySettings(Networks.NONE, Header.X_FORWARDED_FOR);

    /** How a proxy names the address it was asked from. */
    public enum Header {
        /** A list of addresses, each proxy adding the one that asked it. */
        X_FORWARDED_FOR("X-Forwarded-For"),
        /** The same as parameters {@code for} (RFC 7239). */
        FORWARDED("Forwarded");

        private final String text;

        Header(String text) {
            this.text = text;
        }

        /** The name of the header. */
        public String text() {
            return text;
        }
    }
}

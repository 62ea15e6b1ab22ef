package io.swarmbed.tracker.http;

import io.swarmbed.tracker.net.AddressText;
import io.swarmbed.tracker.swarm.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out for whom a trusted proxy asks: each proxy appends the address it was asked from, so that the right-most one
 * that is no trusted proxy itself is the last that can be believed. Where all are, the first of them asks. An address may
 * carry a port, which does not count.
 *
 * <p>A proxy that names nobody asks for itself: it may read pages, as a check of its own does, but no peer is registered
 * at its address. A request whose header cannot be read up to that address is refused whatever it asks for.
 */
final class ProxiedSenders {
    private final ProxySettings settings;

    ProxiedSenders(ProxySettings settings) {
        this.settings = settings;
    }

    /** Whether what this address says about others counts. */
    boolean trusts(Endpoint address) {
        return settings.trusted().contains(address);
    }

    /**
     * Who sent the request.
     *
     * @param proxy where it came from, which is trusted
     * @param lines the values of the header, in order
     */
    Sender sender(Endpoint proxy, List<String> lines) {
        List<String> chain = new ArrayList<>();
        for (String line : lines) {
            for (String element : line.split(",", -1)) {
                chain.add(
                        settings.header() == ProxySettings.Header.FORWARDED ? forParameter(element) : element.strip());
            }
        }
        if (chain.isEmpty()) {
            return new Sender(
                    proxy,
                    Optional.of("the proxy of this tracker does not say who asks: it must set "
                            + settings.header().text()),
                    false);
        }
        Endpoint last = proxy;
        for (int i = chain.size() - 1; i >= 0; i--) {
            Optional<Endpoint> address = address(chain.get(i));
            if (address.isEmpty()) {
                return new Sender(
                        proxy,
                        Optional.of("the proxy of this tracker says who asks in words that are no address, in "
                                + settings.header().text()),
                        true);
            }
            last = address.get();
            if (!trusts(last)) {
                break;
            }
        }
        return Sender.at(last);
    }

    /** The value of {@code for} in one element of RFC 7239, without quotes; empty when there is none. */
    private static String forParameter(String element) {
        for (String pair : element.split(";", -1)) {
            String trimmed = pair.strip();
            if (trimmed.regionMatches(true, 0, "for=", 0, 4)) {
                String value = trimmed.substring(4);
                boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
                return quoted ? value.substring(1, value.length() - 1) : value;
            }
        }
        return "";
    }

    /** An address, or one with a port: {@code 192.0.2.7:80} or {@code [2001:db8::1]:80}. */
    private static Optional<Endpoint> address(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            boolean whole = end == text.length() - 1;
            return end > 0 && (whole || text.charAt(end + 1) == ':')
                    ? AddressText.parse(text.substring(1, end))
                    : Optional.empty();
        }
        int colon = text.indexOf(':');
        boolean port = colon >= 0 && colon == text.lastIndexOf(':');
        return AddressText.parse(port ? text.substring(0, colon) : text);
    }
}

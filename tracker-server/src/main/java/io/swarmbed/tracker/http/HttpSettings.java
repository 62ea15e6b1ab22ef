package io.swarmbed.tracker.http;

import java.util.Optional;

/**
 * How the HTTP front end behaves.
 *
 * @param limits what it grants a stranger
 * @param proxies whose word it takes for who asks
 * @param tls its proof of identity, needed where it listens for HTTPS
 */
public record HttpSettings(HttpLimits limits, ProxySettings proxies, Optional<TlsSettings> tls) {
    /** The defaults of {@link HttpLimits}, no proxies, no certificates. */
    public static HttpSettings defaults() {
        return new HttpSettings(HttpLimits.defaults(), ProxySettings.NONE, Optional.empty());
    }

    /** The same with other limits. */
    public HttpSettings withLimits(HttpLimits others) {
        return new HttpSettings(others, proxies, tls);
    }

    /** The same behind these proxies. */
    public HttpSettings withProxies(ProxySettings others) {
        return new HttpSettings(limits, others, tls);
    }

    /** The same with this proof of identity. */
    public HttpSettings withTls(TlsSettings identity) {
        return new HttpSettings(limits, proxies, Optional.of(identity));
    }
}

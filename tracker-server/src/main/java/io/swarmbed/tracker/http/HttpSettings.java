package io.swarmbed.tracker.http;

/**
 * How the HTTP front end behaves.
 *
 * @param limits what it grants a stranger
 * @param proxies whose word it takes for who asks
 */
public record HttpSettings(HttpLimits limits, ProxySettings proxies) {
    /** The defaults of {@link HttpLimits}, and no proxies. */
    public static HttpSettings defaults() {
        return new HttpSettings(HttpLimits.defaults(), ProxySettings.NONE);
    }

    /** The same with other limits. */
    public HttpSettings withLimits(HttpLimits others) {
        return new HttpSettings(others, proxies);
    }

    /** The same behind these proxies. */
    public HttpSettings withProxies(ProxySettings others) {
        return new HttpSettings(limits, others);
    }
}

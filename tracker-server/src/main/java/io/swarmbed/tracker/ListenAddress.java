package io.swarmbed.tracker;

/**
 * Where a front end listens.
 *
 * @param host an address or name of this machine; empty for all its addresses, IPv4 and IPv6
 * @param port 0 to 65535; 0 for any free one
 */
public record ListenAddress(String host, int port) {
    public ListenAddress {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
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

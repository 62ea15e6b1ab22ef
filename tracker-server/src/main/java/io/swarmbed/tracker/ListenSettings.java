package io.swarmbed.tracker;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where a tracker listens.
 *
 * @param udp of the UDP front end (BEP 15); none for no such front end
 * @param http of the HTTP front end (BEP 3); none for no such front end
 * @param https of the HTTP front end over TLS; none for none
 */
public record ListenSettings(List<ListenAddress> udp, List<ListenAddress> http, List<ListenAddress> https) {
    /** The port that trackers commonly use. */
    public static final int USUAL_PORT = 6969;

    public ListenSettings {
        udp = List.copyOf(udp);
        http = List.copyOf(http);
        https = List.copyOf(https);
    }

    /** Without HTTPS. */
    public ListenSettings(List<ListenAddress> udp, List<ListenAddress> http) {
        this(udp, http, List.of());
    }

    /** Over UDP and HTTP on port {@value #USUAL_PORT} of all interfaces. */
    public static ListenSettings defaults() {
        List<ListenAddress> everywhere = List.of(new ListenAddress("", USUAL_PORT));
        return new ListenSettings(everywhere, everywhere);
    }

    /** The same with UDP here, and nowhere else. */
    public ListenSettings withUdp(List<ListenAddress> addresses) {
        return new ListenSettings(addresses, http, https);
    }

    /** The same with HTTP here, and nowhere else. */
    public ListenSettings withHttp(List<ListenAddress> addresses) {
        return new ListenSettings(udp, addresses, https);
    }

    /** The same with HTTPS here, and nowhere else. */
    public ListenSettings withHttps(List<ListenAddress> addresses) {
        return new ListenSettings(udp, http, addresses);
    }

    /** The same ports of another interface. */
    public ListenSettings withHost(String addressOrName) {
        return new ListenSettings(moved(udp, addressOrName), moved(http, addressOrName), moved(https, addressOrName));
    }

    /** The address at this port of the interface that is named first; none without a port. */
    List<ListenAddress> at(OptionalInt port) {
        String host = Stream.concat(udp.stream(), http.stream())
                .findFirst()
                .map(ListenAddress::host)
                .orElse("");
        return port.isPresent() ? List.of(new ListenAddress(host, port.getAsInt())) : List.of();
    }

    private static List<ListenAddress> moved(List<ListenAddress> addresses, String host) {
        return addresses.stream().map(address -> address.withHost(host)).toList();
    }
}

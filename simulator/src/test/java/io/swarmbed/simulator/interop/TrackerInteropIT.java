package io.swarmbed.simulator.interop;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All the real clients and Swarmbed in one swarm, each at addresses of its own, which the tracker alone introduces to one
 * another. What each is seen to do is checked by {@code swarm.py}: it scrapes what the tracker knows, announces, dials a
 * peer of which only the tracker can have told it, has the whole content in the end, and says goodbye; the tracker's counts
 * are exact all the while. What a client cannot do is in {@code clients.py}, with the reason.
 *
 * <p>Needs root, {@code iproute2} and the clients' Debian packages; one that is missing is a failure.
 */
@Timeout(240)
class TrackerInteropIT {
    private static final List<String> CLIENTS =
            List.of("Transmission", "aria2", "qBittorrent", "libtorrent", "rtorrent", "Swarmbed");

    @TempDir
    Path work;

    @ParameterizedTest(name = "{0} over {1}, {2} tracker, {3} seeds to all but {4}")
    @CsvSource({
        "udp, ipv4, public, aria2, nobody",
        "udp, ipv6, public, qBittorrent, aria2",
        "udp, ipv4, private, libtorrent, Transmission aria2 rtorrent",
        "http, ipv4, public, Transmission, nobody",
        "http, ipv6, private, rtorrent, nobody",
        "https, ipv4, public, Swarmbed, nobody"
    })
    void all_find_one_another(String protocol, String family, String access, String seed, String excluded)
            throws Exception {
        Content content = Content.make(work.resolve(seed).resolve("content"));
        Script.run(work, "swarm/swarm.py", protocol, family, seed, work.toString(), access);
        List<String> without = List.of((seed + " " + excluded).split(" "));
        for (String client : CLIENTS) {
            if (!without.contains(client)) {
                content.assertSameIn(work.resolve(client).resolve("content"));
            }
        }
    }
}

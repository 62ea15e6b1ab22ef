package io.swarmbed.simulator.interop;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    @TempDir
    Path work;

    @ParameterizedTest(name = "one swarm through {0} and {1}, {2} seeding")
    @CsvSource({"udp, ipv4, aria2", "udp, ipv6, qBittorrent", "http, ipv4, Transmission", "http, ipv6, rtorrent"})
    void everybody_finds_everybody(String protocol, String family, String seed) throws Exception {
        Content content = Content.make(work.resolve(seed).resolve("content"));
        Script.run(work, "swarm/swarm.py", protocol, family, seed, work.toString());
        for (String leecher : leechers(protocol, family, seed)) {
            content.assertSameIn(work.resolve(leecher).resolve("content"));
        }
    }

    private static List<String> leechers(String protocol, String family, String seed) {
        boolean withoutAria2 = protocol.equals("udp") && family.equals("ipv6");
        return Stream.of("Transmission", "aria2", "qBittorrent", "libtorrent", "rtorrent", "Swarmbed")
                .filter(client -> !client.equals(seed) && !(withoutAria2 && client.equals("aria2")))
                .toList();
    }
}

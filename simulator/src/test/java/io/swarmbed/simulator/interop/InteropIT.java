package io.swarmbed.simulator.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Transfers between Swarmbed and real clients, each in a network namespace of its own, in which the peers find each other
 * through a tracker and nothing else. Needs root, {@code iproute2} and the clients' Debian packages; one that is missing is
 * a failure. The scripts are in {@code src/test/resources/interop}.
 */
@Timeout(240)
class InteropIT {
    @TempDir
    Path work;

    static Stream<Arguments> clients() {
        return Stream.of("aria2.sh", "transmission.sh", "rasterbar.py", "qbittorrent.sh", "rtorrent.sh")
                .flatMap(client -> Stream.of("udp", "http").map(tracker -> Arguments.of(client, tracker)));
    }

    @ParameterizedTest(name = "{0} seeds to Swarmbed, tracker over {1}")
    @MethodSource("clients")
    void swarmbed_downloads_from(String client, String tracker) throws Exception {
        transfer(client, "seeds", tracker);
    }

    @ParameterizedTest(name = "Swarmbed seeds to {0}, tracker over {1}")
    @MethodSource("clients")
    void swarmbed_seeds_to(String client, String tracker) throws Exception {
        transfer(client, "leeches", tracker);
    }

    @Test
    void opentracker_introduces_swarmbed_as_a_seed() throws Exception {
        transfer("rasterbar.py", "leeches", "opentracker");
    }

    @Test
    void opentracker_introduces_swarmbed_as_a_leecher() throws Exception {
        transfer("rasterbar.py", "seeds", "opentracker");
    }

    private void transfer(String client, String role, String tracker) throws IOException, InterruptedException {
        Content content = Content.make(work.resolve("seed/content"));
        Script.run(work, "transfer.sh", client, role, tracker, work.toString());
        content.assertSameIn(work.resolve("leech/content"));
    }
}

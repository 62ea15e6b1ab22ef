package io.swarmbed.simulator.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
@Timeout(180)
class InteropIT {
    private static final Path JAR = Path.of("target/swarmbed.jar").toAbsolutePath();
    private static final Path SCRIPTS = Path.of("src/test/resources/interop").toAbsolutePath();

    @TempDir
    Path work;

    @BeforeAll
    static void the_program_is_built() {
        assertThat(JAR).as("made by the package phase").isRegularFile();
    }

    @BeforeEach
    void make_content() throws IOException {
        Path content = Files.createDirectories(work.resolve("seed/content/nested folder"));
        write(content.resolveSibling("first.bin"), 1_500_000, 1);
        write(content.resolveSibling("one byte"), 1, 2);
        write(content.resolve("second.bin"), 2_345_678, 3);
        write(content.resolve("third.bin"), 65_536, 4);
    }

    private static void write(Path file, int length, long seed) throws IOException {
        byte[] bytes = new byte[length];
        new RandomStream(seed).nextBytes(bytes);
        Files.write(file, bytes);
    }

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
        // The tracker that gives up its privileges has to reach its folder.
        assertThat(work.toFile().setExecutable(true, false)).isTrue();
        File log = work.resolve("script.log").toFile();
        ProcessBuilder script = new ProcessBuilder(List.of(
                        "unshare",
                        "--net",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        SCRIPTS.resolve("transfer.sh").toString(),
                        client,
                        role,
                        tracker,
                        work.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log);
        script.environment().put("SWARMBED", Path.of(System.getProperty("java.home"), "bin", "java") + " -jar " + JAR);
        Process process = script.start();
        try {
            boolean ended = process.waitFor(150, TimeUnit.SECONDS);
            String said = Files.readString(log.toPath());
            assertThat(ended).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertSameFiles();
    }

    private void assertSameFiles() throws IOException {
        Path original = work.resolve("seed/content");
        try (Stream<Path> paths = Files.walk(original)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                assertThat(work.resolve("leech/content").resolve(original.relativize(file)))
                        .hasSameBinaryContentAs(file);
            }
        }
    }
}

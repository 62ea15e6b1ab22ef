package io.swarmbed.simulator.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** About 4 MB in files of several sizes and depths, the same every time. */
record Content(Path folder) {
    /** Writes it into a folder, which is made. */
    static Content make(Path folder) throws IOException {
        Path nested = Files.createDirectories(folder.resolve("nested folder"));
        write(folder.resolve("first.bin"), 1_500_000, 1);
        write(folder.resolve("one byte"), 1, 2);
        write(nested.resolve("second.bin"), 2_345_678, 3);
        write(nested.resolve("third.bin"), 65_536, 4);
        return new Content(folder);
    }

    void assertSameIn(Path copy) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                assertThat(copy.resolve(folder.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    private static void write(Path file, int length, long seed) throws IOException {
        byte[] bytes = new byte[length];
        new RandomStream(seed).nextBytes(bytes);
        Files.write(file, bytes);
    }
}

package io.swarmbed.simulator.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the scripts of {@code src/test/resources/interop}, each in namespaces of its own, with which all its processes end. */
final class Script {
    private static final Path JAR = Path.of("target/swarmbed.jar").toAbsolutePath();
    private static final Path SCRIPTS = Path.of("src/test/resources/interop").toAbsolutePath();
    private static final int PATIENCE_SECONDS = 210;
    private static final int LAST_LINES = 40;

    private Script() {}

    /**
     * Runs a script to its end and fails when it does, showing what it and every program said.
     *
     * @param work where the script and its programs write; their logs are found below it
     * @param command the script's name and its arguments
     * @return what the script said
     */
    static String run(Path work, String... command) throws IOException, InterruptedException {
        assertThat(JAR).as("made by the package phase").isRegularFile();
        // A program that gives up its privileges has to reach its folder.
        assertThat(work.toFile().setExecutable(true, false)).isTrue();
        List<String> words =
                new ArrayList<>(List.of("unshare", "--net", "--pid", "--mount-proc", "--fork", "--kill-child"));
        words.add(SCRIPTS.resolve(command[0]).toString());
        words.addAll(List.of(command).subList(1, command.length));
        File log = work.resolve("script.log").toFile();
        ProcessBuilder script =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log);
        script.environment().put("SWARMBED", Path.of(System.getProperty("java.home"), "bin", "java") + " -jar " + JAR);
        script.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = script.start();
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(ended && process.exitValue() == 0)
                    .as(() -> (ended ? "exit code " + process.exitValue() : "not ended") + logs(work))
                    .isTrue();
            return Files.readString(log.toPath());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The ends of all logs. */
    private static String logs(Path work) {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList();
                text.append("\n--- ").append(work.relativize(file)).append('\n');
                lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
        } catch (IOException e) {
            text.append(e);
        }
        return text.toString();
    }
}

package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a tree of its own, with scripts in the place of Java and Maven. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Instant PAST = Instant.now().minusSeconds(3600);

    @TempDir
    Path folder;

    private Path root;
    private Path source;
    private Path jar;

    @BeforeEach
    void make_a_tree() throws IOException {
        root = folder.resolve("a tree");
        source = write(root.resolve("engine/src/main/java/A.java"), "class A {}");
        jar = root.resolve("simulator/target/swarmbed.jar");
        write(root.resolve("pom.xml"), "<project/>");
        write(root.resolve("engine/pom.xml"), "<project/>");
        script(root.resolve("swarmbed"), Files.readString(Path.of("..", "swarmbed")));
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho java \"$@\"\nexit 7\n");
        script(folder.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        write(folder.resolve("jdk/release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"17.0.1\"\n");
        mvn("mkdir -p simulator/target && touch simulator/target/swarmbed.jar && echo built >>builds");
        for (Path file : List.of(source, root.resolve("pom.xml"), root.resolve("engine/pom.xml"))) {
            Files.setLastModifiedTime(file, FileTime.from(PAST));
        }
    }

    private void mvn(String body) throws IOException {
        script(folder.resolve("bin/mvn"), "#!/bin/sh\n" + body + "\n");
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void script(Path file, String text) throws IOException {
        Files.setPosixFilePermissions(write(file, text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(Path launcher, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("SWARMBED_JAVA_OPTS", "-Xmx1g -Dx=y");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(
                process.exitValue(),
                Files.readString(folder.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
    }

    private long builds() throws IOException {
        Path log = root.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void it_builds_once_and_passes_arguments_and_the_exit_code() throws IOException, InterruptedException {
        Result first = run(root.resolve("swarmbed"), "check", "a b");
        assertThat(first.exit()).isEqualTo(7);
        assertThat(first.out())
                .isEqualTo("java -XX:+UseSerialGC -Dio.netty.leakDetection.level=disabled -Xmx1g -Dx=y -Dswarmbed.home="
                        + root.toRealPath()
                        + " -Dswarmbed.terminal=false -jar "
                        + root.toRealPath().resolve("simulator/target/swarmbed.jar") + " check a b\n");
        assertThat(first.err()).startsWith("swarmbed: Building Swarmbed");
        assertThat(run(root.resolve("swarmbed")).err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
        assertThat(root.resolve(".build-lock")).doesNotExist();
    }

    @Test
    void it_builds_again_when_a_source_is_newer() throws IOException, InterruptedException {
        run(root.resolve("swarmbed"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        run(root.resolve("swarmbed"));
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void it_works_through_symbolic_links() throws IOException, InterruptedException {
        Files.createSymbolicLink(folder.resolve("first"), Path.of("a tree/swarmbed"));
        Files.createSymbolicLink(folder.resolve("second"), folder.resolve("first"));
        assertThat(run(folder.resolve("second")).exit()).isEqualTo(7);
        assertThat(jar).exists();
    }

    @Test
    void a_build_that_fails_is_shown_and_leaves_no_lock() throws IOException, InterruptedException {
        mvn("echo what went wrong; exit 1");
        Result result = run(root.resolve("swarmbed"));
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("what went wrong").endsWith("swarmbed: the build failed, see above\n");
        assertThat(root.resolve(".build-lock")).doesNotExist();
    }

    @Test
    void the_lock_of_a_build_that_was_killed_does_not_hold() throws IOException, InterruptedException {
        write(root.resolve(".build-lock/pid"), "999999999\n");
        assertThat(run(root.resolve("swarmbed")).exit()).isEqualTo(7);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over() throws IOException, InterruptedException {
        write(folder.resolve("jdk/release"), "JAVA_VERSION=\"1.8.0_392\"\n");
        script(folder.resolve("bin/javac"), "#!/bin/sh\n");
        Path newer = folder.resolve("jdk-21");
        script(newer.resolve("bin/java"), "#!/bin/sh\necho newer\n");
        script(newer.resolve("bin/javac"), "#!/bin/sh\n");
        write(newer.resolve("release"), "JAVA_VERSION=\"21\"\n");
        Files.createSymbolicLink(folder.resolve("bin/java"), newer.resolve("bin/java"));
        assertThat(run(root.resolve("swarmbed")).out()).isEqualTo("newer\n");
    }

    private record Result(int exit, String out, String err) {}
}

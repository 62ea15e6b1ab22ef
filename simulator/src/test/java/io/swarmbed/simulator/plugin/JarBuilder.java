package io.swarmbed.simulator.plugin;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a few classes and puts them into a jar, as a user's build would. */
public final class JarBuilder {
    private static final String SERVICES = "META-INF/services/io.swarmbed.engine.policy.";
    private static final int MAJOR_VERSION = 7;

    private final Path folder;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** @param folder for what comes in between */
    public JarBuilder(Path folder) {
        this.folder = folder;
    }

    /** Adds classes of the package {@code com.example}; each source is that of one class, without package and imports. */
    public JarBuilder with(String... sources) {
        try {
            Path work = Files.createTempDirectory(folder, "build");
            List<Path> files = new ArrayList<>();
            for (String source : sources) {
                String name = source.replaceFirst("(?s).*?(?:class|interface) (\\w+).*", "$1");
                String header = "package com.example; import io.swarmbed.engine.policy.*; import java.util.List;\n";
                files.add(Files.writeString(work.resolve(name + ".java"), header + source));
            }
            compile(work, files);
            try (Stream<Path> classes = Files.walk(work)) {
                for (Path file :
                        classes.filter(one -> one.toString().endsWith(".class")).toList()) {
                    entries.put(work.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path work, List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            complaints,
                            manager,
                            null,
                            List.of("-d", work.toString(), "-cp", System.getProperty("java.class.path")),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!done) {
                throw new IllegalStateException(complaints.toString());
            }
        }
    }

    /** A picker of this name, whose {@code pick} has this body. */
    public JarBuilder picker(String name, String body) {
        String type = "Pick" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return with(
                        "public final class " + type + " implements PiecePicker {\n"
                                + " public int pick(PickView view) {\n" + body + "\n}}",
                        "public final class " + type + "Provider implements PiecePickerProvider {\n"
                                + " public String name() { return \"" + name + "\"; }\n"
                                + " public String summary() { return \"for a test\"; }\n"
                                + " public PiecePicker create(PolicyOptions options) { return new " + type + "(); }}")
                .declaring("PiecePickerProvider", "com.example." + type + "Provider");
    }

    /** Adds a line to the entry of a service. */
    public JarBuilder declaring(String service, String className) {
        byte[] before = entries.getOrDefault(SERVICES + service, new byte[0]);
        entries.put(SERVICES + service, (new String(before) + className + " # one\n").getBytes());
        return this;
    }

    /** Takes a class out again. */
    public JarBuilder without(String simpleName) {
        entries.remove("com/example/" + simpleName + ".class");
        return this;
    }

    /** Lets all classes be of another version of Java. */
    public JarBuilder forJava(int release) {
        entries.forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                bytes[MAJOR_VERSION] = (byte) (44 + release);
            }
        });
        return this;
    }

    /** Writes the jar. */
    public Path jar(String name) {
        Path path = folder.resolve(name);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }
}

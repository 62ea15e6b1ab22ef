package io.swarmbed.simulator.plugin;

import io.swarmbed.engine.policy.PolicyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What is in a jar.
 *
 * @param plugIn what runs record of it
 * @param services the classes that each of its service entries names, by the name of the service
 * @param classNames of all its classes
 */
record PlugInJar(Path path, PlugIn plugIn, Map<String, List<String>> services, List<String> classNames) {
    static final String SERVICES = "META-INF/services/";
    private static final String CLASS = ".class";

    /** Reads the jar's table of contents and its service entries. */
    static PlugInJar read(Path path) throws PolicyException {
        String title = "--plugins " + path + ": ";
        if (Files.isDirectory(path)) {
            throw new PolicyException(title + "a folder; name the jar in it");
        }
        if (!Files.exists(path)) {
            throw new PolicyException(title + "there is no such file; name the jar that your build made");
        }
        try (ZipFile jar = new ZipFile(path.toFile())) {
            Map<String, List<String>> services = new TreeMap<>();
            List<String> classNames = new ArrayList<>();
            for (ZipEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(SERVICES) && !entry.isDirectory()) {
                    services.put(name.substring(SERVICES.length()), named(jar, entry));
                } else if (name.endsWith(CLASS) && !name.startsWith("META-INF/")) {
                    classNames.add(
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            }
            PlugIn plugIn = new PlugIn(String.valueOf(path.getFileName()), hash(path));
            return new PlugInJar(path, plugIn, services, classNames);
        } catch (ZipException e) {
            throw new PolicyException(
                    title + "not a jar (" + e.getMessage() + "); name the jar that your build made", e);
        } catch (IOException e) {
            throw new PolicyException(title + "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** The class names in a service entry: one a line, the rest of a line from {@code #} on being a comment. */
    private static List<String> named(ZipFile jar, ZipEntry entry) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    private static String hash(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

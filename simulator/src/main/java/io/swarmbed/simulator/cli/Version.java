package io.swarmbed.simulator.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, and the Java that runs it. */
public final class Version implements IVersionProvider {
    private static final int HASH_BYTES = 6;

    /** The version of this build; {@code development} when it does not run from a jar. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * The version with what tells two builds of it apart: a hash of the jar's table of contents, which has a checksum of
     * each file and is the same for the same sources and tools. The version alone when it does not run from a jar.
     */
    public static String build() {
        CodeSource source = Version.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return number();
        }
        try (ZipFile jar = new ZipFile(Path.of(source.getLocation().toURI()).toFile())) {
            return number() + "+" + contents(jar);
        } catch (IOException | URISyntaxException | NoSuchAlgorithmException unreadable) {
            return number();
        }
    }

    private static String contents(ZipFile jar) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        jar.stream()
                .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n")
                .sorted()
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    @Override
    public String[] getVersion() {
        return new String[] {"swarmbed " + number() + " (Java " + System.getProperty("java.version") + ")"};
    }
}

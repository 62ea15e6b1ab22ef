package io.swarmbed.simulator.plugin;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.policy.PolicyProvider;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The jars of a user's own strategies and all policies there are with them. The classes of the jars are shared by all runs
 * of this program, and stay loaded until it ends; they see the engine's classes first, then each other's. Immutable and
 * thread-safe.
 */
public final class PlugIns {
    /** What the class loader of the jars is called: in stack traces it tells their frames from others. */
    public static final String LOADER = "plug-ins";

    /** As long as a call of a strategy may last during a run. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String PROVIDERS = "io.swarmbed.engine.policy.";

    private final List<PlugInJar> jars;
    private final Policies policies;

    private PlugIns(List<PlugInJar> jars, Policies policies) {
        this.jars = jars;
        this.policies = policies;
    }

    /**
     * Loads these jars.
     *
     * @throws PolicyException when one is no such jar, or a strategy that it declares cannot be used
     */
    public static PlugIns load(List<Path> paths) throws PolicyException {
        return load(paths, PATIENCE);
    }

    /** The same, with this patience for strategies that are made. */
    static PlugIns load(List<Path> paths, Duration patience) throws PolicyException {
        List<PlugInJar> jars = new ArrayList<>();
        List<URL> urls = new ArrayList<>();
        for (Path path : paths) {
            PlugInJar jar = PlugInJar.read(path);
            if (jars.stream().noneMatch(other -> other.plugIn().equals(jar.plugIn()))) {
                jars.add(jar);
                urls.add(url(path));
            }
        }
        ClassLoader ours = PlugIns.class.getClassLoader();
        ClassLoader loader = new URLClassLoader(LOADER, urls.toArray(URL[]::new), ours);
        return new PlugIns(List.copyOf(jars), Policies.load(new JarSource(jars, loader, patience)));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The strategies there are: built-in ones, those on the class path and those of the jars. */
    public Policies policies() {
        return policies;
    }

    /** The jars, by file name, with a hash each: what a run has to say of them. */
    public Map<String, String> asVersions() {
        Map<String, String> versions = new TreeMap<>();
        for (PlugInJar jar : jars) {
            String file = jar.plugIn().file();
            String key = file;
            for (int number = 2; versions.containsKey(key); number++) {
                key = file + " (" + number + ")";
            }
            versions.put(key, "sha256 " + jar.plugIn().sha256());
        }
        return versions;
    }

    /** The paths as they were given. */
    public List<Path> paths() {
        return jars.stream().map(PlugInJar::path).toList();
    }

    /** The jar that a strategy comes from; empty for those that come with this program. */
    public Optional<String> jarOf(PolicyProvider<?> provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        if (source == null || provider.getClass().getClassLoader() == PlugIns.class.getClassLoader()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    String.valueOf(Path.of(source.getLocation().toURI()).getFileName()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A jar that offers nothing by a service entry is there for its classes, or for another jar: makes sure that it is.
     *
     * @param named the strategies that are in use, as users name them
     * @throws PolicyException when nothing of the jars can be in use
     */
    public void requireUse(Collection<String> named) throws PolicyException {
        boolean declared = jars.stream()
                .anyMatch(jar -> jar.services().keySet().stream().anyMatch(service -> service.startsWith(PROVIDERS)));
        if (!jars.isEmpty() && !declared && named.stream().noneMatch(Policies::isClassName)) {
            throw new PolicyException("--plugins " + jars.get(0).path() + ": it declares no strategy, for there is no "
                    + PlugInJar.SERVICES + PROVIDERS
                    + "PiecePickerProvider (or ChokerProvider and so on) in it: add that"
                    + " file, or name the class, as in 'picker: com.example.MyPicker'");
        }
    }
}

package io.swarmbed.simulator.plugin;

import io.swarmbed.engine.policy.LinkageWords;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.policy.PolicySource;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The strategies that are on the class path, and those of jars. */
final class JarSource implements PolicySource {
    private final List<PlugInJar> jars;
    private final ClassLoader loader;
    private final Duration patience;
    private final PolicySource classPath;

    /**
     * @param loader finds the classes of the jars
     * @param patience how long a strategy may take to be made
     */
    JarSource(List<PlugInJar> jars, ClassLoader loader, Duration patience) {
        this.jars = jars;
        this.loader = loader;
        this.patience = patience;
        this.classPath = PolicySource.of(JarSource.class.getClassLoader());
    }

    @Override
    public <P> List<P> providers(Class<P> service) throws PolicyException {
        List<P> found = new ArrayList<>(classPath.providers(service));
        for (PlugInJar jar : jars) {
            for (String className : jar.services().getOrDefault(service.getName(), List.of())) {
                found.add(provider(jar, service, className));
            }
        }
        return found;
    }

    private <P> P provider(PlugInJar jar, Class<P> service, String className) throws PolicyException {
        String file = jar.plugIn().file();
        Class<?> type = load(file, className)
                .orElseThrow(() -> new PolicyException(file + ": " + PlugInJar.SERVICES + service.getName() + " names "
                        + className + ", which is in none of the jars: mend the name, or build the jar again"));
        if (!service.isAssignableFrom(type)) {
            throw new PolicyException(file + ": " + PlugInJar.SERVICES + service.getName() + " names " + className
                    + ", which does not implement that: name the class that does");
        }
        String cannot = file + ": " + className + " cannot be constructed: ";
        try {
            return service.cast(type.getConstructor().newInstance());
        } catch (InvocationTargetException e) {
            throw new PolicyException(cannot + "it threw " + e.getCause(), e);
        } catch (NoSuchMethodException e) {
            throw new PolicyException(cannot + "give it a public constructor without parameters", e);
        } catch (IllegalAccessException | InstantiationException e) {
            throw new PolicyException(cannot + "it must be public and not abstract", e);
        } catch (LinkageError e) {
            throw new PolicyException(cannot + LinkageWords.of(e), e);
        }
    }

    @Override
    public Optional<Class<?>> type(String className) throws PolicyException {
        return load("--plugins", className);
    }

    private Optional<Class<?>> load(String where, String className) throws PolicyException {
        try {
            return Optional.of(Class.forName(className, true, loader));
        } catch (ClassNotFoundException nowhere) {
            return Optional.empty();
        } catch (LinkageError e) {
            throw new PolicyException(where + ": " + className + " cannot be loaded: " + LinkageWords.of(e), e);
        }
    }

    @Override
    public <T> T run(String title, Supplier<T> code) throws PolicyException {
        return ForeignCall.result(patience, code)
                .orElseThrow(() -> new PolicyException(
                        title + " cannot be constructed: it did not return within " + patience.toSeconds() + " s"));
    }

    @Override
    public List<String> classNames() {
        return jars.stream().flatMap(jar -> jar.classNames().stream()).toList();
    }
}

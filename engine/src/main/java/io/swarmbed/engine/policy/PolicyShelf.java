package io.swarmbed.engine.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The policies of one kind: built-in ones in their order, then those of plug-ins by name. */
final class PolicyShelf<T, P extends PolicyProvider<T>> {
    private final String kind;
    private final Class<T> type;
    private final Class<P> service;
    private final PolicySource source;
    private final Map<String, P> byName = new LinkedHashMap<>();
    private final int builtInCount;

    /** @param source of those that are not built in */
    PolicyShelf(String kind, Class<T> type, Class<P> service, List<? extends P> builtIn, PolicySource source)
            throws PolicyException {
        this.kind = kind;
        this.type = type;
        this.service = service;
        this.source = source;
        builtIn.forEach(provider -> byName.put(provider.name(), provider));
        this.builtInCount = byName.size();
        addServices();
    }

    static boolean isPolicyName(String name) {
        return name.matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    private void addServices() throws PolicyException {
        List<P> found = new ArrayList<>(source.providers(service));
        for (P provider : found) {
            check(provider);
        }
        found.sort(Comparator.comparing(PolicyProvider::name));
        for (P provider : found) {
            P other = byName.putIfAbsent(provider.name(), provider);
            if (other != null) {
                throw new PolicyException("two " + kind + "s are named '" + provider.name() + "': "
                        + other.getClass().getName() + " and "
                        + provider.getClass().getName() + "; rename one of them");
            }
        }
    }

    /** What a provider says of itself has to be there before it is relied on. */
    private void check(P provider) throws PolicyException {
        String title = "the " + kind + " of " + provider.getClass().getName();
        String name;
        try {
            name = Objects.requireNonNull(provider.name(), "its name is null");
            Objects.requireNonNull(provider.summary(), "its summary is null");
            Objects.requireNonNull(provider.options(), "its options are null");
        } catch (Throwable e) {
            throw new PolicyException(title + " cannot tell its name, summary and options: " + reason(e), e);
        }
        if (!isPolicyName(name)) {
            throw new PolicyException(
                    title + " is named '" + name + "'; a name has lower-case letters and digits, with hyphens between");
        }
    }

    List<P> all() {
        return List.copyOf(byName.values());
    }

    /** Those of plug-ins. */
    List<P> foreign() {
        return all().subList(builtInCount, byName.size());
    }

    /** What makes a new policy as chosen each time it is asked. */
    PolicySupplier<T> supplier(PolicyChoice choice) throws PolicyException {
        PolicyProvider<T> provider = find(choice.name());
        boolean foreign = !all().subList(0, builtInCount).contains(provider);
        String title = kind + " '" + choice.name() + "'";
        PolicyOptions options = PolicyOptions.of(title, provider.options(), choice.options());
        Supplier<T> maker = () -> made(provider, options);
        try {
            T unused = foreign ? source.run(title, maker) : maker.get();
        } catch (PolicyException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new PolicyException(title + ": " + e.getMessage(), e);
        } catch (Throwable e) {
            throw new PolicyException(title + " cannot be constructed: " + reason(e), e);
        }
        return new PolicySupplier<>(kind, choice.name(), foreign, maker);
    }

    private T made(PolicyProvider<T> provider, PolicyOptions options) {
        return Objects.requireNonNull(provider.create(options), "its provider made null");
    }

    private PolicyProvider<T> find(String name) throws PolicyException {
        P provider = byName.get(name);
        if (provider != null) {
            return provider;
        }
        Optional<Class<?>> named = NamedClass.isClassName(name) ? source.type(name) : Optional.empty();
        if (named.isPresent()) {
            return NamedClass.of(kind, named.get(), type, service);
        }
        if (!NamedClass.isClassName(name)) {
            throw new PolicyException(
                    "there is no " + kind + " '" + name + "'; " + Nearest.advice(name, byName.keySet()));
        }
        List<String> names = new ArrayList<>(byName.keySet());
        names.addAll(source.classNames());
        String advice = Nearest.to(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("a class has to be in a jar that --plugins names");
        throw new PolicyException("there is no " + kind + " and no class '" + name + "'; " + advice);
    }

    private static String reason(Throwable error) {
        if (error instanceof LinkageError linkage) {
            return LinkageWords.of(linkage);
        }
        return "it threw " + error.toString().lines().findFirst().orElse("");
    }
}

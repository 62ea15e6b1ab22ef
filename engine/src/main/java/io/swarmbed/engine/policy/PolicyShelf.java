package io.swarmbed.engine.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** The policies of one kind: built-in ones in their order, then those of plug-ins by name. */
final class PolicyShelf<T, P extends PolicyProvider<T>> {
    private final String kind;
    private final Map<String, P> byName = new LinkedHashMap<>();

    PolicyShelf(String kind, List<? extends P> builtIn) {
        this.kind = kind;
        builtIn.forEach(provider -> byName.put(provider.name(), provider));
    }

    /** Adds those that the class loader's services provide. */
    void addServices(Class<P> service, ClassLoader loader) throws PolicyException {
        List<P> found = new ArrayList<>();
        try {
            ServiceLoader.load(service, loader).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new PolicyException("a " + kind + " of a plug-in cannot be loaded: " + e.getMessage(), e);
        }
        found.sort(Comparator.comparing(PolicyProvider::name));
        for (P provider : found) {
            String type = provider.getClass().getName();
            if (!provider.name().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new PolicyException("the " + kind + " of " + type + " is named '" + provider.name()
                        + "'; a name has lower-case letters and digits, with hyphens between");
            }
            P other = byName.putIfAbsent(provider.name(), provider);
            if (other != null) {
                throw new PolicyException("two " + kind + "s are named '" + provider.name() + "': "
                        + other.getClass().getName() + " and " + type + "; rename one of them");
            }
        }
    }

    List<P> all() {
        return List.copyOf(byName.values());
    }

    /** What makes a new policy as chosen each time it is asked. */
    Supplier<T> supplier(PolicyChoice choice) throws PolicyException {
        P provider = byName.get(choice.name());
        if (provider == null) {
            throw new PolicyException("there is no " + kind + " '" + choice.name() + "'; "
                    + Nearest.advice(choice.name(), byName.keySet()));
        }
        String title = kind + " '" + choice.name() + "'";
        PolicyOptions options = PolicyOptions.of(title, provider.options(), choice.options());
        try {
            provider.create(options);
        } catch (IllegalArgumentException e) {
            throw new PolicyException(title + ": " + e.getMessage(), e);
        }
        return () -> provider.create(options);
    }
}

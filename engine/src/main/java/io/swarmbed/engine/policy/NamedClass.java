package io.swarmbed.engine.policy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/**
 * Makes policies of a class that was named in place of a policy. The class is public, and either is a provider, or has a
 * public constructor that takes {@link PolicyOptions} or nothing. One that takes options declares them in a method {@code
 * public static List<PolicyOption> options()}.
 */
final class NamedClass<T> implements PolicyProvider<T> {
    private static final String OPTIONS = "options";

    private final Class<? extends T> type;
    private final Constructor<? extends T> constructor;
    private final List<PolicyOption> options;

    private NamedClass(Class<? extends T> type, Constructor<? extends T> constructor, List<PolicyOption> options) {
        this.type = type;
        this.constructor = constructor;
        this.options = options;
    }

    /** Whether a policy's name is to be taken as that of a class, which a policy's own name can never be. */
    static boolean isClassName(String name) {
        return !PolicyShelf.isPolicyName(name)
                && name.matches("[\\p{javaJavaIdentifierStart}&&[^.]][\\p{javaJavaIdentifierPart}.]*");
    }

    /**
     * What makes policies of this class.
     *
     * @param kind such as {@code picker}
     * @throws PolicyException when the class is of no use as a policy of that kind
     */
    static <T> PolicyProvider<T> of(
            String kind, Class<?> type, Class<T> policy, Class<? extends PolicyProvider<T>> service)
            throws PolicyException {
        String title = "the class " + type.getName();
        if (service.isAssignableFrom(type)) {
            return service.cast(constructed(title, constructor(title, type, false)));
        }
        if (!policy.isAssignableFrom(type)) {
            throw new PolicyException(title + " is no " + kind + ": let it implement " + policy.getName());
        }
        Class<? extends T> fitting = type.asSubclass(policy);
        Constructor<? extends T> constructor = constructor(title, fitting, true);
        List<PolicyOption> options = constructor.getParameterCount() == 0 ? List.of() : declared(title, type);
        return new NamedClass<>(fitting, constructor, options);
    }

    private static <C> Constructor<C> constructor(String title, Class<C> type, boolean mayTakeOptions)
            throws PolicyException {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers()) || inner) {
            throw new PolicyException(title + " must be public and "
                    + (inner ? "static" : "neither abstract nor an interface") + ": others cannot make it");
        }
        Optional<Constructor<C>> found = Optional.empty();
        if (mayTakeOptions) {
            found = constructor(type, PolicyOptions.class);
        }
        if (found.isEmpty()) {
            found = constructor(type);
        }
        return found.orElseThrow(() -> new PolicyException(title + " has no public constructor without parameters"
                + (mayTakeOptions ? " or with PolicyOptions alone" : "") + ": give it one"));
    }

    private static <C> Optional<Constructor<C>> constructor(Class<C> type, Class<?>... parameters)
            throws PolicyException {
        try {
            return Optional.of(type.getConstructor(parameters));
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        } catch (LinkageError e) {
            throw new PolicyException("the class " + type.getName() + " cannot be used: " + LinkageWords.of(e), e);
        }
    }

    private static List<PolicyOption> declared(String title, Class<?> type) throws PolicyException {
        try {
            Object options = type.getMethod(OPTIONS).invoke(null);
            if (options instanceof List<?> list && list.stream().allMatch(PolicyOption.class::isInstance)) {
                return list.stream().map(PolicyOption.class::cast).toList();
            }
            throw new PolicyException(title + ": its method options() must return a List<PolicyOption>");
        } catch (NoSuchMethodException none) {
            return List.of();
        } catch (NullPointerException e) {
            throw new PolicyException(title + ": its method options() must be static", e);
        } catch (InvocationTargetException e) {
            throw new PolicyException(title + ": its method options() threw " + e.getCause(), e);
        } catch (LinkageError e) {
            throw new PolicyException(title + " cannot be used: " + LinkageWords.of(e), e);
        } catch (IllegalAccessException e) {
            throw new PolicyException(title + ": its method options() cannot be called: " + e.getMessage(), e);
        }
    }

    private static <C> C constructed(String title, Constructor<C> constructor) throws PolicyException {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new PolicyException(title + " cannot be constructed: it threw " + e.getCause(), e);
        } catch (LinkageError e) {
            throw new PolicyException(title + " cannot be constructed: " + LinkageWords.of(e), e);
        } catch (ReflectiveOperationException e) {
            throw new PolicyException(title + " cannot be constructed: " + e, e);
        }
    }

    @Override
    public String name() {
        return type.getName();
    }

    @Override
    public String summary() {
        return "a class of a plug-in";
    }

    @Override
    public List<PolicyOption> options() {
        return options;
    }

    @Override
    public T create(PolicyOptions values) {
        try {
            return constructor.getParameterCount() == 0 ? constructor.newInstance() : constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

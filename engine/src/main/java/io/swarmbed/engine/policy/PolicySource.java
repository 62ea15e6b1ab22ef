package io.swarmbed.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Where strategies come from that are not built in. Thread-safe. */
public interface PolicySource {
    /** None. */
    PolicySource NONE = new PolicySource() {
        @Override
        public <P> List<P> providers(Class<P> service) {
            return List.of();
        }

        @Override
        public Optional<Class<?>> type(String className) {
            return Optional.empty();
        }
    };

    /**
     * A provider of each declared service of this type.
     *
     * @throws PolicyException when one cannot be made
     */
    <P> List<P> providers(Class<P> service) throws PolicyException;

    /**
     * The class of this name, initialised; empty when there is none.
     *
     * @throws PolicyException when it is there and cannot be loaded
     */
    Optional<Class<?>> type(String className) throws PolicyException;

    /**
     * Runs code of a strategy that does not come with the engine, and gives what it returns; what it throws is thrown.
     *
     * @param title of the strategy, for the message
     * @throws PolicyException when it does not return
     */
    default <T> T run(String title, Supplier<T> code) throws PolicyException {
        return code.get();
    }

    /** The names of classes to guess from when one is misspelt. */
    default List<String> classNames() {
        return List.of();
    }

    /** The services and classes that a class loader finds. */
    static PolicySource of(ClassLoader loader) {
        return new PolicySource() {
            @Override
            public <P> List<P> providers(Class<P> service) throws PolicyException {
                List<P> found = new ArrayList<>();
                try {
                    ServiceLoader.load(service, loader).forEach(found::add);
                } catch (ServiceConfigurationError e) {
                    throw new PolicyException("a strategy on the class path cannot be loaded: " + e.getMessage(), e);
                } catch (LinkageError e) {
                    throw new PolicyException(
                            "a strategy on the class path cannot be loaded: " + LinkageWords.of(e), e);
                }
                return found;
            }

            @Override
            public Optional<Class<?>> type(String className) throws PolicyException {
                try {
                    return Optional.of(Class.forName(className, true, loader));
                } catch (ClassNotFoundException nowhere) {
                    return Optional.empty();
                } catch (LinkageError e) {
                    throw new PolicyException("the class " + className + " cannot be loaded: " + LinkageWords.of(e), e);
                }
            }
        };
    }
}

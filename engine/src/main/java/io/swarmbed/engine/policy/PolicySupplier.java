package io.swarmbed.engine.policy;

import java.util.function.Supplier;

/**
 * Makes a new policy, as it was chosen, each time it is asked. Thread-safe.
 *
 * @param kind such as {@code picker}
 * @param name as it was chosen: of a policy or a class
 * @param foreign whether it is a user's own, which may do anything
 * @param maker what makes it
 */
public record PolicySupplier<T>(String kind, String name, boolean foreign, Supplier<T> maker) implements Supplier<T> {
    @Override
    public T get() {
        return maker.get();
    }
}

package io.swarmbed.engine.policy;

import io.swarmbed.engine.policy.builtin.BuiltInPolicies;
import java.util.List;
import java.util.function.Supplier;

/**
 * The policies there are, found by name: built-in ones, then those that plug-ins provide as services. Names and options are
 * checked when a policy is chosen, not when it is used. Immutable and thread-safe.
 */
public final class Policies {
    private final PolicyShelf<PiecePicker, PiecePickerProvider> pickers =
            new PolicyShelf<>("picker", BuiltInPolicies.PICKERS);
    private final PolicyShelf<Choker, ChokerProvider> chokers = new PolicyShelf<>("choker", BuiltInPolicies.CHOKERS);

    private Policies() {}

    /** Those that come with the engine. */
    public static Policies builtIn() {
        return new Policies();
    }

    /**
     * Those that come with the engine and those of this class loader's services.
     *
     * @throws PolicyException when a service cannot be loaded or its name is taken or malformed
     */
    public static Policies load(ClassLoader loader) throws PolicyException {
        Policies policies = new Policies();
        policies.pickers.addServices(PiecePickerProvider.class, loader);
        policies.chokers.addServices(ChokerProvider.class, loader);
        return policies;
    }

    /** All pickers, the default one first. */
    public List<PiecePickerProvider> pickers() {
        return pickers.all();
    }

    /** All chokers, the default one first. */
    public List<ChokerProvider> chokers() {
        return chokers.all();
    }

    /**
     * The picker of this name with these options. The supplier makes a new one for each torrent at each peer.
     *
     * @throws PolicyException when there is no such picker or option, or a value is wrong
     */
    public Supplier<PiecePicker> picker(PolicyChoice choice) throws PolicyException {
        return pickers.supplier(choice);
    }

    /**
     * The choker of this name with these options. The supplier makes a new one for each torrent at each peer.
     *
     * @throws PolicyException when there is no such choker or option, or a value is wrong
     */
    public Supplier<Choker> choker(PolicyChoice choice) throws PolicyException {
        return chokers.supplier(choice);
    }
}

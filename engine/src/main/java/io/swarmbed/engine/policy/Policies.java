package io.swarmbed.engine.policy;

import io.swarmbed.engine.policy.builtin.BuiltInBehaviours;
import io.swarmbed.engine.policy.builtin.BuiltInPolicies;
import java.util.List;

/**
 * The policies there are, found by name: built-in ones, then those that plug-ins provide as services. Names and options are
 * checked when a policy is chosen, not when it is used. Immutable and thread-safe.
 */
public final class Policies {
    private final PolicyShelf<PiecePicker, PiecePickerProvider> pickers;
    private final PolicyShelf<Choker, ChokerProvider> chokers;
    private final PolicyShelf<Disclosure, DisclosureProvider> disclosures;
    private final PolicyShelf<PeerSelector, PeerSelectorProvider> selectors;
    private final PolicyShelf<RequestSizer, RequestSizerProvider> sizers;

    private Policies(PolicySource source) throws PolicyException {
        this.pickers = new PolicyShelf<>(
                "picker", PiecePicker.class, PiecePickerProvider.class, BuiltInPolicies.PICKERS, source);
        this.chokers = new PolicyShelf<>("choker", Choker.class, ChokerProvider.class, BuiltInPolicies.CHOKERS, source);
        this.disclosures = new PolicyShelf<>(
                "disclosure", Disclosure.class, DisclosureProvider.class, BuiltInBehaviours.DISCLOSURES, source);
        this.selectors = new PolicyShelf<>(
                "selector", PeerSelector.class, PeerSelectorProvider.class, BuiltInBehaviours.SELECTORS, source);
        this.sizers = new PolicyShelf<>(
                "sizer", RequestSizer.class, RequestSizerProvider.class, BuiltInBehaviours.SIZERS, source);
    }

    /** Those that come with the engine. */
    public static Policies builtIn() {
        try {
            return new Policies(PolicySource.NONE);
        } catch (PolicyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Those that come with the engine and those of this class loader's services.
     *
     * @throws PolicyException when a service cannot be loaded or its name is taken or malformed
     */
    public static Policies load(ClassLoader loader) throws PolicyException {
        return load(PolicySource.of(loader));
    }

    /**
     * Those that come with the engine and those of this source.
     *
     * @throws PolicyException when a service cannot be loaded or its name is taken or malformed
     */
    public static Policies load(PolicySource source) throws PolicyException {
        return new Policies(source);
    }

    /** Whether this name, of any kind of policy, is that of a class. */
    public static boolean isClassName(String name) {
        return NamedClass.isClassName(name);
    }

    /** All pickers, the default one first. */
    public List<PiecePickerProvider> pickers() {
        return pickers.all();
    }

    /** All chokers, the default one first. */
    public List<ChokerProvider> chokers() {
        return chokers.all();
    }

    /** All disclosures, the default one first. */
    public List<DisclosureProvider> disclosures() {
        return disclosures.all();
    }

    /** All peer selectors, the default one first. */
    public List<PeerSelectorProvider> selectors() {
        return selectors.all();
    }

    /** All request sizers, the default one first. */
    public List<RequestSizerProvider> sizers() {
        return sizers.all();
    }

    /**
     * The picker of this name with these options. The supplier makes a new one for each torrent at each peer. In place of a
     * name there may be that of a class, see {@link NamedClass}.
     *
     * @throws PolicyException when there is no such picker or option, or a value is wrong
     */
    public PolicySupplier<PiecePicker> picker(PolicyChoice choice) throws PolicyException {
        return pickers.supplier(choice);
    }

    /**
     * The choker of this name with these options. The supplier makes a new one for each torrent at each peer.
     *
     * @throws PolicyException when there is no such choker or option, or a value is wrong
     */
    public PolicySupplier<Choker> choker(PolicyChoice choice) throws PolicyException {
        return chokers.supplier(choice);
    }

    /**
     * The disclosure of this name with these options. The supplier makes a new one for each torrent at each peer, or gives
     * {@link Disclosure#EVERYTHING}.
     *
     * @throws PolicyException when there is no such disclosure or option, or a value is wrong
     */
    public PolicySupplier<Disclosure> disclosure(PolicyChoice choice) throws PolicyException {
        return disclosures.supplier(choice);
    }

    /**
     * The peer selector of this name with these options. The supplier makes a new one for each torrent at each peer.
     *
     * @throws PolicyException when there is no such selector or option, or a value is wrong
     */
    public PolicySupplier<PeerSelector> selector(PolicyChoice choice) throws PolicyException {
        return selectors.supplier(choice);
    }

    /**
     * The request sizer of this name with these options. The supplier makes a new one for each connection.
     *
     * @throws PolicyException when there is no such sizer or option, or a value is wrong
     */
    public PolicySupplier<RequestSizer> sizer(PolicyChoice choice) throws PolicyException {
        return sizers.supplier(choice);
    }
}

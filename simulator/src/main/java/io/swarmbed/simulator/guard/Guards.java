package io.swarmbed.simulator.guard;

import io.swarmbed.engine.core.Strategies;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PolicySupplier;
import io.swarmbed.engine.policy.RequestSizer;
import java.util.function.Supplier;

/** Makes the strategies of peers: foreign ones with a guard around them, built-in ones as they are. */
public final class Guards {
    private final StrategyWatch watch;

    /** Guards that report strategies which do not return here. */
    public Guards(StrategyWatch watch) {
        this.watch = watch;
    }

    /**
     * New strategies for one peer.
     *
     * @param peer its name, for messages; may be empty
     */
    public Strategies strategies(ChosenStrategies chosen, String peer) {
        return new Strategies(
                picker(chosen.picker(), peer),
                choker(chosen.choker(), peer),
                disclosure(chosen.disclosure(), peer),
                selector(chosen.selector(), peer),
                sizers(chosen.sizer(), peer));
    }

    PiecePicker picker(PolicySupplier<PiecePicker> supplier, String peer) {
        String title = title(supplier, peer);
        return supplier.foreign() ? new GuardedPicker(watch, title, make(title, supplier)) : supplier.get();
    }

    Choker choker(PolicySupplier<Choker> supplier, String peer) {
        String title = title(supplier, peer);
        return supplier.foreign() ? new GuardedChoker(watch, title, make(title, supplier)) : supplier.get();
    }

    private Disclosure disclosure(PolicySupplier<Disclosure> supplier, String peer) {
        String title = title(supplier, peer);
        return supplier.foreign() ? new GuardedDisclosure(watch, title, make(title, supplier)) : supplier.get();
    }

    private PeerSelector selector(PolicySupplier<PeerSelector> supplier, String peer) {
        String title = title(supplier, peer);
        return supplier.foreign() ? new GuardedSelector(watch, title, make(title, supplier)) : supplier.get();
    }

    /** Makes one for each connection. */
    private Supplier<RequestSizer> sizers(PolicySupplier<RequestSizer> supplier, String peer) {
        String title = title(supplier, peer);
        return supplier.foreign() ? () -> new GuardedSizer(watch, title, make(title, supplier)) : supplier;
    }

    private <T> T make(String title, PolicySupplier<T> supplier) {
        return Guard.make(watch, title, supplier);
    }

    private static String title(PolicySupplier<?> supplier, String peer) {
        return supplier.kind() + " '" + supplier.name() + "'" + (peer.isEmpty() ? "" : " of " + peer);
    }
}

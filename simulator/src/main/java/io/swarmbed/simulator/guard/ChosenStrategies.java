package io.swarmbed.simulator.guard;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PolicySupplier;
import io.swarmbed.engine.policy.RequestSizer;
import java.util.stream.Stream;

/** The strategies of peers that are alike. */
public record ChosenStrategies(
        PolicySupplier<PiecePicker> picker,
        PolicySupplier<Choker> choker,
        PolicySupplier<Disclosure> disclosure,
        PolicySupplier<PeerSelector> selector,
        PolicySupplier<RequestSizer> sizer) {
    /** Whether any of them is not built in. */
    public boolean foreign() {
        return Stream.of(picker, choker, disclosure, selector, sizer).anyMatch(PolicySupplier::foreign);
    }
}
